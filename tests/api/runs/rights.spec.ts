import { insertBulkCustomers } from '../support/bulk.ts';
import { countRows, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	changeAndGetRun,
	commandRun,
	driven,
	getRun,
	listRunResults,
	sendCommand,
	undo,
} from './support/runs.ts';

const ADA = 1;

test( 'a person who can only view sees runs, cannot undo them, and reads the application of their own only', async ( {
	admin,
	connect,
	site,
} ) => {
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	const userViewer = await site.createUser( { login: 'viewer' } );
	await site.grant( userViewer.id, [ 'customers/view' ] );
	const viewer = await connect( { user: userViewer } );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET application = 'Warehouse' WHERE id = ${ id }`
	);
	expect( await getRun( admin, id ) ).toMatchObject( {
		application: 'Warehouse',
	} );
	expect( await getRun( viewer, id ) ).toMatchObject( { application: null } );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET user_id = ${ userViewer.id } WHERE id = ${ id }`
	);
	expect( await getRun( viewer, id ) ).toMatchObject( {
		application: 'Warehouse',
	} );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET user_id = 1 WHERE id = ${ id }`
	);
	expect( await getRun( viewer, id ) ).toMatchObject( { can_undo: false } );
	for ( const command of [
		'undo',
		'continue',
		'pause',
		'cancel',
	] as const ) {
		expect( await sendCommand( viewer, id, command ) ).toMatchObject( {
			status: 403,
			body: { error: { code: 'insufficient_permissions' } },
		} );
	}
} );

test( 'a person who may not delete brings deleted customers back, and cannot delete them again', async ( {
	admin,
	connect,
	site,
} ) => {
	const [ customer = 0 ] = await insertBulkCustomers( site, 1 );
	const id = await changeAndGetRun(
		admin,
		'DELETE',
		`customers/${ customer }`
	);
	const userManager = await site.createUser( { login: 'manager' } );
	await site.grant( userManager.id, [
		'customers/view',
		'customers/manage',
	] );
	const manager = await connect( { user: userManager } );
	const restored = await undo( manager, id );
	expect( restored ).toMatchObject( { can_undo: false } );
	expect( await sendCommand( manager, restored.id, 'undo' ) ).toMatchObject( {
		status: 403,
	} );
} );

test( 'the email of a customer with a user goes back only for a person who can edit users', async ( {
	admin,
	connect,
	site,
} ) => {
	const user = await site.createUser( {
		login: 'buyer',
		role: 'subscriber',
	} );
	await admin.attachUser( ADA, user.id );
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		email: 'new@example.com',
	} );
	const userManager = await site.createUser( { login: 'manager' } );
	await site.grant( userManager.id, [
		'customers/view',
		'customers/manage',
	] );
	const manager = await connect( { user: userManager } );
	const run = await undo( manager, id );
	expect( await listRunResults( manager, run.id ) ).toMatchObject( [
		{ outcome: 'failed', code: 'insufficient_permissions' },
	] );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		email: 'new@example.com',
	} );
} );

test( 'a run that changed nothing cannot be undone', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		customer_ids: ids,
		data: { status: 'active' },
	} );
	expect( await getRun( admin, Number( id ) ) ).toMatchObject( {
		counts: { unchanged: 2 },
		can_undo: false,
	} );
	expect( await sendCommand( admin, Number( id ), 'undo' ) ).toMatchObject( {
		status: 409,
		body: { error: { code: 'not_undoable' } },
	} );
} );

test( 'a planned undo is started once, and not by a request that saw another state', async ( {
	admin,
	connect,
	site,
} ) => {
	const user = await site.createUser( { login: 'manager' } );
	await site.grant( user.id, [ 'customers/view', 'customers/manage' ] );
	const manager = await connect( { user } );
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	const [ one, other ] = await Promise.all( [
		commandRun( admin, id, 'undo', { dry_run: true } ),
		commandRun( manager, id, 'undo', { dry_run: true } ),
	] );
	expect(
		await commandRun( admin, one.id, 'continue', { state: 'planning' } )
	).toMatchObject( { state: 'planned' } );
	expect(
		await commandRun( admin, one.id, 'continue', { state: 'planned' } )
	).toMatchObject( { state: 'done' } );
	expect(
		await sendCommand( admin, other.id, 'continue', { state: 'planned' } )
	).toMatchObject( {
		status: 409,
		body: { error: { code: 'already_undone' } },
	} );
} );

test( 'a new check of an undo replaces the earlier one by the same person', async ( {
	admin,
	connect,
	site,
} ) => {
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	const user = await site.createUser( { login: 'manager' } );
	await site.grant( user.id, [ 'customers/view', 'customers/manage' ] );
	const manager = await connect( { user } );
	const other = await commandRun( manager, id, 'undo', { dry_run: true } );
	const first = await commandRun( admin, id, 'undo', { dry_run: true } );
	await admin.updateCustomer( ADA, { first_name: 'Later' } );
	const second = await commandRun( admin, id, 'undo', { dry_run: true } );
	expect( second ).toMatchObject( {
		state: 'planned',
		plan: { counts: { kept: 1, updated: 0 } },
	} );
	expect( await sendCommand( admin, first.id, 'continue' ) ).toMatchObject( {
		status: 404,
	} );
	expect( await getRun( admin, other.id ) ).toMatchObject( {
		state: 'planned',
	} );
	const undone = await commandRun( admin, id, 'undo' );
	expect(
		await countRows( site, 'fcc_runs', `WHERE undoes = ${ id }` )
	).toBe( 2 );
	expect( undone ).toMatchObject( { state: 'done' } );
} );

test( 'a person who may not delete cannot continue, pause or cancel a deletion', async ( {
	admin,
	connect,
	site,
} ) => {
	await insertBulkCustomers( site, 700 );
	const { run_id: id } = await admin.bulk( {
		action: 'delete',
		search: 'bulk',
		data: { background: true },
	} );
	await commandRun( admin, Number( id ), 'pause' );
	const user = await site.createUser( { login: 'manager' } );
	await site.grant( user.id, [ 'customers/view', 'customers/manage' ] );
	const manager = await connect( { user } );
	for ( const command of [ 'continue', 'pause', 'cancel' ] as const ) {
		expect(
			await sendCommand( manager, Number( id ), command )
		).toMatchObject( {
			status: 403,
			body: { error: { code: 'insufficient_permissions' } },
		} );
	}
	expect(
		await sendCommand( manager, Number( id ), 'continue', {
			state: 'paused',
		} )
	).toMatchObject( { status: 403 } );
	expect( await getRun( manager, Number( id ) ) ).toMatchObject( {
		state: 'paused',
		can_drive: false,
	} );
} );

test( 'a person who may delete and not manage drives a deletion, and no status change', async ( {
	admin,
	connect,
	site,
} ) => {
	await insertBulkCustomers( site, 600 );
	const started = await admin.bulk( {
		action: 'update_status',
		search: 'bulk',
		data: { status: 'inactive', background: true },
	} );
	const user = await site.createUser( { login: 'deleter' } );
	await site.grant( user.id, [ 'customers/view', 'customers/delete' ] );
	const deleter = await connect( { user } );
	for ( const command of [ 'continue', 'pause', 'cancel' ] as const ) {
		expect(
			await sendCommand( deleter, Number( started.run_id ), command )
		).toMatchObject( { status: 403 } );
	}
	await commandRun( admin, Number( started.run_id ), 'cancel' );

	const { run_id: id } = await admin.bulk( {
		action: 'delete',
		search: 'bulk',
		data: { background: true },
	} );
	const paused = await commandRun( deleter, Number( id ), 'pause' );
	expect( paused ).toMatchObject( { state: 'paused', can_drive: true } );
	const resumed = await commandRun( deleter, Number( id ), 'continue', {
		state: 'paused',
	} );
	expect( await driven( deleter, resumed ) ).toMatchObject( {
		state: 'done',
		processed: 600,
		can_drive: false,
	} );
} );

test( 'the person who started a run stops it without its right, and does not get it on', async ( {
	connect,
	site,
} ) => {
	await insertBulkCustomers( site, 700 );
	const user = await site.createUser( { login: 'manager' } );
	await site.grant( user.id, [ 'customers/view', 'customers/manage' ] );
	const person = await connect( { user } );
	const { run_id: id } = await person.bulk( {
		action: 'update_status',
		search: 'bulk',
		data: { status: 'inactive', background: true },
	} );
	await site.revoke( user.id );
	await site.grant( user.id, [ 'customers/view' ] );
	expect(
		await commandRun( person, Number( id ), 'continue' )
	).toMatchObject( {
		state: 'paused',
		processed: 500,
		reason: { code: 'insufficient_permissions' },
		can_drive: true,
	} );
	expect( await commandRun( person, Number( id ), 'cancel' ) ).toMatchObject(
		{
			state: 'canceled',
		}
	);
} );

test( 'a misspelt or misplaced dry_run or state starts nothing, and the query may have dry_run', async ( {
	admin,
} ) => {
	const id = await changeAndGetRun( admin, 'PUT', `customers/${ ADA }`, {
		first_name: 'Changed',
	} );
	for ( const body of [ { dryRun: true }, { data: { dry_run: true } } ] ) {
		expect( await sendCommand( admin, id, 'undo', body ) ).toMatchObject( {
			status: 400,
			body: { error: { code: 'validation_error' } },
		} );
	}
	const { body } = await admin.send( 'POST', `customers/runs/${ id }/undo`, {
		params: { dry_run: 'true' },
	} );
	expect( body ).toMatchObject( { data: { run: { state: 'planned' } } } );
	const plan = ( body as { data: { run: { id: number } } } ).data.run;
	expect(
		await sendCommand( admin, plan.id, 'continue', { status: 'planning' } )
	).toMatchObject( {
		status: 400,
		body: { error: { fields: { status: expect.any( String ) } } },
	} );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		first_name: 'Changed',
	} );
} );
