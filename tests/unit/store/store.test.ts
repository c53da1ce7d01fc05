import { ApiError, type Customer } from '../../../src/store';
import { newStore } from '../support/new-store';
import {
	failure,
	firstPage,
	listOf,
	record,
	requests,
	serve,
	success,
	summary,
} from '../support/server';

let latest = newStore();

function setUp() {
	latest = newStore();
	return latest;
}

/**
 * @param answer What a request is to be answered with, once it is let go.
 * @return The handler, and what lets go the requests so far.
 */
function held( answer: () => Response ) {
	const waiting: Array< () => void > = [];
	return {
		handler: () =>
			new Promise< Response >( ( resolve ) => {
				waiting.push( () => resolve( answer() ) );
			} ),
		letGo: () => waiting.splice( 0 ).forEach( ( go ) => go() ),
	};
}

/** A store that has read Ada, in a list and whole. */
async function withAda() {
	const set = setUp();
	serve( ( { url } ) =>
		url.includes( '/customers/7' )
			? success( { customer: record() } )
			: success( listOf( summary() ) )
	);
	await set.resolve.getCustomers( firstPage );
	await set.resolve.getCustomer( 7 );
	return set;
}

function conflict( current: Customer ): Response {
	return failure(
		{ code: 'edit_conflict', message: 'Changed.', current },
		412
	);
}

/**
 * Waits at least until the resolvers of what was selected have begun.
 */
async function until( condition: () => boolean ): Promise< void > {
	do {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	} while ( ! condition() );
}

// What a test has selected last must not be read in the next one.
afterEach( () => until( () => ! latest.select.hasResolvingSelectors() ) );

describe( 'a list', () => {
	it( 'is read when it is selected, with its pagination', async () => {
		const list = listOf( summary() );
		serve( () => success( list ) );
		const { select, resolve } = setUp();

		expect( select.getCustomers( firstPage ) ).toBeUndefined();
		expect( select.getCustomersPagination( firstPage ) ).toBeUndefined();

		expect( await resolve.getCustomers( firstPage ) ).toEqual(
			list.customers
		);
		expect( select.getCustomersPagination( firstPage ) ).toEqual(
			list.pagination
		);
		expect(
			select.hasFinishedResolution( 'getCustomers', [ firstPage ] )
		).toBe( true );
	} );

	it( 'is kept apart from the lists of other queries', async () => {
		serve( ( { url } ) =>
			success(
				url.includes( 'search=grace' )
					? listOf( summary( { id: 8 } ) )
					: listOf( summary() )
			)
		);
		const { resolve, select } = setUp();
		const search = { ...firstPage, search: 'grace' };

		await resolve.getCustomers( firstPage );
		await resolve.getCustomers( search );

		expect( select.getCustomers( firstPage ) ).toMatchObject( [
			{ id: 7 },
		] );
		expect( select.getCustomers( search ) ).toMatchObject( [ { id: 8 } ] );
	} );

	it( 'is the same however the query is spelled', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { resolve, select } = setUp();

		await resolve.getCustomers( {
			...firstPage,
			filters: { status: 'active', date_from: '2024-01-01' },
		} );
		await resolve.getCustomers( {
			filters: { date_from: '2024-01-01', status: 'active' },
			order_type: 'DESC',
			order_by: 'id',
			per_page: 20,
			page: 1,
		} );

		expect( requests ).toHaveLength( 1 );
		expect(
			select.getCustomers( {
				...firstPage,
				search: '',
				filters: { status: 'active', date_from: '2024-01-01' },
			} )
		).toHaveLength( 1 );
	} );

	it( 'is one request for all who ask at the same time', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { resolve } = setUp();

		await Promise.all( [
			resolve.getCustomers( firstPage ),
			resolve.getCustomers( { ...firstPage } ),
			resolve.getCustomers( firstPage ),
		] );

		expect( requests ).toHaveLength( 1 );
	} );

	it( 'stays the same array while other lists come in', async () => {
		serve( ( { url } ) =>
			success(
				listOf( summary( { id: url.includes( '?page=2&' ) ? 8 : 7 } ) )
			)
		);
		const { resolve, select } = setUp();
		const rows = await resolve.getCustomers( firstPage );

		await resolve.getCustomers( { ...firstPage, page: 2 } );

		expect( select.getCustomers( { ...firstPage } ) ).toBe( rows );
	} );

	it( 'lets a failure be selected and read again', async () => {
		serve( () =>
			failure( { code: 'server_error', message: 'Broken.' }, 500 )
		);
		const { select, resolve, dispatch } = setUp();

		await expect( resolve.getCustomers( firstPage ) ).rejects.toThrow(
			'Broken.'
		);
		const error = select.getResolutionError( 'getCustomers', [
			firstPage,
		] );
		expect( error ).toBeInstanceOf( ApiError );
		expect( error ).toMatchObject( { code: 'server_error', status: 500 } );

		serve( () => success( listOf( summary() ) ) );
		await dispatch.invalidateResolution( 'getCustomers', [ firstPage ] );
		expect( await resolve.getCustomers( firstPage ) ).toHaveLength( 1 );
		expect(
			select.getResolutionError( 'getCustomers', [ firstPage ] )
		).toBeNull();
	} );
} );

describe( 'a write', () => {
	it( 'makes lists stale, whose old rows stay until the new ones are there', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { select, resolve, dispatch } = setUp();
		await resolve.getCustomers( firstPage );

		serve( ( { method } ) =>
			method === 'POST'
				? success( { customer: record( { id: 8 } ) }, 201 )
				: success( listOf( summary( { id: 8 } ), summary() ) )
		);
		await dispatch.createCustomer( { email: 'grace@example.com' } );

		expect( select.getCustomers( firstPage ) ).toHaveLength( 1 );
		await until( () =>
			select.hasFinishedResolution( 'getCustomers', [ firstPage ] )
		);
		expect( select.getCustomers( firstPage ) ).toHaveLength( 2 );
	} );

	it( 'shows in the rows at once', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { select, resolve, dispatch } = setUp();
		await resolve.getCustomers( firstPage );

		serve( () =>
			success( { customer: record( { status: 'inactive' } ) } )
		);
		await dispatch.updateCustomer( 7, { status: 'inactive' } );

		expect( select.getCustomers( firstPage ) ).toMatchObject( [
			{ status: 'inactive' },
		] );
	} );

	it( 'is not undone by a list that was on its way meanwhile', async () => {
		let status = 'active';
		const slow = held( () => success( listOf( summary( { status } ) ) ) );
		serve( slow.handler );
		const { select, resolve, dispatch } = setUp();
		const reading = resolve.getCustomers( firstPage );
		await until( () => requests.length === 1 );

		serve( () =>
			success( { customer: record( { status: 'inactive' } ) } )
		);
		await dispatch.updateCustomer( 7, { status: 'inactive' } );
		serve( slow.handler );
		slow.letGo();
		await until( () => requests.length === 1 );
		status = 'inactive';
		slow.letGo();

		expect( await reading ).toMatchObject( [ { status: 'inactive' } ] );
		expect( select.getCustomerSummary( 7 )?.status ).toBe( 'inactive' );
	} );

	it( 'is not undone by a record that was on its way meanwhile', async () => {
		const slow = held( () => success( { customer: record() } ) );
		serve( slow.handler );
		const { select, dispatch } = setUp();
		select.getCustomer( 7 );
		await until( () => requests.length === 1 );

		serve( () => success( { customer: record( { version: 'v2' } ) } ) );
		await dispatch.updateCustomer( 7, { status: 'inactive' } );
		slow.letGo();
		await new Promise( ( resolve ) => setTimeout( resolve, 20 ) );

		expect( select.getCustomer( 7 ) ).toMatchObject( { version: 'v2' } );
	} );

	it( 'leaves its record, which needs no reading', async () => {
		const customer = record( { id: 8 } );
		serve( () => success( { customer }, 201 ) );
		const { resolve, dispatch } = setUp();

		expect(
			await dispatch.createCustomer( { email: 'grace@example.com' } )
		).toEqual( customer );
		expect( await resolve.getCustomer( 8 ) ).toEqual( customer );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'that fails rejects with the error and changes nothing', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { select, resolve, dispatch } = setUp();
		const rows = await resolve.getCustomers( firstPage );

		serve( () =>
			failure( { code: 'invalid_email', message: 'Taken.' }, 409 )
		);
		await expect(
			dispatch.updateCustomer( 7, { email: 'grace@example.com' } )
		).rejects.toMatchObject( { code: 'invalid_email', status: 409 } );

		expect( select.getCustomers( firstPage ) ).toBe( rows );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'stands beside what somebody else has changed meanwhile', async () => {
		const current = record( { first_name: 'Augusta', version: 'v2' } );
		const saved = { ...current, status: 'inactive', version: 'v3' };
		serve( ( request ) =>
			request.headers.get( 'If-Match' ) === '"v2"'
				? success( { customer: saved } )
				: conflict( current )
		);
		const { select, dispatch } = setUp();

		await dispatch.updateCustomer( 7, { status: 'inactive' }, record() );

		expect( select.getCustomer( 7 ) ).toEqual( saved );
		expect( requests ).toHaveLength( 2 );
	} );

	it( 'of the same field as somebody else’s brings the newest record', async () => {
		const current = record( { first_name: 'Augusta', version: 'v2' } );
		serve( () => conflict( current ) );
		const { select, dispatch } = setUp();

		await expect(
			dispatch.updateCustomer( 7, { first_name: 'Adele' }, record() )
		).rejects.toMatchObject( { code: 'edit_conflict' } );

		expect( select.getCustomer( 7 ) ).toEqual( current );
		expect( requests ).toHaveLength( 1 );
	} );
} );

describe( 'a change of status', () => {
	it( 'is seen at once, in the list too', async () => {
		const inactive = { status: 'inactive' };
		const slow = held( () =>
			success( {
				processed: 1,
				failed: 0,
				results: [ { customer_id: 7, success: true } ],
				total: 1,
				cursor: null,
			} )
		);
		const { select, dispatch } = await withAda();
		serve( ( { method, url } ) => {
			if ( method === 'POST' ) {
				return slow.handler();
			}
			return url.includes( '/customers/7' )
				? success( { customer: record( inactive ) } )
				: success( listOf( summary( inactive ) ) );
		} );

		const changed = dispatch.changeStatuses( [ 7 ], 'inactive' );
		expect( select.getCustomer( 7 )?.status ).toBe( 'inactive' );
		expect( select.getCustomers( firstPage )?.[ 0 ]?.status ).toBe(
			'inactive'
		);
		slow.letGo();
		await changed;
		expect( select.getCustomer( 7 )?.status ).toBe( 'inactive' );
	} );

	it( 'is taken back if the server refuses it', async () => {
		const { select, dispatch } = await withAda();
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );

		await expect(
			dispatch.changeStatuses( [ 7 ], 'inactive' )
		).rejects.toThrow( 'No.' );
		expect( select.getCustomer( 7 )?.status ).toBe( 'active' );
	} );
} );

describe( 'a deletion', () => {
	it( 'takes the customer out of every list', async () => {
		const { select, dispatch } = await withAda();
		serve( () => Response.json( { success: true, message: 'Deleted.' } ) );
		await dispatch.deleteCustomer( 7 );

		expect( select.getCustomerSummary( 7 ) ).toBeUndefined();
		expect( select.getCustomers( firstPage ) ).toEqual( [] );
	} );
} );

describe( 'one customer', () => {
	it( 'is known from the list before it is read whole', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { select, resolve } = setUp();
		await resolve.getCustomers( firstPage );

		expect( select.getCustomerSummary( 7 ) ).toEqual( summary() );

		serve( () => success( { customer: record( { phone: '+1 555' } ) } ) );
		expect( select.getCustomer( 7 ) ).toBeUndefined();
		expect( await resolve.getCustomer( 7 ) ).toMatchObject( {
			phone: '+1 555',
		} );
	} );

	it( 'that is gone is an error that can be selected', async () => {
		serve( () =>
			failure( { code: 'customer_not_found', message: 'Gone.' }, 404 )
		);
		const { select, resolve } = setUp();

		await expect( resolve.getCustomer( 9 ) ).rejects.toThrow( 'Gone.' );
		expect(
			select.getResolutionError( 'getCustomer', [ 9 ] )
		).toMatchObject( { code: 'customer_not_found', status: 404 } );
	} );
} );

describe( 'refreshing', () => {
	it( 'reads a list again when it is next selected', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { resolve, dispatch } = setUp();
		await resolve.getCustomers( firstPage );

		serve( () => success( listOf() ) );
		await dispatch.refreshCustomers();

		expect( await resolve.getCustomers( firstPage ) ).toEqual( [] );
	} );
} );
