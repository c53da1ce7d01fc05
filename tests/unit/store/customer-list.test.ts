import { ApiError } from '../../../src/store';
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

// A read of one test must not be answered in the next one.
afterEach( () => until( () => ! latest.select.hasResolvingSelectors() ) );

describe( 'a list', () => {
	it( 'is read with its pagination when it is selected', async () => {
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

	it( 'is stored separately for each query', async () => {
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

	it( 'says what matches its own search', async () => {
		const matched = [ { field: 'city' as const, value: 'Berlin' } ];
		serve( ( { url } ) => {
			const list = listOf( summary() );
			return success(
				url.includes( 'search=berlin' )
					? { ...list, customers: [ { ...summary(), matched } ] }
					: list
			);
		} );
		const { resolve, select } = setUp();
		const search = { ...firstPage, search: 'berlin' };

		await resolve.getCustomers( firstPage );
		await resolve.getCustomers( search );

		expect( select.getCustomers( search ) ).toEqual( [
			{ ...summary(), matched },
		] );
		expect( select.getCustomers( search ) ).toBe(
			select.getCustomers( search )
		);
		expect( select.getCustomers( firstPage ) ).toEqual( [ summary() ] );
	} );

	it( 'has the suggestions of a search that finds none', async () => {
		serve( () =>
			success( { ...listOf(), did_you_mean: [ summary( { id: 8 } ) ] } )
		);
		const { resolve, select } = setUp();
		const search = { ...firstPage, search: 'graec' };

		expect( await resolve.getCustomers( search ) ).toEqual( [] );
		expect( select.getSearchSuggestions( search ) ).toEqual( [
			summary( { id: 8 } ),
		] );
		expect( select.getSearchSuggestions( firstPage ) ).toBeUndefined();
	} );

	it( 'is one list for all spellings of its query', async () => {
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

	it( 'is read by one request for concurrent selections', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { resolve } = setUp();

		await Promise.all( [
			resolve.getCustomers( firstPage ),
			resolve.getCustomers( { ...firstPage } ),
			resolve.getCustomers( firstPage ),
		] );

		expect( requests ).toHaveLength( 1 );
	} );

	it( 'stays the same array when another list is read', async () => {
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

	it( 'has a selectable error after a failed read, and can be read again', async () => {
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

describe( 'a customer', () => {
	it( 'has a summary from the list before the record is read', async () => {
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

	it( 'that does not exist has a selectable error', async () => {
		serve( () =>
			failure(
				{ code: 'customer_not_found', message: 'Not found.' },
				404
			)
		);
		const { select, resolve } = setUp();

		await expect( resolve.getCustomer( 9 ) ).rejects.toThrow(
			'Not found.'
		);
		expect(
			select.getResolutionError( 'getCustomer', [ 9 ] )
		).toMatchObject( { code: 'customer_not_found', status: 404 } );
	} );
} );

describe( 'refreshCustomers', () => {
	it( 'makes the next selection of a list read it again', async () => {
		serve( () => success( listOf( summary() ) ) );
		const { resolve, dispatch } = setUp();
		await resolve.getCustomers( firstPage );

		serve( () => success( listOf() ) );
		await dispatch.refreshCustomers();

		expect( await resolve.getCustomers( firstPage ) ).toEqual( [] );
	} );
} );
