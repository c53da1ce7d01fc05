import type { Run } from '../../../src/api';
import { newStore } from '../support/new-store';
import { run } from '../support/run';
import { failure, record, requests, serve, success } from '../support/server';
import { until } from '../support/until';

const page = { page: 1, per_page: 20 };

function listOf( ...runs: Run[] ) {
	return success( {
		runs,
		pagination: {
			current_page: 1,
			per_page: 20,
			total: runs.length,
			total_is_exact: true,
			total_pages: 1,
		},
	} );
}

const sent = () =>
	requests.map( ( { method, url } ) => `${ method } ${ pathOf( url ) }` );

/** A store in which a component shows a run. */
async function withRun( ...answers: [ Run, ...Run[] ] ) {
	const newest = () =>
		answers.length > 1 ? answers.shift() : answers[ 0 ];
	serve( () => success( { run: newest() } ) );
	const { dispatch, resolve, select } = newStore();
	await dispatch.startNeed( 'getRun', [ 12 ] );
	await resolve.getRun( 12 );
	return { dispatch, select };
}

function pathOf( url: string ): string {
	return url.replace( /^.*\/customers|[?&]_locale=user/g, '' );
}

describe( 'driveRun()', () => {
	it( 'continues a run in the state that the person saw, until it has ended', async () => {
		const { dispatch, select } = await withRun(
			run( { state: 'running', processed: 0 } ),
			run( { state: 'running', processed: 100 } ),
			run( { state: 'done' } )
		);
		await dispatch.driveRun( 12 );

		expect( sent() ).toEqual( [
			'GET /runs/12',
			'POST /runs/12/continue',
			'POST /runs/12/continue',
		] );
		expect( await requests[ 1 ]?.clone().json() ).toEqual( {
			state: 'running',
		} );
		expect( select.getRun( 12 )?.state ).toBe( 'done' );
	} );

	it( 'never starts a checked run', async () => {
		const { dispatch } = await withRun(
			run( { state: 'planning' } ),
			run( { state: 'planned' } )
		);
		await dispatch.driveRun( 12 );
		await dispatch.driveRun( 12 );

		expect( sent() ).toEqual( [
			'GET /runs/12',
			'POST /runs/12/continue',
		] );
	} );

	it( 'sends the requests of one loop for two components', async () => {
		const { dispatch } = await withRun(
			run( { state: 'running' } ),
			run( { state: 'done' } )
		);
		await Promise.all( [
			dispatch.driveRun( 12 ),
			dispatch.driveRun( 12 ),
		] );

		expect( sent() ).toHaveLength( 2 );
	} );

	it( 'goes on while no component needs the run', async () => {
		const { dispatch, select } = await withRun(
			run( { state: 'running' } ),
			run( { state: 'done' } )
		);
		await dispatch.endNeed( 'getRun', [ 12 ] );
		await dispatch.driveRun( 12 );

		expect( select.getRun( 12 )?.state ).toBe( 'done' );
	} );
} );

describe( 'undoRun()', () => {
	it( 'makes the undone run, the list of runs and the customer be read again', async () => {
		const { dispatch, resolve, select } = newStore();
		const undone = run( { customer_id: 7, total: 1 } );
		serve( ( { method, url } ) => {
			if ( method === 'POST' ) {
				return success( {
					run: run( {
						id: 13,
						kind: 'undo',
						undoes: 12,
						customer_id: 7,
					} ),
				} );
			}
			return url.includes( '/runs?' )
				? listOf( undone )
				: success( { run: undone, customer: record() } );
		} );
		await resolve.getRun( 12 );
		await resolve.getRuns( page );
		await resolve.getCustomer( 7 );
		const undo = await dispatch.undoRun( 12 );

		expect( undo.id ).toBe( 13 );
		select.getRun( 12 );
		select.getRuns( page );
		select.getCustomer( 7 );
		await until( () => requests.length >= 7 );
		expect( sent().slice( 4 ).sort() ).toEqual( [
			'GET /7',
			'GET /runs/12',
			'GET /runs?page=1&per_page=20',
		] );
	} );

	it( 'makes the run be read again if another person has undone it', async () => {
		const { dispatch, resolve, select } = newStore();
		serve( ( { method } ) =>
			method === 'POST'
				? failure(
						{ code: 'already_undone', message: 'Undone already.' },
						409
					)
				: success( { run: run() } )
		);
		await resolve.getRun( 12 );

		await expect( dispatch.undoRun( 12 ) ).rejects.toThrow(
			'Undone already.'
		);
		select.getRun( 12 );
		await until( () => requests.length === 3 );
		expect( sent().at( -1 ) ).toBe( 'GET /runs/12' );
	} );

	it( 'reads no customer again after a check', async () => {
		const { dispatch, resolve, select } = newStore();
		serve( ( { method } ) =>
			success(
				method === 'POST'
					? { run: run( { id: 13, state: 'planned' } ) }
					: { customer: record() }
			)
		);
		await resolve.getCustomer( 7 );
		await dispatch.undoRun( 12, { dryRun: true } );
		select.getCustomer( 7 );

		expect( await requests[ 1 ]?.clone().json() ).toEqual( {
			dry_run: true,
		} );
		expect( sent() ).toEqual( [ 'GET /7', 'POST /runs/12/undo' ] );
	} );
} );
