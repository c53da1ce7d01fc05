import { speak } from '@wordpress/a11y';
import { __ } from '@wordpress/i18n';
import { useEffect } from '@wordpress/element';
import { Button } from '@wordpress/components';
import type { View } from '@fcc/dataviews';
import { getBootstrap } from '@fcc/store';
import { StatePanel } from '../../components/state-panel';
import { addLinkProps } from '../navigation/routes';
import { toApiFilters } from '../navigation/view-filters';

/**
 * Shown if the store has no customers.
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
	view: View;
	onClear: () => void;
}

/**
 * Shown if no customer matches search and filters.
 */
export function NoMatch( { view, onClear }: NoMatchProps ) {
	const title = __( 'No customers match', 'fluent-cart-customers' );

	useEffect( () => speak( title ), [ title ] );

	return (
		<StatePanel title={ title } description={ reasonOf( view ) }>
			<ClearButton onClear={ onClear } />
		</StatePanel>
	);
}

function reasonOf( view: View ): string {
	const { date_from, date_to, total_spent_min, total_spent_max } =
		toApiFilters( view );

	if ( date_from && date_to && date_from > date_to ) {
		return __(
			'The first day of “Created” is after the last one.',
			'fluent-cart-customers'
		);
	}
	if ( ( total_spent_min ?? 0 ) > ( total_spent_max ?? Infinity ) ) {
		return __(
			'The least amount of “Total spent” is above the greatest one.',
			'fluent-cart-customers'
		);
	}
	return view.search
		? __(
				'A search finds words by their beginning, in names and emails. To find a customer by id, type # and the number.',
				'fluent-cart-customers'
			)
		: __(
				'Nobody fits all the filters that are set. Change them, or clear them.',
				'fluent-cart-customers'
			);
}

/**
 * Opens the form of a new customer. Hidden from users who may not add one.
 */
export function AddCustomerButton( {
	variant,
}: {
	variant: 'primary' | 'secondary';
} ) {
	return getBootstrap().can.manage ? (
		<Button __next40pxDefaultSize variant={ variant } { ...addLinkProps() }>
			{ __( 'Add customer', 'fluent-cart-customers' ) }
		</Button>
	) : null;
}

/**
 * Removes search and filters.
 */
export function ClearButton( { onClear }: { onClear: () => void } ) {
	return (
		<Button __next40pxDefaultSize variant="secondary" onClick={ onClear }>
			{ __( 'Clear search and filters', 'fluent-cart-customers' ) }
		</Button>
	);
}
