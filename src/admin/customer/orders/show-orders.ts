import { dispatch, resolveSelect } from '@wordpress/data';
import { store, type OrdersView } from '@fcc/store';
import { notifyApiError } from '../../navigation/notices';
import { goToPanel } from '../../navigation/panel';
import { FIRST_ORDERS, ordersPage } from '../../navigation/prefetch';

/** Limits the search for a paid order among unpaid ones. */
const MAX_PAGES = 5;

/**
 * Goes to the orders panel and highlights the orders that the figures count.
 */
export function showCountedOrders( customerId: number ): void {
	dispatch( store ).setOrdersView( customerId, {
		page: 1,
		highlighted: 'counted',
	} );
	goToPanel( 'orders' );
}

/**
 * Goes to the orders panel and highlights one order.
 *
 * @param moment When the order was created, as the API sends it.
 * @param end    Where the search begins. Unpaid orders may lie beyond it.
 */
export function showOrder(
	customerId: number,
	moment: string | null,
	end: 'first' | 'last'
): void {
	goToPanel( 'orders' );
	findOrder( customerId, moment, end )
		.then( ( view ) => dispatch( store ).setOrdersView( customerId, view ) )
		.catch( notifyApiError );
}

async function findOrder(
	customerId: number,
	moment: string | null,
	end: 'first' | 'last'
): Promise< OrdersView > {
	const { getOrders } = resolveSelect( store );
	const newest = await getOrders( customerId, FIRST_ORDERS );
	const lastPage = Math.max( newest?.pagination.total_pages ?? 1, 1 );
	const start = end === 'first' ? lastPage : 1;
	const step = end === 'first' ? -1 : 1;

	for (
		let page = start, tries = 0;
		page >= 1 && page <= lastPage && tries < MAX_PAGES;
		page += step, tries++
	) {
		const list = await getOrders( customerId, ordersPage( page ) );
		const order = list?.orders.find(
			( { created_at } ) => created_at === moment
		);
		if ( order ) {
			return { page, highlighted: order.id };
		}
	}
	return { page: start };
}
