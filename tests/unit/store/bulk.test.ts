import { createRegistry } from '@wordpress/data';
import { store } from '../../../src/store';
import { answerTo, run, sent, serveRun, TWO } from '../support/runs';
import {
	failure,
	firstPage,
	listOf,
	requests,
	serve,
	success,
} from '../support/server';

let registry = createRegistry();

/** A store with a list of two customers. */
async function withTwo() {
	registry = createRegistry();
	registry.register( store );
	serve( () => success( listOf( ...TWO ) ) );
	await registry.resolveSelect( store ).getCustomers( firstPage );
	return {
		select: registry.select( store ),
		dispatch: registry.dispatch( store ),
	};
}

/** Waits until the pending requests were sent. */
function settle() {
	return new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
}

afterEach( async () => {
	while ( registry.select( store ).hasResolvingSelectors() ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
} );

describe( 'new statuses of a page', () => {
	it( 'are shown immediately, and reverted for rejected customers', async () => {
		const { select, dispatch } = await withTwo();
		let release = () => {};
		const held = new Promise< void >(
			( resolve ) => ( release = resolve )
		);
		serve( async ( { method } ) => {
			if ( method !== 'POST' ) {
				return success( listOf( ...TWO ) );
			}
			await held;
			return success( answerTo( [ 7, 8 ], [ 8 ] ) );
		} );

		const changed = dispatch.updateStatuses( [ 7, 8 ], 'inactive' );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'inactive' ] );
		release();
		expect( await changed ).toMatchObject( { processed: 1, failed: 1 } );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'active' ] );
	} );

	it( 'are sent one after the other', async () => {
		const { select, dispatch } = await withTwo();
		const answers: Array< () => void > = [];
		serve( async ( { method } ) => {
			if ( method === 'POST' ) {
				await new Promise< void >( ( resolve ) =>
					answers.push( resolve )
				);
			}
			return success(
				method === 'POST' ? answerTo( [ 7, 8 ] ) : listOf( ...TWO )
			);
		} );
		const writes = () =>
			requests.filter( ( { method } ) => method === 'POST' );

		const first = dispatch.updateStatuses( [ 7, 8 ], 'inactive' );
		const second = dispatch.updateStatuses( [ 8 ], 'active' );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'active' ] );
		await settle();
		expect( writes() ).toHaveLength( 1 );

		answers[ 0 ]?.();
		await first;
		await settle();
		expect( writes() ).toHaveLength( 2 );
		answers[ 1 ]?.();
		await second;
		const bodies = await Promise.all(
			writes().map( ( request ) => request.json() )
		);
		expect( bodies.map( ( { data } ) => data.status ) ).toEqual( [
			'inactive',
			'active',
		] );
	} );

	it( 'are reverted if the request fails', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );

		await expect(
			dispatch.updateStatuses( [ 7, 8 ], 'inactive' )
		).rejects.toThrow( 'No.' );
		expect( statuses( select ) ).toEqual( [ 'active', 'active' ] );
	} );
} );

describe( 'the deletion of a page', () => {
	it( 'removes the deleted customers from the list and from the selection', async () => {
		const { select, dispatch } = await withTwo();
		await dispatch.selectCustomers( [ 7, 8 ] );
		serveRun( {
			start: () =>
				success( { ...answerTo( [ 7, 8 ], [ 8 ] ), run_id: 12 } ),
			read: run( { kind: 'delete', state: 'done' } ),
		} );
		await dispatch.startBulkOperation( {
			action: 'delete',
			customers: { ids: [ 7, 8 ] },
			data: {},
			expected: 2,
		} );

		expect( select.getCustomerSummary( 7 ) ).toBeUndefined();
		expect( select.getCustomerSummary( 8 ) ).toBeDefined();
		expect( select.getSelection() ).toEqual( { ids: [ 8 ] } );
		expect( select.getShownRunId() ).toBe( 12 );
	} );
} );

describe( 'an operation on many customers', () => {
	const operation = {
		action: 'update_status' as const,
		customers: { all: {}, except: [] },
		data: { status: 'inactive' },
		expected: 2,
	};

	it( 'becomes a run that is driven to its end', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {} );

		const end = dispatch.startBulkOperation( operation );
		expect( select.getStartingOperation() ).toMatchObject( { operation } );
		expect( select.isBulkOperationRunning() ).toBe( true );
		await end;

		const [ start ] = sent( 'do-bulk-action' );
		expect( await start?.json() ).toEqual( {
			action: 'update_status',
			filters: {},
			data: { status: 'inactive', background: true },
		} );
		expect( select.getStartingOperation() ).toBeNull();
		expect( select.getShownRunId() ).toBe( 12 );
		expect( select.getRun( 12 ) ).toMatchObject( { state: 'done' } );
		expect( select.isBulkOperationRunning() ).toBe( false );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'inactive' ] );
		expect(
			select.hasStartedResolution( 'getCustomers', [ firstPage ] )
		).toBe( false );
	} );

	it( 'does not start while another one runs', async () => {
		const { dispatch } = await withTwo();
		serveRun( {} );
		await Promise.all( [
			dispatch.startBulkOperation( operation ),
			dispatch.startBulkOperation( operation ),
		] );
		expect( sent( 'do-bulk-action' ) ).toHaveLength( 1 );
	} );

	it( 'goes on after failures that pass', async () => {
		const { select, dispatch } = await withTwo();
		const answers = [
			() => failure( { code: 'rate_limited', message: 'No.' }, 429 ),
			() => failure( { code: 'server_error', message: 'No.' }, 502 ),
			() => success( { run: run( { state: 'done' } ) } ),
		];
		serveRun( {
			continued: () => ( answers.shift() ?? Response.error )(),
		} );
		const end = dispatch.startBulkOperation( operation );

		await until( () => !! select.getRunDriving( 12 ).wait );
		select.getRunDriving( 12 ).wait?.retryNow();
		await until( () => answers.length === 1 );
		await until( () => !! select.getRunDriving( 12 ).wait );
		select.getRunDriving( 12 ).wait?.retryNow();
		await end;
		expect( select.getRun( 12 ) ).toMatchObject( { state: 'done' } );
		expect( select.getRunDriving( 12 ).wait ).toBeUndefined();
	} );

	it( 'keeps the error that stops it', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {
			continued: () =>
				failure(
					{ code: 'insufficient_permissions', message: 'No.' },
					403
				),
		} );
		await dispatch.startBulkOperation( operation );
		expect( select.getRunDriving( 12 ).error ).toMatchObject( {
			code: 'insufficient_permissions',
		} );
	} );

	it( 'is not started again if only the answer was lost', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {
			start: () => {
				serveRun( {
					recent: [ run(), run( { id: 11, state: 'done' } ) ],
				} );
				return Response.error();
			},
			recent: [ run( { id: 11, state: 'done' } ) ],
		} );

		// Before the page has read the runs.
		expect( select.getNewestRunId() ).toBeUndefined();
		const end = dispatch.startBulkOperation( operation );
		await until( () => !! select.getStartingOperation()?.wait );
		select.getStartingOperation()?.wait?.retryNow();
		await end;
		expect( sent( 'do-bulk-action' ) ).toHaveLength( 0 );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'is not started again by the user if only the answer was lost', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {
			start: () =>
				failure(
					{ code: 'insufficient_permissions', message: 'No.' },
					403
				),
		} );
		await dispatch.startBulkOperation( operation );
		// The page reads the run before the user tries again.
		serveRun( { recent: [ run() ] } );
		await dispatch.findCurrentRun( () => true );
		await dispatch.startBulkOperation( operation );
		expect( sent( 'do-bulk-action' ) ).toHaveLength( 0 );
		expect( select.getRun( 12 ) ).toMatchObject( { state: 'done' } );
	} );

	it( 'is started again if the newest run is of other customers', async () => {
		const { select, dispatch } = await withTwo();
		const chosen = { ...operation, customers: { ids: [ 7, 8 ] } };
		serveRun( {
			start: () => {
				serveRun( {
					recent: [
						run( { id: 14, kind: 'delete' } ),
						run( { id: 13, total: 3 } ),
					],
				} );
				return Response.error();
			},
		} );
		const end = dispatch.startBulkOperation( chosen );
		await until( () => !! select.getStartingOperation()?.wait );
		select.getStartingOperation()?.wait?.retryNow();
		await end;
		expect( sent( 'do-bulk-action' ) ).toHaveLength( 1 );
		expect( select.getShownRunId() ).toBe( 12 );
	} );

	it( 'that cannot start keeps its error', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {
			start: () =>
				failure(
					{ code: 'insufficient_permissions', message: 'No.' },
					403
				),
		} );
		await dispatch.startBulkOperation( operation );
		expect( select.getStartingOperation()?.error ).toMatchObject( {
			code: 'insufficient_permissions',
		} );
		expect( select.isBulkOperationRunning() ).toBe( false );
	} );

	it( 'continues from a pause on request only', async () => {
		const { select, dispatch } = await withTwo();
		serveRun( {
			continued: () => success( { run: run( { state: 'paused' } ) } ),
		} );
		await dispatch.startBulkOperation( operation );
		await dispatch.driveRun( 12 );
		expect( sent( 'continue' ) ).toHaveLength( 1 );

		serveRun( {} );
		await dispatch.driveRun( 12, 'paused' );
		expect( await sent( 'continue' )[ 0 ]?.json() ).toEqual( {
			state: 'paused',
		} );
		expect( select.getRun( 12 ) ).toMatchObject( { state: 'done' } );
	} );
} );

type Selectors = ReturnType< typeof registry.select< typeof store > >;

function statuses( select: Selectors ) {
	return [ 7, 8 ].map( ( id ) => select.getCustomerSummary( id )?.status );
}

async function until( condition: () => boolean ): Promise< void > {
	while ( ! condition() ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
}
