import type { View } from '@fcc/dataviews';
import {
	viewToArguments,
	DEFAULT_PREFERENCES,
	hasCriteria,
	isContinuedTyping,
	viewToQuery,
	rebaseView,
	normalizeView,
	parsePreferences,
	viewFromArguments,
	withoutCriteria,
} from '../../../src/admin/navigation/view';

const everyone = viewFromArguments( {}, DEFAULT_PREFERENCES );

/** The arguments that a view puts into the address. */
function address( view: View ): Record< string, string > {
	return Object.fromEntries(
		Object.entries( viewToArguments( view ) ).filter(
			( entry ): entry is [ string, string ] => entry[ 1 ] !== undefined
		)
	);
}

function withFilter( field: string, operator: string, value: unknown ): View {
	return normalizeView( everyone, {
		...everyone,
		filters: [ { field, operator, value } ],
	} as View );
}

describe( 'the address', () => {
	it( 'is empty for the view of everyone', () => {
		expect( address( everyone ) ).toEqual( {} );
	} );

	it( 'brings back the view that wrote it', () => {
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
	] )( 'keeps a range that is open on one side: %j', ( args ) => {
		expect(
			address( viewFromArguments( args, DEFAULT_PREFERENCES ) )
		).toEqual( args );
	} );

	it( 'takes over nothing that makes no sense', () => {
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
		expect( view ).toEqual( everyone );
	} );

	it( 'wins over the remembered page size', () => {
		const remembered = { ...DEFAULT_PREFERENCES, perPage: 100 };
		expect(
			viewFromArguments( { per_page: '50' }, remembered ).perPage
		).toBe( 50 );
		expect( viewFromArguments( {}, remembered ).perPage ).toBe( 100 );
	} );
} );

describe( 'the query', () => {
	it( 'always names page, size and order', () => {
		expect( viewToQuery( everyone ) ).toEqual( {
			page: 1,
			per_page: 20,
			order_by: 'created_at',
			order_type: 'DESC',
		} );
	} );

	it( 'asks for amounts in hundredths of the currency', () => {
		expect(
			viewToQuery(
				withFilter( 'total_spent', 'between', [ 10.5, 1200 ] )
			)
		).toHaveProperty( 'filters', {
			total_spent_min: 1050,
			total_spent_max: 120_000,
		} );
	} );

	it( 'filters by a range that is open on one side', () => {
		const query = viewToQuery(
			withFilter( 'total_spent', 'between', [ 10, '' ] )
		);
		expect( query.filters ).toEqual( { total_spent_min: 1000 } );
	} );

	it( 'does not search for spaces', () => {
		expect(
			viewToQuery( { ...everyone, search: '  ' } )
		).not.toHaveProperty( 'search' );
		expect( viewToQuery( { ...everyone, search: 'ada ' } ) ).toHaveProperty(
			'search',
			'ada'
		);
	} );
} );

describe( 'a changed view', () => {
	const thirdPage = { ...everyone, page: 3 };

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
	] )( 'begins at page 1 after a new %s', ( _name, change ) => {
		const next = { ...thirdPage, ...change } as View;
		expect( normalizeView( thirdPage, next ).page ).toBe( 1 );
	} );

	it( 'stays on its page when columns change', () => {
		const next = { ...thirdPage, fields: [ 'email' ] };
		expect( normalizeView( thirdPage, next ).page ).toBe( 3 );
	} );

	it( 'loses no other change that is still on its way', () => {
		const onItsWay = { ...everyone, perPage: 50 };
		const changed = { ...everyone, fields: [ 'email' ] };

		expect( rebaseView( changed, everyone, onItsWay ) ).toEqual( {
			...everyone,
			perPage: 50,
			fields: [ 'email' ],
		} );
	} );

	it( 'shows everyone again when it is widened', () => {
		const narrow = viewFromArguments(
			{ search: 'ada', status: 'active', total_spent_min: '100' },
			DEFAULT_PREFERENCES
		);
		expect( hasCriteria( narrow ) ).toBe( true );
		expect( hasCriteria( withoutCriteria( narrow ) ) ).toBe( false );
	} );
} );

describe( 'the history', () => {
	const searching = { ...everyone, search: 'a' };

	it( 'gets an entry for a search, not for each of its letters', () => {
		expect( isContinuedTyping( everyone, searching ) ).toBe( false );
		expect(
			isContinuedTyping( searching, { ...searching, search: 'ad' } )
		).toBe( true );
	} );

	it( 'gets an entry for a page, an order, and the end of a search', () => {
		expect(
			isContinuedTyping( searching, { ...searching, page: 2 } )
		).toBe( false );
		expect( isContinuedTyping( searching, everyone ) ).toBe( false );
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
	] )( 'are the defaults where they make no sense: %j', ( stored ) => {
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
