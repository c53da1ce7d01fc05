import { __ } from '@wordpress/i18n';
import { AddCustomerButton } from './add-customer-button';
import { ClearButton } from './clear-button';
import { StatePanel } from '../../components/state-panel';

/**
 * The store has no customers yet.
 */
export function NoCustomers() {
	return (
		<StatePanel
			title={ __( 'No customers yet', 'fluent-cart-customers' ) }
			description={ __(
				'Everybody who buys in your store appears here. You can also add customers yourself.',
				'fluent-cart-customers'
			) }
		>
			<AddCustomerButton variant="secondary" />
		</StatePanel>
	);
}

interface NoMatchProps {
	isSearch: boolean;
	onClear: () => void;
}

/**
 * Search and filters leave nobody over.
 *
 * @param props
 * @param props.isSearch Whether there are words to be found, too.
 * @param props.onClear
 */
export function NoMatch( { isSearch, onClear }: NoMatchProps ) {
	return (
		<StatePanel
			title={ __( 'No customers match', 'fluent-cart-customers' ) }
			description={
				isSearch
					? __(
							'A search finds words by their beginning, in names and emails. To find a customer by id, type # and the number.',
							'fluent-cart-customers'
						)
					: __(
							'Nobody fits all the filters that are set. Change them, or clear them.',
							'fluent-cart-customers'
						)
			}
		>
			<ClearButton onClear={ onClear } />
		</StatePanel>
	);
}
