import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { Placeholder } from '../../../components/placeholder';
import { Failure } from '../../../components/failure';
import type { PanelProps } from '../panel';
import { OrdersPages } from './orders-pages';
import { OrdersTable } from './orders-table';
import { FIRST_ORDERS } from './page';
import { useOrders } from './use-orders';

/**
 * What the customer has ordered, the newest first.
 *
 * @param props
 * @param props.customerId
 * @param props.customer
 */
export function Orders( { customerId, customer }: PanelProps ) {
	const { list, isCurrent, view, show, error, retry } =
		useOrders( customerId );

	return (
		<>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'The orders could not be loaded',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ view.marked === 'counted' && (
				<p className="fcc-orders__note">
					{ sprintf(
						/* translators: %s: currency code. */
						__(
							'Marked are the orders that the figures add up: paid in %s, also in part or as a test, less what was refunded. All others are unpaid, failed, refunded in full, or in another currency.',
							'fluent-cart-customers'
						),
						getBootstrap().currency
					) }{ ' ' }
					<Button
						variant="link"
						onClick={ () => show( { page: view.page } ) }
					>
						{ __( 'Unmark', 'fluent-cart-customers' ) }
					</Button>
				</p>
			) }
			{ list && list.pagination.total > 0 && (
				<div aria-busy={ ! isCurrent && ! error }>
					<OrdersTable orders={ list.orders } view={ view } />
					<OrdersPages
						pagination={ list.pagination }
						page={ view.page }
						onPage={ ( page ) => show( { ...view, page } ) }
					/>
				</div>
			) }
			{ list?.pagination.total === 0 && (
				<p className="fcc-panel__empty">
					{ __( 'No orders yet.', 'fluent-cart-customers' ) }
				</p>
			) }
			{ ! list && ! error && (
				<Placeholder lines={ 2 * rowsToCome( customer.order_count ) } />
			) }
		</>
	);
}

/** The list knows of the paid orders only; there may be others. */
function rowsToCome( paidOrders: number ): number {
	return Math.min( Math.max( paidOrders, 1 ), FIRST_ORDERS.per_page );
}
