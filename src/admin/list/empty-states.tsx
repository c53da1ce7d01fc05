import { speak } from '@wordpress/a11y';
import { Button } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { View } from '@fcc/dataviews';
import { getBootstrap } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { StatePanel } from '../../components/state-panel';
import { importLinkProps } from '../navigation/routes';
import { hasCriteria } from '../navigation/view';
import { toApiFilters } from '../navigation/view-filters';
import { AddCustomerButton, ClearButton } from './buttons';
import { DATE_ADDED, TOTAL_SPENT } from './fields';
import { Suggestions, useSuggestions } from './search/suggestions';

interface EmptyListProps {
	view: View;
	onClear: () => void;
}

/**
 * Shown in place of the rows if there are none.
 */
export default function EmptyList( props: EmptyListProps ) {
	return hasCriteria( props.view ) ? (
		<NoMatch { ...props } />
	) : (
		<NoCustomers />
	);
}

/**
 * Shown if the store has no customers.
 */
function NoCustomers() {
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

/**
 * Shown if no customer matches search and filters.
 */
function NoMatch( { view, onClear }: EmptyListProps ) {
	const { search, customers } = useSuggestions( view );
	const hasSuggestions = customers.length > 0;
	const title = hasSuggestions
		? sprintf(
				/* translators: %s: what was searched for. Names of customers follow. */
				__( 'No exact match. Close to “%s”:', 'fluent-cart-customers' ),
				search
			)
		: __( 'No customers found', 'fluent-cart-customers' );
	const message = [ title, ...customers.map( customerName ) ].join( ' ' );

	useEffect( () => speak( message ), [ message ] );

	return (
		<StatePanel
			title={ title }
			{ ...( ! hasSuggestions && {
				description: noMatchReason( view ),
			} ) }
			note={ hasSuggestions && <Suggestions customers={ customers } /> }
		>
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
				'Enter the start of a name, email, company, address, or order number, or at least the last four digits of a phone number. To find a customer by ID, enter # and the number, like #123.',
				'fluent-cart-customers'
			)
		: __(
				'No customers match these filters. Change or clear the filters.',
				'fluent-cart-customers'
			);
}
