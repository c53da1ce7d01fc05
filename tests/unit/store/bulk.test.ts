import { createRegistry } from '@wordpress/data';
import { store } from '../../../src/store';
import {
	failure,
	firstPage,
	listOf,
	requests,
	serve,
	success,
	summary,
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

const TWO = [ summary( { id: 7 } ), summary( { id: 8 } ) ];

function answerTo( ids: number[], rejected: number[] = [] ) {
	return {
		processed: ids.length - rejected.length,
		failed: rejected.length,
		results: ids.map( ( customer_id ) =>
			rejected.includes( customer_id )
				? {
						customer_id,
						success: false,
						error: { code: 'customer_has_orders', message: 'No.' },
					}
				: { customer_id, success: true }
		),
		total: ids.length,
		cursor: null,
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
		serve( () => success( answerTo( [ 7, 8 ], [ 8 ] ) ) );
		await dispatch.startBulkOperation( {
			action: 'delete',
			customers: { ids: [ 7, 8 ] },
			data: {},
			expected: 2,
		} );

		expect( select.getCustomerSummary( 7 ) ).toBeUndefined();
		expect( select.getCustomerSummary( 8 ) ).toBeDefined();
		expect( select.getSelection() ).toEqual( { ids: [ 8 ] } );
	} );
} );

describe( 'an operation on many customers', () => {
	const operation = {
		action: 'update_status' as const,
		customers: { all: {}, except: [] },
		data: { status: 'inactive' },
		expected: 2,
	};

	it( 'stores its progress, changes rows and invalidates lists', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );

		const end = dispatch.startBulkOperation( operation );
		const running = select.getBulkOperation();
		expect( running?.operation ).toEqual( operation );
		expect( running?.progress ).toMatchObject( {
			phase: 'running',
			total: 2,
		} );
		expect( select.isBulkOperationRunning() ).toBe( true );
		await end;

		expect( select.getBulkOperation() ).toMatchObject( {
			progress: { phase: 'done', processed: 2 },
		} );
		expect( select.isBulkOperationRunning() ).toBe( false );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'inactive' ] );
		expect(
			select.hasStartedResolution( 'getCustomers', [ firstPage ] )
		).toBe( false );
	} );

	it( 'does not start while another one runs', async () => {
		const { dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );
		await Promise.all( [
			dispatch.startBulkOperation( operation ),
			dispatch.startBulkOperation( operation ),
		] );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'is dismissed at its end, not before', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );
		const end = dispatch.startBulkOperation( operation );
		await dispatch.dismissBulkOperation();
		expect( select.getBulkOperation() ).not.toBeNull();
		await end;
		await dispatch.dismissBulkOperation();
		expect( select.getBulkOperation() ).toBeNull();
	} );

	it( 'pauses, continues and ends on request', async () => {
		const { select, dispatch } = await withTwo();
		serve( async () => {
			await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
			return success( { ...answerTo( [ 7 ] ), cursor: 'next' } );
		} );
		const end = dispatch.startBulkOperation( operation );
		await dispatch.pauseBulkOperation();
		await until( () => phase( select ) === 'paused' );
		expect( requests ).toHaveLength( 1 );

		await dispatch.resumeBulkOperation();
		await until( () => requests.length > 1 );
		await dispatch.cancelBulkOperation();
		await end;
		expect( phase( select ) ).toBe( 'cancelled' );
	} );
} );

type Selectors = ReturnType< typeof registry.select< typeof store > >;

function statuses( select: Selectors ) {
	return [ 7, 8 ].map( ( id ) => select.getCustomerSummary( id )?.status );
}

function phase( select: Selectors ) {
	return select.getBulkOperation()?.progress.phase;
}

async function until( condition: () => boolean ): Promise< void > {
	while ( ! condition() ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
}
