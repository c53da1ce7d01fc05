import { type CustomerQuery } from '../../../src/store';
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

/** Answers after `release()`. An aborted request rejects, as in a browser. */
function delayed( answer: () => Response ) {
	const aborted: string[] = [];
	let release = () => {};
	serve(
		( { url, signal } ) =>
			new Promise( ( resolve, reject ) => {
				release = () => resolve( answer() );
				signal.addEventListener( 'abort', () => {
					aborted.push( url );
					reject( signal.reason );
				} );
			} )
	);
	return { aborted, release: () => release() };
}

function tick( milliseconds = 5 ): Promise< void > {
	return new Promise( ( resolve ) => setTimeout( resolve, milliseconds ) );
}

async function until( condition: () => boolean ): Promise< void > {
	while ( ! condition() ) {
		await tick( 1 );
	}
}

function pageOf( page: number ): CustomerQuery {
	return { ...firstPage, page };
}

afterEach( async () => {
	while ( latest.select.hasResolvingSelectors() ) {
		await tick( 1 );
	}
} );

describe( 'a read', () => {
	it( 'is aborted without an error after its last need has ended, and sent again when it is selected', async () => {
		const { aborted } = delayed( () => success( listOf() ) );
		const { select, dispatch } = setUp();
		await dispatch.startNeed( 'getCustomers', [ firstPage ] );
		select.getCustomers( firstPage );
		await tick();
		expect( requests ).toHaveLength( 1 );

		await dispatch.endNeed( 'getCustomers', [ firstPage ] );
		await tick();
		expect( aborted ).toHaveLength( 1 );
		expect(
			select.getResolutionError( 'getCustomers', [ firstPage ] )
		).toBeFalsy();
		await until(
			() => ! select.hasStartedResolution( 'getCustomers', [ firstPage ] )
		);

		serve( () => success( listOf( summary() ) ) );
		select.getCustomers( firstPage );
		await until( () => select.getCustomers( firstPage )?.length === 1 );
	} );

	it( 'is not aborted if another component needs it, or comes to need it in the same task', async () => {
		const { aborted, release } = delayed( () =>
			success( { customer: record() } )
		);
		const { select, dispatch } = setUp();
		await dispatch.startNeed( 'getCustomer', [ 7 ] );
		await dispatch.startNeed( 'getCustomer', [ 7 ] );
		select.getCustomer( 7 );
		await tick();
		await dispatch.endNeed( 'getCustomer', [ 7 ] );
		await tick();
		void dispatch.endNeed( 'getCustomer', [ 7 ] );
		void dispatch.startNeed( 'getCustomer', [ 7 ] );
		await tick();
		expect( aborted ).toEqual( [] );

		release();
		await tick();
		expect( select.getCustomer( 7 ) ).toEqual( record() );
	} );

	it( 'is not aborted if no component has marked it as needed', async () => {
		const { aborted, release } = delayed( () =>
			success( listOf( summary() ) )
		);
		const { select } = setUp();
		select.getCustomers( firstPage );
		await tick();
		release();
		await tick();
		expect( aborted ).toEqual( [] );
		expect( select.getCustomers( firstPage ) ).toHaveLength( 1 );
	} );

	it( 'that failed is invalidated after its last need has ended', async () => {
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );
		const { select, resolve, dispatch } = setUp();
		await dispatch.startNeed( 'getCustomers', [ firstPage ] );
		await resolve.getCustomers( firstPage ).catch( () => {} );
		expect(
			select.getResolutionError( 'getCustomers', [ firstPage ] )
		).toBeDefined();

		await dispatch.endNeed( 'getCustomers', [ firstPage ] );
		await until(
			() => ! select.hasStartedResolution( 'getCustomers', [ firstPage ] )
		);
	} );
} );

describe( 'the store', () => {
	/** The only customer of a page has the page's number as id. */
	function servePages() {
		serve( ( { url } ) => {
			const id = Number( new URL( url ).searchParams.get( 'page' ) );
			return success( listOf( summary( { id } ) ) );
		} );
	}

	it( 'keeps the last 50 lists with their rows and the state of their resolvers', async () => {
		servePages();
		const { select, resolve } = setUp();
		for ( let page = 1; page <= 250; page++ ) {
			await resolve.getCustomers( pageOf( page ) );
		}

		expect( Object.keys( select.getListQueries() ) ).toHaveLength( 50 );
		expect( select.getCustomers( pageOf( 250 ) ) ).toHaveLength( 1 );
		expect( select.getCustomerSummary( 250 ) ).toBeDefined();
		expect( select.getCustomerSummary( 200 ) ).toBeUndefined();
		expect(
			select.hasStartedResolution( 'getCustomers', [ pageOf( 200 ) ] )
		).toBe( false );
		expect(
			select.hasFinishedResolution( 'getCustomers', [ pageOf( 201 ) ] )
		).toBe( true );
		expect(
			Number( Object( select.getCachedResolvers().getCustomers ).size )
		).toBeLessThanOrEqual( 101 );
	} );

	it( 'keeps a list that a component shows, and the selected customers', async () => {
		servePages();
		const { select, resolve, dispatch } = setUp();
		await dispatch.startNeed( 'getCustomers', [ pageOf( 1 ) ] );
		await dispatch.selectCustomers( [ 2 ] );
		for ( let page = 1; page <= 60; page++ ) {
			await resolve.getCustomers( pageOf( page ) );
		}

		expect( select.getCustomers( pageOf( 1 ) ) ).toHaveLength( 1 );
		expect( select.getCustomerSummary( 2 ) ).toBeDefined();
		expect( select.getCustomerSummary( 3 ) ).toBeUndefined();
	} );

	it( 'keeps the last 50 records, and a record that a component shows', async () => {
		serve( ( { url } ) => {
			const id = Number( /customers\/(\d+)/.exec( url )?.[ 1 ] );
			return success( { customer: record( { id } ) } );
		} );
		const { select, resolve, dispatch } = setUp();
		await dispatch.startNeed( 'getCustomer', [ 200 ] );
		for ( let id = 200; id > 140; id-- ) {
			await resolve.getCustomer( id );
		}

		expect( select.getRecordIds().length ).toBeLessThanOrEqual( 51 );
		expect( select.getRecordIds() ).toContain( 200 );
		expect( select.getRecordIds() ).not.toContain( 199 );
		expect( select.getRecordIds() ).toContain( 141 );
		expect( select.hasStartedResolution( 'getCustomer', [ 199 ] ) ).toBe(
			false
		);
	} );

	it( 'keeps the users of the last 50 searches', async () => {
		serve( () =>
			success( {
				users: [],
				pagination: { current_page: 1, per_page: 10, has_more: false },
			} )
		);
		const { select, resolve } = setUp();
		for ( let search = 0; search < 60; search++ ) {
			await resolve.getAttachableUsers( String( search ) );
		}
		expect( select.getUserSearches() ).toHaveLength( 50 );
		expect( select.getAttachableUsers( '59' ) ).toBeDefined();
		expect(
			select.hasStartedResolution( 'getAttachableUsers', [ '0' ] )
		).toBe( false );
	} );
} );

describe( 'a list during a bulk action', () => {
	it( 'is read at most three times, shown, and read again afterwards', async () => {
		const { select, dispatch } = setUp();
		serve( async () => {
			await dispatch.invalidateLists();
			return success( listOf( summary() ) );
		} );
		select.getCustomers( firstPage );
		while ( ! select.getCustomers( firstPage ) ) {
			await tick( 1 );
		}
		const sent = requests.length;
		expect( sent ).toBe( 3 );

		serve( () => success( listOf() ) );
		await until( () => select.getCustomers( firstPage )?.length === 0 );
	} );
} );
