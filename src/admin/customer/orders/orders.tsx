import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { __, _n, isRTL, sprintf } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import {
	getBootstrap,
	store,
	type OrderList,
	type OrdersView,
	type Pagination,
} from '@fcc/store';
import { Failure } from '../../../components/failure';
import { formatNumber } from '../../../components/format';
import { Placeholder } from '../../../components/placeholder';
import { useLastKnown } from '../../../components/use-last-known';
import { useNeeded } from '../../../components/use-needed';
import type { Panel, PanelProps } from '../../navigation/panel';
import { FIRST_ORDERS, ordersPage } from '../../navigation/prefetch';
import { OrdersTable } from './orders-table';

export const ordersPanel: Panel = {
	id: 'orders',
	title: __( 'Orders', 'fluent-cart-customers' ),
	area: 'main',
	Component: Orders,
};

/**
 * The panel of a customer's orders, the newest first.
 */
function Orders( { customerId, customer }: PanelProps ) {
	const { list, isCurrent, view, show, error, retry } =
		useOrders( customerId );

	return (
		<>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load orders',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ view.highlighted === 'counted' && (
				<p className="fcc-orders__note">
					{ sprintf(
						/* translators: %s: currency code. */
						__(
							'Highlighted orders count toward the totals: fully or partially paid in %s, including test orders, minus refunds. Unpaid, failed, and fully refunded orders don’t count, and neither do orders in other currencies.',
							'fluent-cart-customers'
						),
						getBootstrap().currency
					) }{ ' ' }
					<Button
						variant="link"
						onClick={ () => show( { page: view.page } ) }
					>
						{ __( 'Clear highlight', 'fluent-cart-customers' ) }
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
				<Placeholder
					lines={ 2 * expectedRows( customer.order_count ) }
				/>
			) }
		</>
	);
}

/** The customer knows only the number of paid orders. */
function expectedRows( paidOrders: number ): number {
	return Math.min( Math.max( paidOrders, 1 ), FIRST_ORDERS.per_page );
}

interface OrdersPagesProps {
	/** Of the shown page. */
	pagination: Pagination;
	/** The requested page. */
	page: number;
	onPage: ( page: number ) => void;
}

/**
 * Number of orders and the buttons to other pages.
 */
function OrdersPages( { pagination, page, onPage }: OrdersPagesProps ) {
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

interface CustomerOrders {
	/** The requested page, or the previous one while it is loading. */
	list: OrderList | undefined;
	/** Whether `list` is the requested page. */
	isCurrent: boolean;
	/** The requested page and the highlighted orders. */
	view: OrdersView;
	show: ( view: OrdersView ) => void;
	/** Why the page could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads the shown page of a customer's orders.
 */
function useOrders( customerId: number ): CustomerOrders {
	const view = useSelect(
		( select ) => select( store ).getOrdersView( customerId ),
		[ customerId ]
	);
	const { page } = view;
	const { list, error } = useSelect(
		( select ) => {
			const query = ordersPage( page );
			return {
				list: select( store ).getOrders( customerId, query ),
				error: select( store ).getResolutionError( 'getOrders', [
					customerId,
					query,
				] ),
			};
		},
		[ customerId, page ]
	);

	useNeeded( 'getOrders', [ [ customerId, ordersPage( page ) ] ] );
	const shownList = useLastKnown( list );

	const { invalidateResolution, setOrdersView } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getOrders', [ customerId, ordersPage( page ) ] );
	}, [ invalidateResolution, customerId, page ] );
	const show = useCallback(
		( next: OrdersView ) => {
			setOrdersView( customerId, next );
		},
		[ setOrdersView, customerId ]
	);

	// Leaves a page that no longer exists, after orders were deleted.
	const lastPage = list && Math.max( list.pagination.total_pages, 1 );
	useEffect( () => {
		if ( lastPage && lastPage < page ) {
			show( { ...view, page: lastPage } );
		}
	}, [ lastPage, page, show, view ] );

	return {
		list: shownList,
		isCurrent: !! list,
		view,
		show,
		error,
		retry,
	};
}
