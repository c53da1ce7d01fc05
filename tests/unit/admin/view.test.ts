import type { View } from '@fcc/dataviews';
import { serializeQuery } from '../../../src/api';
import {
	DEFAULT_PREFERENCES,
	hasCriteria,
	isContinuedTyping,
	normalizeView,
	parsePreferences,
	rebaseView,
	viewFromArguments,
	viewToArguments,
	viewToQuery,
	withoutCriteria,
} from '../../../src/admin/navigation/view';

const allCustomers = viewFromArguments( {}, DEFAULT_PREFERENCES );

/** @return The arguments that the view adds to the address. */
function address( view: View ): Record< string, string > {
	return Object.fromEntries(
		Object.entries( viewToArguments( view ) ).filter(
			( entry ): entry is [ string, string ] => entry[ 1 ] !== undefined
		)
	);
}

function withFilter( field: string, operator: string, value: unknown ): View {
	return normalizeView( allCustomers, {
		...allCustomers,
		filters: [ { field, operator, value } ],
	} as View );
}

describe( 'the address', () => {
	it( 'is empty for the view of all customers', () => {
		expect( address( allCustomers ) ).toEqual( {} );
	} );

	it( 'restores the view', () => {
		const args = {
			paged: '3',
			per_page: '50',
			search: 'ada',
			orderby: 'total_spent',
			order: 'asc',
			status: 'inactive',
			date_from: '2024-01-01',
			date_to: '2024-12-31',
			total_spent_min: '1050',
			total_spent_max: '500000',
			country: 'DE,AT',
			city: 'Wien',
			has_notes: 'false',
			has_user: 'true',
			label: '3,7',
			last_order_from: '2024-02-01',
			last_order_to: '2024-02-29',
			no_order_since: '2024-06-01',
			order_count_min: '0',
			order_count_max: '9',
		};
		expect(
			address( viewFromArguments( args, DEFAULT_PREFERENCES ) )
		).toEqual( args );
	} );

	it.each( [
		[ { date_from: '2024-01-01' } ],
		[ { date_to: '2024-12-31' } ],
		[ { total_spent_min: '0' } ],
		[ { total_spent_max: '1' } ],
	] )( 'keeps a range with one bound: %j', ( args ) => {
		expect(
			address( viewFromArguments( args, DEFAULT_PREFERENCES ) )
		).toEqual( args );
	} );

	it( 'invalid arguments are ignored', () => {
		const view = viewFromArguments(
			{
				paged: '-1',
				per_page: '7',
				orderby: 'password',
				order: 'sideways',
				date_from: '31.12.2024',
				date_to: '2024-13-45',
				total_spent_min: '-5',
				total_spent_max: '1e3',
			},
			DEFAULT_PREFERENCES
		);
		expect( view ).toEqual( allCustomers );
	} );

	it( 'its page size wins over the preferred one', () => {
		const remembered = { ...DEFAULT_PREFERENCES, perPage: 100 };
		expect(
			viewFromArguments( { per_page: '50' }, remembered ).perPage
		).toBe( 50 );
		expect( viewFromArguments( {}, remembered ).perPage ).toBe( 100 );
	} );
} );

describe( 'the query', () => {
	it( 'always contains page, size and order', () => {
		expect( viewToQuery( allCustomers ) ).toEqual( {
			page: 1,
			per_page: 20,
			order_by: 'created_at',
			order_type: 'DESC',
		} );
	} );

	it( 'contains amounts in hundredths of the currency', () => {
		expect(
			viewToQuery(
				withFilter( 'total_spent', 'between', [ 10.5, 1200 ] )
			)
		).toHaveProperty( 'filters', {
			total_spent_min: 1050,
			total_spent_max: 120_000,
		} );
	} );

	it( 'has lists, numbers and yes or no as the API expects them', () => {
		const view = viewFromArguments(
			{
				country: 'DE,AT',
				label: '3,7',
				has_notes: 'false',
				order_count_min: '0',
			},
			DEFAULT_PREFERENCES
		);
		expect( viewToQuery( view ).filters ).toEqual( {
			country: [ 'DE', 'AT' ],
			label: [ 3, 7 ],
			has_notes: false,
			order_count_min: 0,
		} );
	} );

	it( 'filters by a range with one bound', () => {
		const query = viewToQuery(
			withFilter( 'total_spent', 'between', [ 10, '' ] )
		);
		expect( query.filters ).toEqual( { total_spent_min: 1000 } );
	} );

	it( 'omits a search of spaces', () => {
		expect(
			viewToQuery( { ...allCustomers, search: '  ' } )
		).not.toHaveProperty( 'search' );
		expect(
			viewToQuery( { ...allCustomers, search: 'ada ' } )
		).toHaveProperty( 'search', 'ada' );
	} );
} );

describe( 'a changed view', () => {
	const thirdPage = { ...allCustomers, page: 3 };

	it.each( [
		[ 'sort', { sort: { field: 'email', direction: 'asc' as const } } ],
		[ 'search', { search: 'ada' } ],
		[ 'page size', { perPage: 50 } ],
		[
			'filter',
			{
				filters: [
					{ field: 'status', operator: 'is', value: 'active' },
				],
			},
		],
	] )( 'starts at page 1 after a new %s', ( _name, change ) => {
		const next = { ...thirdPage, ...change } as View;
		expect( normalizeView( thirdPage, next ).page ).toBe( 1 );
	} );

	it( 'keeps its page when columns change', () => {
		const next = { ...thirdPage, fields: [ 'email' ] };
		expect( normalizeView( thirdPage, next ).page ).toBe( 3 );
	} );

	it( 'keeps another change that is not rendered yet', () => {
		const pendingView = { ...allCustomers, perPage: 50 };
		const changed = { ...allCustomers, fields: [ 'email' ] };

		expect( rebaseView( changed, allCustomers, pendingView ) ).toEqual( {
			...allCustomers,
			perPage: 50,
			fields: [ 'email' ],
		} );
	} );

	it( 'keeps a value of a filter that is not rendered yet', () => {
		const country = ( ...value: string[] ) =>
			withFilter( 'country', 'isAny', value );
		expect(
			address(
				rebaseView( country( 'AT' ), allCustomers, country( 'DE' ) )
			)
		).toEqual( { country: 'DE,AT' } );
		expect(
			address(
				rebaseView(
					country( 'DE' ),
					country( 'DE', 'AT' ),
					country( 'DE', 'AT', 'CH' )
				)
			)
		).toEqual( { country: 'DE,CH' } );
		expect(
			address(
				rebaseView(
					withFilter( 'status', 'is', 'active' ),
					allCustomers,
					country( 'DE' )
				)
			)
		).toEqual( { country: 'DE', status: 'active' } );
	} );

	it( 'shows all customers without criteria', () => {
		const narrow = viewFromArguments(
			{ search: 'ada', status: 'active', total_spent_min: '100' },
			DEFAULT_PREFERENCES
		);
		expect( hasCriteria( narrow ) ).toBe( true );
		expect( hasCriteria( withoutCriteria( narrow ) ) ).toBe( false );
	} );
} );

describe( 'the order of a search', () => {
	const searched = normalizeView( allCustomers, {
		...allCustomers,
		search: 'ada',
	} );
	const relevance = { field: 'relevance', direction: 'desc' };

	it( 'is relevance by default, with a short address', () => {
		expect( searched.sort ).toEqual( relevance );
		expect( address( searched ) ).toEqual( { search: 'ada' } );
		expect( serializeQuery( viewToQuery( searched ) ) ).toBe(
			'page=1&per_page=20&search=ada'
		);
		expect(
			viewFromArguments(
				{ search: 'ada', orderby: 'relevance', order: 'asc' },
				DEFAULT_PREFERENCES
			).sort
		).toEqual( relevance );
	} );

	it( 'is the default of all customers when the search ends', () => {
		expect(
			normalizeView( searched, withoutCriteria( searched ) )
		).toEqual( allCustomers );
	} );

	it.each( [
		{ field: 'total_spent', direction: 'desc' },
		{ field: 'created_at', direction: 'asc' },
	] as const )(
		'is the chosen one, before and after the search: %j',
		( sort ) => {
			const sorted = normalizeView( allCustomers, {
				...allCustomers,
				sort,
			} );
			const found = normalizeView( sorted, { ...sorted, search: 'ada' } );
			expect( found.sort ).toEqual( sort );
			expect( normalizeView( found, { ...found, search: '' } ) ).toEqual(
				sorted
			);
		}
	);

	it( 'can be the default of all customers', () => {
		const newest = normalizeView( searched, {
			...searched,
			sort: { field: 'created_at', direction: 'desc' },
		} );
		expect( address( newest ) ).toEqual( {
			search: 'ada',
			orderby: 'created_at',
		} );
		expect(
			normalizeView( newest, { ...newest, search: 'adam' } ).sort
		).toEqual( newest.sort );
	} );

	it( 'is never relevance without a search', () => {
		expect(
			viewFromArguments( { orderby: 'relevance' }, DEFAULT_PREFERENCES )
		).toEqual( allCustomers );
	} );
} );

describe( 'the history', () => {
	const searching = { ...allCustomers, search: 'a' };

	it( 'gets one entry for a search, not one for each letter', () => {
		expect( isContinuedTyping( allCustomers, searching ) ).toBe( false );
		expect(
			isContinuedTyping( searching, { ...searching, search: 'ad' } )
		).toBe( true );
	} );

	it( 'gets an entry for a page, an order, and the end of a search', () => {
		expect(
			isContinuedTyping( searching, { ...searching, page: 2 } )
		).toBe( false );
		expect( isContinuedTyping( searching, allCustomers ) ).toBe( false );
		expect(
			isContinuedTyping( searching, {
				...searching,
				search: 'ad',
				sort: { field: 'email', direction: 'asc' },
			} )
		).toBe( false );
	} );
} );

describe( 'stored preferences', () => {
	it.each( [
		[ undefined ],
		[ null ],
		[ 'x' ],
		[ [] ],
		[ { perPage: '50' } ],
	] )( 'are the defaults if they are invalid: %j', ( stored ) => {
		expect( parsePreferences( stored ) ).toEqual( DEFAULT_PREFERENCES );
	} );

	it( 'keep known columns once, in their order', () => {
		expect(
			parsePreferences( {
				perPage: 50,
				fields: [ 'email', 'gone', 'status', 'email', 7 ],
				density: 'compact',
			} )
		).toEqual( {
			perPage: 50,
			fields: [ 'email', 'status' ],
			density: 'compact',
		} );
	} );
} );
