import { __, _n, sprintf } from '@wordpress/i18n';
import type { Pagination } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { totalText } from '../../components/total-text';

/**
 * Number of customers, announced to screen readers when it changes.
 */
export function ResultCount( { pagination }: { pagination: Pagination } ) {
	return (
		<p className="fcc-footer__count" role="status">
			{ countText( pagination ) }
		</p>
	);
}

function countText( pagination: Pagination ): string {
	const { current_page, per_page, total } = pagination;

	if ( total === 0 ) {
		return __( 'No customers', 'fluent-cart-customers' );
	}
	const first = ( current_page - 1 ) * per_page + 1;
	const last = Math.min( current_page * per_page, total );

	return sprintf(
		/* translators: 1: number of the first customer shown, 2: number of the last, 3: number of all. */
		_n(
			'%1$s–%2$s of %3$s customer',
			'%1$s–%2$s of %3$s customers',
			total,
			'fluent-cart-customers'
		),
		formatNumber( first ),
		formatNumber( last ),
		totalText( pagination )
	);
}
