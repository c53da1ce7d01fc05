import { type Customer } from '../../../src/store';
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
import { until } from '../support/until';

let latest = newStore();

function setUp() {
	latest = newStore();
	return latest;
}

/**
 * @param answer Creates the answer to a request.
 * @return A handler that delays its answers, and a function that sends them.
 */
function delayed( answer: () => Response ) {
	const waiting: Array< () => void > = [];
	return {
		handler: () =>
			new Promise< Response >( ( resolve ) => {
				waiting.push( () => resolve( answer() ) );
			} ),
		release: () => waiting.splice( 0 ).forEach( ( send ) => send() ),
	};
}

/** A store with a list and with the record of its only customer. */
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

// A read of one test must not be answered in the next one.
afterEach( () => until( () => ! latest.select.hasResolvingSelectors() ) );

describe( 'a write', () => {
	it( 'invalidates lists, whose old rows stay until the new ones are read', async () => {
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

	it( 'changes the rows of lists immediately', async () => {
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

	it( 'is not overwritten by a list whose read began before it', async () => {
		let status = 'active';
		const slow = delayed( () =>
			success( listOf( summary( { status } ) ) )
		);
		serve( slow.handler );
		const { select, resolve, dispatch } = setUp();
		const reading = resolve.getCustomers( firstPage );
		await until( () => requests.length === 1 );

		serve( () =>
			success( { customer: record( { status: 'inactive' } ) } )
		);
		await dispatch.updateCustomer( 7, { status: 'inactive' } );
		serve( slow.handler );
		slow.release();
		await until( () => requests.length === 1 );
		status = 'inactive';
		slow.release();

		expect( await reading ).toMatchObject( [ { status: 'inactive' } ] );
		expect( select.getCustomerSummary( 7 )?.status ).toBe( 'inactive' );
	} );

	it( 'is not overwritten by a record whose read began before it', async () => {
		const slow = delayed( () => success( { customer: record() } ) );
		serve( slow.handler );
		const { select, dispatch } = setUp();
		select.getCustomer( 7 );
		await until( () => requests.length === 1 );

		serve( () => success( { customer: record( { version: 'v2' } ) } ) );
		await dispatch.updateCustomer( 7, { status: 'inactive' } );
		slow.release();
		await new Promise( ( resolve ) => setTimeout( resolve, 20 ) );

		expect( select.getCustomer( 7 ) ).toMatchObject( { version: 'v2' } );
	} );

	it( 'stores its record, which is not read again', async () => {
		const customer = record( { id: 8 } );
		serve( () => success( { customer }, 201 ) );
		const { resolve, dispatch } = setUp();

		expect(
			await dispatch.createCustomer( { email: 'grace@example.com' } )
		).toEqual( customer );
		expect( await resolve.getCustomer( 8 ) ).toEqual( customer );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'that fails rejects with the error and changes no rows', async () => {
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

	it( 'is saved beside another user’s change of another field', async () => {
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

	it( 'of a field that another user has changed rejects and stores the current record', async () => {
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
	it( 'is shown immediately in the record and in the list', async () => {
		const inactive = { status: 'inactive' };
		const slow = delayed( () =>
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

		const changed = dispatch.updateStatuses( [ 7 ], 'inactive' );
		expect( select.getCustomer( 7 )?.status ).toBe( 'inactive' );
		expect( select.getCustomers( firstPage )?.[ 0 ]?.status ).toBe(
			'inactive'
		);
		slow.release();
		await changed;
		expect( select.getCustomer( 7 )?.status ).toBe( 'inactive' );
	} );

	it( 'is reverted if the server rejects it', async () => {
		const { select, dispatch } = await withAda();
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );

		await expect(
			dispatch.updateStatuses( [ 7 ], 'inactive' )
		).rejects.toThrow( 'No.' );
		expect( select.getCustomer( 7 )?.status ).toBe( 'active' );
	} );
} );

describe( 'a deletion', () => {
	it( 'removes the customer from every list', async () => {
		const { select, dispatch } = await withAda();
		serve( () => Response.json( { success: true, message: 'Deleted.' } ) );
		await dispatch.deleteCustomer( 7 );

		expect( select.getCustomerSummary( 7 ) ).toBeUndefined();
		expect( select.getCustomers( firstPage ) ).toEqual( [] );
	} );
} );
