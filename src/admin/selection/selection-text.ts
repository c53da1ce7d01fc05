import { __, _n, sprintf } from '@wordpress/i18n';
import { countSelected, type Pagination, type Selection } from '@fcc/store';
import { formatNumber } from '../../components/format';

/**
 * @param selection
 * @param pagination Of the list that it was made in.
 * @return How many are selected.
 */
export function selectionText(
	selection: Selection,
	pagination: Pagination
): string {
	const count = countSelected( selection, pagination.total );

	if ( 'all' in selection && ! pagination.total_is_exact ) {
		return sprintf(
			/* translators: %s: number of customers. */
			__( 'More than %s selected', 'fluent-cart-customers' ),
			formatNumber( count )
		);
	}
	if ( 'all' in selection && selection.except.length === 0 ) {
		return sprintf(
			/* translators: %s: number of customers. */
			__( 'All %s selected', 'fluent-cart-customers' ),
			formatNumber( count )
		);
	}
	return sprintf(
		/* translators: %s: number of customers. */
		_n( '%s selected', '%s selected', count, 'fluent-cart-customers' ),
		formatNumber( count )
	);
}

/**
 * @param pagination
 * @return What the button does that selects them all.
 */
export function selectAllText( { total, total_is_exact }: Pagination ): string {
	return total_is_exact
		? sprintf(
				/* translators: %s: number of customers. */
				__( 'Select all %s', 'fluent-cart-customers' ),
				formatNumber( total )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				__( 'Select all (more than %s)', 'fluent-cart-customers' ),
				formatNumber( total )
			);
}
