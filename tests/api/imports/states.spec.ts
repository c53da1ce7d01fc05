import {
	ageRun,
	commandRun,
	getRun,
	listRuns,
	sendCommand,
	undo,
} from '../runs/support/runs.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { reconcile } from '../support/overview/overview.ts';
import { countRows, insertRow, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	getImport,
	importFile,
	planImport,
	sendPlan,
	sendRows,
	startRun,
	updateImport,
} from './support/imports.ts';

const COLUMNS = [ 'email', 'first_name' ];

const rows = ( count: number, name = 'Name' ): string[][] =>
	Array.from( { length: count }, ( _, n ) => [
		`c${ n }@example.com`,
		name,
	] );

test( 'values of customers are removed from the check when the run starts', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, rows( 2 ) );
	const planned = await planImport( admin, id );
	expect( planned.plan?.samples[ 0 ]?.changes ).not.toEqual( [] );
	const run = await startRun( admin, planned );
	expect( run.plan?.samples.map( ( { changes } ) => changes ) ).toEqual( [
		[],
		[],
	] );
} );

test( 'a check that is older than a day is made again before the run starts', async ( {
	admin,
	site,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, rows( 2 ) );
	const planned = await planImport( admin, id );
	await admin.createCustomer( {
		email: 'c0@example.com',
		first_name: 'Name',
	} );
	await ageRun( site, planned.id, 90_000 );
	const again = await commandRun( admin, planned.id, 'continue', {
		state: 'planned',
	} );
	expect( again ).toMatchObject( {
		state: 'planned',
		plan: { counts: { created: 1, unchanged: 1 } },
	} );
	expect( ( await startRun( admin, again ) ).counts ).toMatchObject( {
		created: 1,
		unchanged: 1,
	} );
} );

test( 'a new check cancels the one before, and checks are no history', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, rows( 2 ) );
	const first = await planImport( admin, id );
	const second = await planImport( admin, id, 1 );
	expect( await getRun( admin, first.id ) ).toMatchObject( {
		state: 'canceled',
	} );
	expect( await listRuns( admin ) ).toEqual( [] );
	await updateImport( admin, id, { options: { existing: 'skip' } } );
	expect( await getRun( admin, second.id ) ).toMatchObject( {
		state: 'canceled',
	} );
} );

test( 'an import without an email column, or without all rows, cannot be checked', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS, {}, { total: 3 } );
	await addRows( admin, id, rows( 2 ) );
	expect( await sendPlan( admin, id ) ).toMatchObject( {
		status: 409,
		body: { error: { code: 'row_gap', next: 2 } },
	} );
	expect( await planImport( admin, id, 2 ) ).toMatchObject( { total: 2 } );
	await updateImport( admin, id, {
		mapping: COLUMNS.map( ( column ) => ( { column, field: null } ) ),
	} );
	expect( await sendPlan( admin, id, 2 ) ).toMatchObject( {
		status: 400,
		body: { error: { fields: { mapping: expect.any( String ) } } },
	} );
} );

test( 'rows that were imported cannot be replaced or imported again, unless the run is undone', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS, {}, { total: 4 } );
	await addRows( admin, id, rows( 4 ) );
	const five = await startRun( admin, await planImport( admin, id, 2 ) );
	expect( await sendRows( admin, id, 1, rows( 1, 'Other' ) ) ).toMatchObject(
		{
			status: 409,
			body: { error: { code: 'import_started' } },
		}
	);
	await addRows( admin, id, [ [ 'other@example.com', 'Other' ] ], 3 );
	await undo( admin, five.id );
	expect( await getImport( admin, id ) ).toMatchObject( { imported: 0 } );
	await addRows( admin, id, rows( 1, 'Other' ) );
	const all = await startRun( admin, await planImport( admin, id ) );
	expect( all.counts ).toMatchObject( { created: 4 } );
	expect( await sendPlan( admin, id ) ).toMatchObject( {
		status: 409,
		body: { error: { code: 'import_started' } },
	} );
} );

test( 'another email column finds rows of one customer by the new column', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, [
		[ 'a@example.com', 'same@example.com' ],
		[ 'b@example.com', 'SAME@example.com' ],
	] );
	await updateImport( admin, id, {
		mapping: [
			{ column: 'email', field: null },
			{ column: 'first_name', field: 'email' },
		],
	} );
	expect( ( await planImport( admin, id ) ).plan ).toMatchObject( {
		counts: { created: 1, failed: 1 },
		failed: [ { code: 'duplicate_row', rows: [ 2 ] } ],
	} );
} );

test(
	'the undo keeps a customer who has ordered or was edited since',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const run = await importFile( admin, {
			columns: COLUMNS,
			rows: rows( 3 ),
		} );
		const { customers } = await admin.listCustomers( {
			search: 'example',
			sort_by: 'id',
			sort_order: 'desc',
		} );
		const [ third, second ] = customers;
		await insertRow( site, 'fct_orders', {
			customer_id: Number( third?.id ),
			payment_method: 'x',
			payment_method_title: 'x',
			currency: 'USD',
		} );
		await admin.updateCustomer( Number( second?.id ), {
			first_name: 'Edited',
		} );
		expect( ( await undo( admin, run.id ) ).counts ).toMatchObject( {
			deleted: 1,
			kept: 2,
		} );
	}
);

test( 'an import needs the right to manage customers, until its end', async ( {
	admin,
	connect,
	site,
} ) => {
	const userViewer = await site.createUser( { login: 'viewer' } );
	await site.grant( userViewer.id, [ 'customers/view' ] );
	const viewer = await connect( { user: userViewer } );
	const { id } = await createImport( admin, COLUMNS );
	expect( await sendRows( viewer, id, 0, rows( 1 ) ) ).toMatchObject( {
		status: 403,
	} );
	expect( await sendPlan( viewer, id ) ).toMatchObject( { status: 403 } );
} );

test(
	'the rows are deleted seven days after the last run, and the run can still be undone',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const run = await importFile( admin, {
			columns: COLUMNS,
			rows: rows( 2 ),
		} );
		const { id: unused } = await createImport( admin, COLUMNS );
		await addRows( admin, unused, rows( 2 ) );
		await runSql(
			site,
			'UPDATE {fcc_imports} SET touched_at = touched_at - 700000'
		);
		await reconcile( site );
		expect( await getImport( admin, run.import_id ) ).toMatchObject( {
			rows: 2,
		} );
		expect(
			await admin.send( 'GET', `customers/imports/${ unused }` )
		).toMatchObject( { status: 404 } );
		await runSql(
			site,
			`UPDATE {fcc_runs} SET finished_at = '${ new Date( Date.now() - 700_000_000 ).toISOString().slice( 0, 19 ).replace( 'T', ' ' ) }'`
		);
		await reconcile( site );
		expect( await countRows( site, 'fcc_import_rows' ) ).toBe( 0 );
		expect( await countRows( site, 'fcc_imports' ) ).toBe( 0 );
		expect( await getRun( admin, run.id ) ).toMatchObject( {
			import_id: null,
			can_undo: true,
		} );
		expect( ( await undo( admin, run.id ) ).counts.deleted ).toBe( 2 );
	}
);

test( 'a paused import goes on where it was, and its rows are not deleted', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, 1 );
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, rows( 5 ) );
	const planned = await planImport( admin, id );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET state = 'paused', started_at = created_at WHERE id = ${ planned.id }`
	);
	for ( const answer of [
		await admin.send( 'DELETE', `customers/imports/${ id }` ),
		await sendPlan( admin, id ),
		await admin.send( 'PUT', `customers/imports/${ id }`, { body: {} } ),
	] ) {
		expect( answer ).toMatchObject( {
			status: 409,
			body: { error: { code: 'import_started' } },
		} );
	}
	expect( await sendCommand( admin, planned.id, 'continue' ) ).toMatchObject(
		{
			body: { data: { run: { state: 'done', counts: { created: 5 } } } },
		}
	);
} );
