import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { AddCustomerButton } from './add-customer-button';
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

/**
 * Search and filters leave nobody over.
 *
 * @param props
 * @param props.onClear
 */
export function NoMatch( { onClear }: { onClear: () => void } ) {
	return (
		<StatePanel
			title={ __( 'No customers match', 'fluent-cart-customers' ) }
			description={ __(
				'A search finds words by their beginning, in names and emails. To find a customer by id, type # and the number.',
				'fluent-cart-customers'
			) }
		>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				onClick={ onClear }
			>
				{ __( 'Clear search and filters', 'fluent-cart-customers' ) }
			</Button>
		</StatePanel>
	);
}
