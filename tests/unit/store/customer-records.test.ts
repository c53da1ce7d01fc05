import { createRegistry } from '@wordpress/data';
import { store, type Activity, type OrderList } from '../../../src/store';
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

/** How often something was asked for. */
function asked( what: 'orders' | 'activity' ): number {
	return requests.filter( ( { url } ) => url.includes( `/7/${ what }` ) )
		.length;
}

// What a test has selected last must not be read in the next one.
afterEach( async () => {
	do {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	} while ( registry.select( store ).hasResolvingSelectors() );
} );

describe( 'what belongs to a customer', () => {
	it( 'is read once, a page at a time', async () => {
		const { resolve } = setUp();
		expect( await resolve.getOrders( 7, query ) ).toEqual( orders );
		await resolve.getOrders( 7, { ...query } );
		expect( asked( 'orders' ) ).toBe( 1 );

		await resolve.getOrders( 7, { ...query, page: 2 } );
		expect( asked( 'orders' ) ).toBe( 2 );
	} );

	it( 'is read again after a change if the change may tell in it', async () => {
		const { resolve, dispatch } = setUp();
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );

		await dispatch.updateCustomer( 7, { phone: '1' } );
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );
		expect( asked( 'orders' ) ).toBe( 1 );
		expect( asked( 'activity' ) ).toBe( 2 );

		await dispatch.refreshCustomers( 8 );
		await resolve.getActivity( 7, query );
		expect( asked( 'activity' ) ).toBe( 2 );
	} );

	it( 'is read again when it is expired', async () => {
		const { resolve, dispatch, select } = setUp();
		await resolve.getOrders( 7, query );
		await dispatch.expireCustomer( 8 );
		await resolve.getOrders( 7, query );
		expect( asked( 'orders' ) ).toBe( 1 );

		await dispatch.expireCustomer( 7 );
		expect( select.getOrders( 7, query ) ).toEqual( orders );
		await resolve.getOrders( 7, query );
		expect( asked( 'orders' ) ).toBe( 2 );
	} );

	it( 'goes with a customer who is deleted, and nothing is asked of them again', async () => {
		const { resolve, dispatch, select } = setUp();
		await resolve.getOrders( 7, query );
		await resolve.getActivity( 7, query );
		await dispatch.deleteCustomer( 7 );

		expect( select.getOrders( 7, query ) ).toBeUndefined();
		expect( select.getActivity( 7, query ) ).toBeUndefined();
		await new Promise( ( done ) => setTimeout( done, 20 ) );
		expect( asked( 'orders' ) ).toBe( 1 );
		expect( asked( 'activity' ) ).toBe( 1 );
	} );
} );

describe( 'the orders that the screen shows', () => {
	it( 'are the newest, until somebody asks for others', async () => {
		const { select, dispatch } = setUp();
		expect( select.getOrdersView( 7 ) ).toEqual( { page: 1 } );

		await dispatch.showOrders( 7, { page: 3, marked: 'counted' } );
		expect( select.getOrdersView( 7 ) ).toEqual( {
			page: 3,
			marked: 'counted',
		} );
		expect( select.getOrdersView( 8 ) ).toEqual( { page: 1 } );
	} );
} );
