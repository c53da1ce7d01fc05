import { createRegistry } from '@wordpress/data';
import {
	store,
	type Activity,
	type OrderList,
	type OrdersView,
} from '../../../src/store';
import { record, requests, serve, success } from '../support/server';

const query = { page: 1, per_page: 10 };
const pagination = {
	current_page: 1,
	per_page: 10,
	total: 0,
	total_is_exact: true,
	total_pages: 0,
};
const orders: OrderList = { orders: [], pagination };
const activity: Activity = { activity: [], pagination };

let registry = createRegistry();

function setUp() {
	registry = createRegistry();
	registry.register( store );
	serve( ( { url, method } ) => {
		if ( method !== 'GET' ) {
			return success( { customer: record() } );
		}
		return success( url.includes( 'activity' ) ? activity : orders );
	} );
	return {
		select: registry.select( store ),
		resolve: registry.resolveSelect( store ),
		dispatch: registry.dispatch( store ),
	};
}

/** How many requests were sent for it. */
function countRequests( what: 'orders' | 'activity' ): number {
	return requests.filter( ( { url } ) => url.includes( `/7/${ what }` ) )
		.length;
}

// A read of one test must not be answered in the next one.
afterEach( async () => {
	do {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	} while ( registry.select( store ).hasResolvingSelectors() );
} );

describe( 'a customer’s orders and activity', () => {
	it( 'are read once for each page', async () => {
		const { resolve } = setUp();
		expect( await resolve.getOrders( 7, query ) ).toEqual( orders );
		await resolve.getOrders( 7, { ...query } );
		expect( countRequests( 'orders' ) ).toBe( 1 );

		await resolve.getOrders( 7, { ...query, page: 2 } );
		expect( countRequests( 'orders' ) ).toBe( 2 );
	} );

	it( 'are read again after a write: the activity, not the orders', async () => {
		const { resolve, dispatch } = setUp();
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );

		await dispatch.updateCustomer( 7, { phone: '1' } );
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );
		expect( countRequests( 'orders' ) ).toBe( 1 );
		expect( countRequests( 'activity' ) ).toBe( 2 );

		await dispatch.invalidateAfterWrite( 8 );
		await resolve.getActivity( 7, query );
		expect( countRequests( 'activity' ) ).toBe( 2 );
	} );

	it( 'are read again after the customer was invalidated', async () => {
		const { resolve, dispatch, select } = setUp();
		await resolve.getOrders( 7, query );
		await dispatch.invalidateCustomer( 8 );
		await resolve.getOrders( 7, query );
		expect( countRequests( 'orders' ) ).toBe( 1 );

		await dispatch.invalidateCustomer( 7 );
		expect( select.getOrders( 7, query ) ).toEqual( orders );
		await resolve.getOrders( 7, query );
		expect( countRequests( 'orders' ) ).toBe( 2 );
	} );

	it( 'are removed with a deleted customer, without another request', async () => {
		const { resolve, dispatch, select } = setUp();
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );
		await dispatch.deleteCustomer( 7 );

		expect( select.getOrders( 7, query ) ).toBeUndefined();
		expect( select.getActivity( 7, query ) ).toBeUndefined();
		await new Promise( ( done ) => setTimeout( done, 20 ) );
		expect( countRequests( 'orders' ) ).toBe( 1 );
		expect( countRequests( 'activity' ) ).toBe( 1 );
	} );
} );

describe( 'the orders view of a customer', () => {
	it( 'is page 1 until another view is set', async () => {
		const { select, dispatch } = setUp();
		expect( select.getOrdersView( 7 ) ).toEqual( { page: 1 } );

		const view: OrdersView = { page: 3, highlighted: 'counted' };
		await dispatch.setOrdersView( 7, view );
		expect( select.getOrdersView( 7 ) ).toEqual( view );
		expect( select.getOrdersView( 8 ) ).toEqual( { page: 1 } );
	} );
} );
