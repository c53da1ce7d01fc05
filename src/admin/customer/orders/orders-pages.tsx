import { Button } from '@wordpress/components';
import { __, _n, isRTL, sprintf } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { Pagination } from '@fcc/store';
import { formatNumber } from '../../../components/format';

interface OrdersPagesProps {
	/** Of the page that is seen. */
	pagination: Pagination;
	/** The page that was asked for. */
	page: number;
	onPage: ( page: number ) => void;
}

/**
 * How many orders there are, and the way through their pages.
 *
 * @param props
 * @param props.pagination
 * @param props.page
 * @param props.onPage
 */
export function OrdersPages( { pagination, page, onPage }: OrdersPagesProps ) {
	const { total_pages } = pagination;

	return (
		<div className="fcc-orders__pages">
			<p role="status">{ countText( pagination ) }</p>
			{ total_pages > 1 && (
				<div>
					<Button
						size="compact"
						icon={ isRTL() ? chevronRight : chevronLeft }
						label={ __( 'Newer orders', 'fluent-cart-customers' ) }
						disabled={ page <= 1 }
						accessibleWhenDisabled
						onClick={ () => onPage( page - 1 ) }
					/>
					<Button
						size="compact"
						icon={ isRTL() ? chevronLeft : chevronRight }
						label={ __( 'Older orders', 'fluent-cart-customers' ) }
						disabled={ page >= total_pages }
						accessibleWhenDisabled
						onClick={ () => onPage( page + 1 ) }
					/>
				</div>
			) }
		</div>
	);
}

function countText( { current_page, per_page, total }: Pagination ): string {
	const first = ( current_page - 1 ) * per_page + 1;
	const last = Math.min( current_page * per_page, total );

	return sprintf(
		/* translators: 1: number of the first order shown, 2: number of the last, 3: number of all. */
		_n(
			'%1$s–%2$s of %3$s order',
			'%1$s–%2$s of %3$s orders',
			total,
			'fluent-cart-customers'
		),
		formatNumber( first ),
		formatNumber( last ),
		formatNumber( total )
	);
}
