import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { View } from '@fcc/dataviews';
import { getBootstrap } from '@fcc/store';
import { StatePanel } from '../../components/state-panel';
import { addLinkProps, importLinkProps } from '../navigation/routes';
import { toApiFilters } from '../navigation/view-filters';
import { DATE_ADDED, TOTAL_SPENT } from './fields';

/**
 * Shown if the store has no customers.
 */
export function NoCustomers() {
	return (
		<StatePanel
			title={ __( 'No customers yet', 'fluent-cart-customers' ) }
			description={ __(
				'Add your first customer. In a FluentCart store, customers also appear here after their first order.',
				'fluent-cart-customers'
			) }
		>
			<AddCustomerButton variant="secondary" />
			{ getBootstrap().can.manage && (
				<Button
					__next40pxDefaultSize
					variant="secondary"
					{ ...importLinkProps() }
				>
					{ __( 'Import customers', 'fluent-cart-customers' ) }
				</Button>
			) }
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
	const title = __( 'No customers found', 'fluent-cart-customers' );

	useEffect( () => speak( title ), [ title ] );

	return (
		<StatePanel title={ title } description={ noMatchReason( view ) }>
			<ClearButton onClear={ onClear } />
		</StatePanel>
	);
}

function noMatchReason( view: View ): string {
	const { date_from, date_to, total_spent_min, total_spent_max } =
		toApiFilters( view );

	if ( date_from && date_to && date_from > date_to ) {
		return sprintf(
			/* translators: %s: label of a filter. */
			__(
				'In the “%s” filter, the start date is after the end date. Change one of them.',
				'fluent-cart-customers'
			),
			DATE_ADDED
		);
	}
	if ( ( total_spent_min ?? 0 ) > ( total_spent_max ?? Infinity ) ) {
		return sprintf(
			/* translators: %s: label of a filter. */
			__(
				'In the “%s” filter, the minimum is greater than the maximum. Change one of them.',
				'fluent-cart-customers'
			),
			TOTAL_SPENT
		);
	}
	return view.search
		? __(
				'Search matches the start of words in names and emails. To find a customer by ID, enter # and the number, like #123.',
				'fluent-cart-customers'
			)
		: __(
				'No customers match these filters. Change or clear the filters.',
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
