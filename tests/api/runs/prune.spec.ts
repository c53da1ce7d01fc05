import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	commandRun,
	getRun,
	listRuns,
	sendCommand,
	undo,
} from './support/runs.ts';
import { countRows, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const DAY = 86_400;

/** More changes than two transactions of the job delete. */
const MANY = 5_000;

/** Deactivates all customers of insertBulkCustomers(). */
async function deactivate(
	admin: ApiClient,
	canUndo = true
): Promise< number > {
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		search: 'bulk',
		data: { status: 'inactive', undo: canUndo, background: true },
	} );
	return Number( id );
}

/** Adds a run of many customers by plain SQL that began some days ago. */
async function insertRun(
	site: TestSite,
	id: number,
	days: number,
	columns: Record< string, string | number > = {}
): Promise< void > {
	const began = new Date( Date.now() - days * DAY * 1_000 )
		.toISOString()
		.slice( 0, 19 )
		.replace( 'T', ' ' );
	await site.call( 'rows/insert', {
		table: 'fcc_runs',
		columns: {
			id,
			kind: 'update_status',
			state: 'done',
			user_id: 1,
			created_at: began,
			touched_at: Math.floor( Date.now() / 1_000 ) - days * DAY,
			...columns,
		},
	} );
}

/** Moves the start and the end of the time of runs into the past. */
async function age( site: TestSite, days: number, ids: number[] ) {
	const rows = await rowsOf< {
		id: string;
		created_at: string;
		undo_until: string;
	} >( site, 'fcc_runs', `WHERE id IN (${ ids.join() })` );
	const earlier = ( moment: string ) =>
		new Date( Date.parse( `${ moment }Z` ) - days * DAY * 1_000 )
			.toISOString()
			.slice( 0, 19 )
			.replace( 'T', ' ' );
	await runSql(
		site,
		...rows.map(
			( row ) =>
				`UPDATE {fcc_runs} SET created_at = '${ earlier( row.created_at ) }', undo_until = '${ earlier( row.undo_until ) }' WHERE id = ${ row.id }`
		)
	);
}

async function runIds( site: TestSite ): Promise< number[] > {
	const rows = await rowsOf< { id: string } >(
		site,
		'fcc_runs',
		'ORDER BY id'
	);
	return rows.map( ( { id } ) => Number( id ) );
}

test(
	'a run is kept until its time is over, and then deleted with its values',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, 3 );
		const id = await deactivate( admin );
		await age( site, 29, [ id ] );
		await reconcile( site );
		expect( await getRun( admin, id ) ).toMatchObject( { can_undo: true } );
		await age( site, 1, [ id ] );
		await reconcile( site );
		expect( await listRuns( admin ) ).toEqual( [] );
		expect( await countRows( site, 'fcc_run_changes' ) ).toBe( 0 );
	}
);

test(
	'a run whose time is over is not undone, also before the job deletes it',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, 3 );
		const id = await deactivate( admin );
		await age( site, 31, [ id ] );
		expect( await getRun( admin, id ) ).toMatchObject( {
			can_undo: false,
		} );
		expect( await sendCommand( admin, id, 'undo' ) ).toMatchObject( {
			status: 409,
			body: { error: { code: 'not_undoable' } },
		} );
	}
);

test( 'a shorter setting ends the time of earlier runs, a longer one does not give it back', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, 3 );
	const id = await deactivate( admin );
	const { undo_until: until } = await getRun( admin, id );
	await age( site, 8, [ id ] );
	await admin.updateSettings( { undo_days: 365 } );
	const run = await getRun( admin, id );
	expect( Date.parse( run.undo_until ?? '' ) ).toBe(
		Date.parse( until ?? '' ) - 8 * DAY * 1_000
	);

	await admin.updateSettings( { undo_days: 7 } );
	expect( await getRun( admin, id ) ).toMatchObject( {
		can_undo: false,
	} );
	expect( await sendCommand( admin, id, 'undo' ) ).toMatchObject( {
		body: { error: { code: 'not_undoable' } },
	} );
	await reconcile( site );
	expect( await runIds( site ) ).toEqual( [] );
} );

test(
	'turning undo off deletes all values, and nothing is recorded from then on',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, 3 );
		await deactivate( admin );
		await admin.updateSettings( { undo_days: 0 } );
		await reconcile( site );
		expect( await countRows( site, 'fcc_run_changes' ) ).toBe( 0 );

		await runSql( site, "UPDATE {fct_customers} SET status = 'active'" );
		const run = await getRun( admin, await deactivate( admin ) );
		expect( run ).toMatchObject( {
			counts: { updated: 3 },
			undo_until: null,
			can_undo: false,
		} );
		expect(
			await countRows(
				site,
				'fcc_run_changes',
				'WHERE `before` IS NOT NULL OR `after` IS NOT NULL'
			)
		).toBe( 0 );
		const { body } = await admin.send( 'PUT', 'customers/1', {
			body: { first_name: 'Augusta' },
		} );
		expect( body ).toMatchObject( { data: { run_id: null } } );
		await reconcile( site );
		expect( await runIds( site ) ).toEqual( [ run.id ] );
	}
);

test(
	'the activity still shows the values of a deleted run and of its undo',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const [ first = 0, second = 0 ] = await insertBulkCustomers( site, 3 );
		await runSql(
			site,
			`UPDATE {fct_customers} SET status = '' WHERE id = ${ second }`
		);
		const id = await deactivate( admin );
		const shown = async ( customerId: number ) => {
			const { activity } = await admin.listActivity( customerId );
			return activity.map( ( { changes } ) => changes );
		};
		const { id: undoId } = await undo( admin, id );
		const before = [ await shown( first ), await shown( second ) ];
		await age( site, 30, [ id, undoId ] );
		await reconcile( site );
		expect( await runIds( site ) ).toEqual( [] );
		expect( [ await shown( first ), await shown( second ) ] ).toEqual(
			before
		);
		expect( before ).toEqual( [
			[
				[ { field: 'status', before: 'inactive', after: 'active' } ],
				[ { field: 'status', before: 'active', after: 'inactive' } ],
			],
			[
				[ { field: 'status', before: 'inactive', after: null } ],
				[ { field: 'status', before: null, after: 'inactive' } ],
			],
		] );
	}
);

test( 'a run of thousands of changes is deleted in several batches, and other runs stay', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const old = await deactivate( admin );
	await commandRun( admin, old, 'continue' );
	await runSql( site, "UPDATE {fct_customers} SET status = 'active'" );
	const kept = await deactivate( admin );
	await commandRun( admin, kept, 'continue' );
	await age( site, 30, [ old ] );
	// One step of the job may not be enough on a busy computer.
	await expect
		.poll(
			async () => {
				await reconcile( site );
				return runIds( site );
			},
			{ timeout: 100_000 }
		)
		.toEqual( [ kept ] );
	expect( await countRows( site, 'fcc_run_changes' ) ).toBe( MANY );
	expect(
		await countRows(
			site,
			'fcc_run_changes',
			`WHERE run_id = ${ kept } AND \`before\` IS NOT NULL`
		)
	).toBe( MANY );
	expect(
		await countRows(
			site,
			'fcc_activity',
			`WHERE run_id = ${ old } AND changes = '[]'`
		)
	).toBe( 0 );
} );

test( 'a run without values is kept for 30 days', async ( { admin, site } ) => {
	await insertBulkCustomers( site, 1 );
	const id = await deactivate( admin, false );
	await insertRun( site, 1_001, 29 );
	await insertRun( site, 1_002, 31 );
	await reconcile( site );
	expect( await runIds( site ) ).toEqual( [ id, 1_001 ] );
} );

test( 'a run that has not ended is deleted only when no person has continued it for long', async ( {
	site,
} ) => {
	const expired = { undo_until: '2020-01-01 00:00:00' };
	await insertRun( site, 1_001, 89, { state: 'paused', ...expired } );
	await insertRun( site, 1_002, 91, { state: 'paused', ...expired } );
	await insertRun( site, 1_003, 6, { kind: 'undo', state: 'planned' } );
	await insertRun( site, 1_004, 8, { kind: 'undo', state: 'planned' } );
	await reconcile( site );
	expect( await runIds( site ) ).toEqual( [ 1_001, 1_003 ] );
} );

test( 'a run is kept while its undo is paused', async ( { site } ) => {
	const expired = { undo_until: '2020-01-01 00:00:00' };
	const pausedUndo = { kind: 'undo', state: 'paused', undoes: 1_001 };
	await insertRun( site, 1_001, 60, { ...expired, undone_by: 1_002 } );
	await insertRun( site, 1_002, 59, pausedUndo );
	await reconcile( site );
	expect( await runIds( site ) ).toEqual( [ 1_001, 1_002 ] );
	await runSql(
		site,
		"UPDATE {fcc_runs} SET state = 'canceled' WHERE id = 1002"
	);
	await reconcile( site );
	expect( await runIds( site ) ).toEqual( [] );
} );

test( 'a checked undo is not started when the time of its run is over', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, 3 );
	const id = await deactivate( admin );
	const checked = { kind: 'undo', state: 'planned', undoes: id };
	await insertRun( site, id + 1, 0, checked );
	await age( site, 31, [ id ] );
	expect( await sendCommand( admin, id + 1, 'continue' ) ).toMatchObject( {
		status: 409,
		body: { error: { code: 'not_undoable' } },
	} );
} );

test(
	'runs of deleted customers are no leftover data',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 3 );
		const { run_id: runId } = await admin.bulk( {
			action: 'delete',
			customer_ids: ids,
		} );
		await site.addPlugin( 'cli/wp-cli' );
		const lines = await site.call< string[] >( 'cli/run', {
			command: 'fluent-cart-customers check',
			options: { repair: true },
		} );
		expect( lines.at( -1 ) ).toBe(
			'Success: No leftover data from deleted customers.'
		);
		await reconcile( site );
		expect( await getRun( admin, Number( runId ) ) ).toMatchObject( {
			counts: { deleted: 3 },
			can_undo: true,
		} );
		expect( await countRows( site, 'fcc_run_changes' ) ).toBe( 3 );
	}
);
