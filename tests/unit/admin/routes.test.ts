import { getArguments, navigate } from '../../../src/admin/navigation/location';
import {
	historyLinkProps,
	historyQuery,
	isListShown,
	openCustomer,
	openRun,
	parseRoute,
	showList,
} from '../../../src/admin/navigation/routes';

beforeEach( () => {
	const args = Object.keys( getArguments() );
	navigate(
		Object.fromEntries( args.map( ( name ) => [ name, undefined ] ) )
	);
} );

it.each( [
	[ {}, { isList: true } ],
	[ { screen: 'history' }, { isHistory: true } ],
	[ { screen: 'import' }, { isImport: true } ],
	[
		{ screen: 'import', import_id: '7' },
		{ isImport: true, importId: 7 },
	],
	[ { import_id: '7' }, { isList: true } ],
	[ { run: '12' }, { runId: 12 } ],
	[ { run: '12', screen: 'history' }, { runId: 12 } ],
	[ { customer: '7', run: '12', screen: 'history' }, { customerId: 7 } ],
	[ { screen: 'other', run: '' }, { isList: true } ],
	[ { run: '-1' }, { runId: Number.MAX_SAFE_INTEGER } ],
	[ { run: 'abc', screen: 'history' }, { runId: Number.MAX_SAFE_INTEGER } ],
] )( 'the address %j opens %j', ( args, expected ) => {
	const route = parseRoute( args );
	const { customerId, runId, isHistory, isImport, importId } = route;
	expect( {
		...( isListShown( route ) && { isList: true } ),
		...( customerId && { customerId } ),
		...( runId && { runId } ),
		...( isHistory && { isHistory } ),
		...( isImport && { isImport } ),
		...( importId && { importId } ),
	} ).toEqual( expected );
} );

it( 'a screen replaces the screen before and keeps the view of the list', () => {
	navigate( { search: 'ada', customer: '7' } );
	openRun( 12 );
	expect( getArguments() ).toEqual( { search: 'ada', run: '12' } );
	openCustomer( 8 );
	expect( getArguments() ).toEqual( { search: 'ada', customer: '8' } );
	expect( historyLinkProps().href ).toMatch( /search=ada&screen=history$/ );
} );

it( 'showList() goes back if the list was before', async () => {
	navigate( { search: 'ada' } );
	openCustomer( 7 );
	const isBack = new Promise( ( resolve ) =>
		window.addEventListener( 'popstate', resolve, { once: true } )
	);
	showList();
	await isBack;
	expect( getArguments() ).toEqual( { search: 'ada' } );
} );

it( 'showList() adds an entry if another screen was before', () => {
	openRun( 12 );
	openCustomer( 7 );
	const { length } = window.history;
	showList();
	expect( getArguments() ).toEqual( {} );
	expect( window.history.length ).toBe( length + 1 );
} );

it( 'historyQuery() reads the page of the address', () => {
	expect( historyQuery( { runs_page: '3' } ) ).toEqual( {
		page: 3,
		per_page: 20,
	} );
	expect( historyQuery( { runs_page: 'x' } ).page ).toBe( 1 );
} );
