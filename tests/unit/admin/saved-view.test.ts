import type { SavedView } from '../../../src/api';
import {
	DEFAULT_PREFERENCES,
	isModified,
	normalizeView,
	viewFromArguments,
	viewToArguments,
	viewToQuery,
	type CustomersView,
} from '../../../src/admin/navigation/view';
import { savedView } from '../support/view';

const GERMANY = savedView( {
	search: 'ada',
	filters: {
		country: [ 'DE', 'AT' ],
		has_user: false,
		label: [ 3 ],
		total_spent_min: 1250,
	},
	order_by: 'total_spent',
	order_type: 'ASC',
	columns: [ 'total_spent', 'status' ],
} );

const PLAIN: SavedView = {
	...GERMANY,
	id: 9,
	search: '',
	filters: {},
	order_by: 'created_at',
	order_type: 'DESC',
	columns: [],
};

function open( args: Record< string, string >, opening = 'all' ) {
	return viewFromArguments(
		args,
		DEFAULT_PREFERENCES,
		[ GERMANY, PLAIN ],
		opening
	);
}

function address( view: CustomersView ): Record< string, string > {
	return Object.fromEntries(
		Object.entries( viewToArguments( view ) ).filter(
			( entry ): entry is [ string, string ] => entry[ 1 ] !== undefined
		)
	);
}

const QUERY = {
	page: 1,
	per_page: 20,
	search: 'ada',
	filters: GERMANY.filters,
	order_by: 'total_spent',
	order_type: 'ASC',
};

describe( 'a saved view in the address', () => {
	it( 'stands for search, filters, sort and columns', () => {
		const view = open( { view: '8' } );
		expect( viewToQuery( view ) ).toEqual( QUERY );
		expect( view.fields ).toEqual( [ 'total_spent', 'status' ] );
		expect( isModified( view ) ).toBe( false );
		expect( address( view ) ).toEqual( { view: '8' } );
	} );

	it( 'keeps filters of every kind when it is changed and opened again', () => {
		const filters = {
			city: 'Sankt Pölten, Süd',
			country: [ 'DE', 'AT' ],
			date_from: '2024-01-01',
			date_to: '2024-12-31',
			has_notes: true,
			has_user: false,
			label: [ 3, 12 ],
			last_order_from: '2024-02-01',
			last_order_to: '2024-02-29',
			no_order_since: '2025-06-01',
			order_count_max: 9,
			order_count_min: 0,
			status: 'active',
			total_spent_max: 99_999,
			total_spent_min: 1250,
		};
		const views = [ { ...PLAIN, filters } ];
		const view = viewFromArguments(
			{ view: '9' },
			DEFAULT_PREFERENCES,
			views
		);
		expect( viewToQuery( view ).filters ).toEqual( filters );
		expect( isModified( view ) ).toBe( false );

		const changed = { ...view, search: 'ada' };
		const again = viewFromArguments(
			address( changed ),
			DEFAULT_PREFERENCES,
			views
		);
		expect( viewToQuery( again ) ).toEqual( viewToQuery( changed ) );
		expect( isModified( again ) ).toBe( true );
	} );

	it( 'of a search keeps the order of its matches, or another one', () => {
		for ( const order_by of [ 'relevance', 'created_at' ] as const ) {
			const views = [ { ...PLAIN, search: 'ada', order_by } ];
			const view = viewFromArguments(
				{ view: '9' },
				DEFAULT_PREFERENCES,
				views
			);
			expect( viewToQuery( view ).order_by ).toBe( order_by );
			expect( isModified( view ) ).toBe( false );

			const changed = normalizeView( view, { ...view, search: 'eve' } );
			const again = viewFromArguments(
				address( changed ),
				DEFAULT_PREFERENCES,
				views
			);
			expect( viewToQuery( again ) ).toMatchObject( {
				search: 'eve',
				order_by,
			} );
		}
	} );

	it( 'keeps page and page size beside it', () => {
		const args = { view: '8', paged: '2', per_page: '50' };
		const view = open( args );
		expect( viewToQuery( view ) ).toEqual( {
			...QUERY,
			page: 2,
			per_page: 50,
		} );
		expect( address( view ) ).toEqual( args );
	} );

	it( 'has all arguments beside it when one is changed', () => {
		const view = normalizeView( open( { view: '8' } ), {
			...open( { view: '8' } ),
			search: 'eve',
		} );
		const args = {
			view: '8',
			search: 'eve',
			orderby: 'total_spent',
			order: 'asc',
			country: 'DE,AT',
			has_user: 'false',
			label: '3',
			total_spent_min: '1250',
		};
		expect( isModified( view ) ).toBe( true );
		expect( address( view ) ).toEqual( args );
		expect( viewToQuery( open( args ) ) ).toEqual( viewToQuery( view ) );
	} );

	it( 'is changed when search, filters and sort are those of all customers', () => {
		const view = { ...open( {} ), saved: open( { view: '8' } ).saved };
		const args = { orderby: 'created_at', view: '8' };
		expect(
			address( { ...view, fields: [ ...GERMANY.columns ] } )
		).toEqual( args );
		expect( viewToQuery( open( args ) ) ).toEqual(
			viewToQuery( open( {} ) )
		);
	} );

	it( 'has changed columns beside it, also none', () => {
		const view = open( { view: '8' } );
		for ( const [ fields, columns ] of [
			[ [ 'status', 'email' ], 'status,email' ],
			[ [], 'none' ],
		] as const ) {
			const changed = { ...view, fields: [ ...fields ] };
			expect( isModified( changed ) ).toBe( true );
			expect( address( changed ) ).toEqual( { view: '8', columns } );
			expect( open( { view: '8', columns } ).fields ).toEqual( fields );
		}
	} );

	it( 'without columns has those that the person has chosen', () => {
		const view = open( { view: '9' } );
		expect( view.fields ).toEqual( DEFAULT_PREFERENCES.fields );
		expect( isModified( view ) ).toBe( false );
	} );

	it( 'that does not exist is known as such, and keeps the other arguments', () => {
		const view = open( { view: '99', status: 'active' } );
		expect( view.saved ).toBeNull();
		expect( viewToQuery( view ).filters ).toEqual( { status: 'active' } );
		expect( address( view ) ).toEqual( { status: 'active' } );
	} );
} );

describe( 'the view that opens first', () => {
	it( 'opens without arguments', () => {
		expect( open( {}, '8' ).saved?.id ).toBe( 8 );
	} );

	it.each( [
		{ view: 'all' },
		{ search: 'eve' },
		{ paged: '2' },
		{ per_page: '50' },
		{ country: 'FR' },
	] )( 'is not opened by %j', ( args ) => {
		expect( open( { ...args }, '8' ).saved ).toBeUndefined();
	} );
} );
