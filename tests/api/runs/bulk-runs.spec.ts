import { insertBulkCustomers, resultCodes } from '../support/bulk.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	ageRun,
	commandRun,
	getRun,
	listRunResults,
	listRuns,
	sendCommand,
} from './support/runs.ts';
import { rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;
const MISSING_ID = 4_000_000;

/** More than two steps of 500. */
const MANY = 1_100;

const DEACTIVATE = {
	action: 'update_status',
	search: 'bulk',
	data: { status: 'inactive' },
} as const;

test(
	'a bulk action is a run with its counts, its person and its results',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 3 );
		await runSql(
			site,
			`UPDATE {fct_customers} SET status = 'inactive' WHERE id = ${ ids[ 0 ] }`
		);
		const { run_id: id } = await admin.bulk( {
			action: 'update_status',
			customer_ids: [ ...ids, MISSING_ID ],
			data: { status: 'inactive' },
		} );
		const run = await getRun( admin, Number( id ) );
		expect( run ).toMatchObject( {
			kind: 'update_status',
			title: 'Set status to “Inactive”',
			state: 'done',
			total: 4,
			processed: 4,
			counts: { updated: 2, unchanged: 1, failed: 1 },
			user: { id: 1 },
			customer_id: null,
			can_undo: true,
			undone_by: null,
			reason: null,
			waits_for: null,
		} );
		expect( await listRuns( admin ) ).toEqual( [ run ] );
		expect(
			await listRunResults( admin, run.id, { outcome: 'failed' } )
		).toEqual( [
			{
				customer_id: MISSING_ID,
				customer: null,
				row: null,
				outcome: 'failed',
				code: 'customer_not_found',
				message: `Customer with ID ${ MISSING_ID } not found`,
			},
		] );
	}
);

test( 'a dry run and an export are no runs', async ( { admin } ) => {
	const preview = await admin.bulk( {
		...DEACTIVATE,
		data: { status: 'inactive', dry_run: true },
	} );
	const file = await admin.bulk( {
		action: 'export',
		customer_ids: [ ADA ],
	} );
	expect( [ preview.run_id, file.run_id ] ).toEqual( [ null, null ] );
	expect( await listRuns( admin ) ).toEqual( [] );
} );

test(
	'all steps of a cursor are one run, which can also be continued by its id',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, MANY );
		const first = await admin.bulk( DEACTIVATE );
		const second = await admin.bulk( {
			action: 'update_status',
			cursor: first.cursor ?? '',
		} );
		expect( second.run_id ).toBe( first.run_id );
		const run = await commandRun(
			admin,
			Number( first.run_id ),
			'continue',
			{ state: 'running' }
		);
		expect( run ).toMatchObject( {
			state: 'done',
			total: MANY,
			counts: { updated: MANY },
		} );
	}
);

test(
	'a cursor sent ten times does its step once and returns the same results',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, MANY );
		const { cursor } = await admin.bulk( DEACTIVATE );
		const step = { action: 'update_status', cursor: cursor ?? '' } as const;
		const answers = await Promise.all(
			Array.from( { length: 10 }, () => admin.bulk( step ) )
		);
		const entries = await rowsOf(
			site,
			'fcc_activity',
			"WHERE type = 'customer_updated'"
		);
		expect( entries ).toHaveLength( 1_000 );
		expect(
			new Set(
				answers.map( ( { results } ) => JSON.stringify( results ) )
			).size
		).toBe( 1 );
	}
);

test( 'a paused run does not go on until it is continued, a canceled one never', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const { run_id: runId, cursor } = await admin.bulk( DEACTIVATE );
	const id = Number( runId );
	expect( await commandRun( admin, id, 'pause' ) ).toMatchObject( {
		state: 'paused',
		processed: 500,
	} );
	expect(
		await commandRun( admin, id, 'continue', { state: 'running' } )
	).toMatchObject( { state: 'paused', processed: 500 } );
	expect( await commandRun( admin, id, 'cancel' ) ).toMatchObject( {
		state: 'canceled',
		can_undo: true,
	} );
	expect( await commandRun( admin, id, 'continue' ) ).toMatchObject( {
		state: 'canceled',
		processed: 500,
	} );
	expect(
		await admin.bulk( {
			action: 'update_status',
			cursor: cursor ?? '',
		} )
	).toMatchObject( { processed: 500, results: [], cursor: null } );
} );

test(
	'the background continues a run that the screen has left for a minute',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, MANY );
		const { run_id: runId } = await admin.bulk( {
			...DEACTIVATE,
			data: { status: 'inactive', background: true },
		} );
		const id = Number( runId );
		await reconcile( site );
		expect( await getRun( admin, id ) ).toMatchObject( {
			state: 'running',
			processed: 500,
		} );
		await ageRun( site, id, 61 );
		await reconcile( site );
		expect( await getRun( admin, id ) ).toMatchObject( {
			state: 'done',
			counts: { updated: MANY },
		} );
		const [ entry ] = await rowsOf(
			site,
			'fcc_activity',
			'ORDER BY id DESC LIMIT 1'
		);
		expect( entry ).toMatchObject( { user_id: '1', run_id: `${ id }` } );
	}
);

test( 'a run whose application stays away is paused, and its cursor continues it', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const { run_id: runId, cursor } = await admin.bulk( DEACTIVATE );
	const id = Number( runId );
	await ageRun( site, id, 61 );
	await reconcile( site );
	expect( await getRun( admin, id ) ).toMatchObject( {
		state: 'paused',
		processed: 500,
		reason: { code: 'caller_gone' },
	} );
	expect(
		await admin.bulk( {
			action: 'update_status',
			cursor: cursor ?? '',
		} )
	).toMatchObject( { processed: 1_000 } );
	expect( await getRun( admin, id ) ).toMatchObject( {
		state: 'running',
		reason: null,
	} );
} );

test( 'a run stops when its person loses the right, also for a colleague and the background', async ( {
	admin,
	connect,
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const user = await site.createUser( {
		login: 'mona',
		role: 'administrator',
	} );
	const mona = await connect( { user } );
	const { run_id: runId } = await mona.bulk( {
		...DEACTIVATE,
		data: { status: 'inactive', background: true },
	} );
	const id = Number( runId );
	await site.call( 'wordpress/users/set_role', {
		id: user.id,
		role: 'subscriber',
	} );
	expect( await commandRun( admin, id, 'continue' ) ).toMatchObject( {
		state: 'paused',
		processed: 500,
		reason: { code: 'insufficient_permissions' },
	} );
} );

test( 'a large run waits for an older large run', async ( { admin, site } ) => {
	await insertBulkCustomers( site, MANY );
	const background = { status: 'inactive', background: true };
	const first = await admin.bulk( { ...DEACTIVATE, data: background } );
	const second = await admin.bulk( {
		...DEACTIVATE,
		data: { ...background, status: 'active' },
	} );
	const id = Number( second.run_id );
	expect( await commandRun( admin, id, 'continue' ) ).toMatchObject( {
		state: 'running',
		waits_for: first.run_id,
	} );
	await commandRun( admin, Number( first.run_id ), 'continue' );
	expect( await commandRun( admin, id, 'continue' ) ).toMatchObject( {
		state: 'done',
		waits_for: null,
	} );
} );

test( 'a run that nothing has driven for ten minutes is stalled', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, MANY );
	const { run_id: id } = await admin.bulk( {
		...DEACTIVATE,
		data: { status: 'inactive', background: true },
	} );
	await ageRun( site, Number( id ), 601 );
	expect( await getRun( admin, Number( id ) ) ).toMatchObject( {
		state: 'running',
		is_stalled: true,
	} );
} );

for ( const path of [ '', '/results' ] ) {
	test( `GET runs/{id}${ path } of an unknown run answers run_not_found`, async ( {
		admin,
	} ) => {
		expect(
			await admin.send( 'GET', `customers/runs/999${ path }` )
		).toMatchObject( {
			status: 404,
			body: { error: { code: 'run_not_found' } },
		} );
	} );
}

for ( const command of [ 'continue', 'pause', 'cancel', 'undo' ] as const ) {
	test( `${ command } of an unknown run answers run_not_found`, async ( {
		admin,
	} ) => {
		expect( await sendCommand( admin, 999, command ) ).toMatchObject( {
			status: 404,
			body: { error: { code: 'run_not_found' } },
		} );
	} );
}

test( 'customers that cannot be deleted are results of the run', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const result = await admin.bulk( {
		action: 'delete',
		customer_ids: [ ADA, ...ids ],
	} );
	expect( resultCodes( result )[ ADA ] ).toBe( 'customer_has_orders' );
	expect( await getRun( admin, Number( result.run_id ) ) ).toMatchObject( {
		counts: { deleted: 2, failed: 1 },
	} );
} );
