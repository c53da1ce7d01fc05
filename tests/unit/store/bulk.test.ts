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

/** A store that has read Ada and Grace in a list. */
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

function answerTo( ids: number[], refused: number[] = [] ) {
	return {
		processed: ids.length - refused.length,
		failed: refused.length,
		results: ids.map( ( customer_id ) =>
			refused.includes( customer_id )
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

/** Until all that can go on has gone on. */
function turn() {
	return new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
}

afterEach( async () => {
	while ( registry.select( store ).hasResolvingSelectors() ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
} );

describe( 'the statuses of a page', () => {
	it( 'are seen at once, and taken back where the server refuses', async () => {
		const { select, dispatch } = await withTwo();
		let letGo = () => {};
		const held = new Promise< void >( ( resolve ) => ( letGo = resolve ) );
		serve( async ( { method } ) => {
			if ( method !== 'POST' ) {
				return success( listOf( ...TWO ) );
			}
			await held;
			return success( answerTo( [ 7, 8 ], [ 8 ] ) );
		} );

		const changed = dispatch.changeStatuses( [ 7, 8 ], 'inactive' );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'inactive' ] );
		letGo();
		expect( await changed ).toMatchObject( { processed: 1, failed: 1 } );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'active' ] );
	} );

	it( 'are sent one after the other, so that the last one stays', async () => {
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

		const first = dispatch.changeStatuses( [ 7, 8 ], 'inactive' );
		const second = dispatch.changeStatuses( [ 8 ], 'active' );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'active' ] );
		await turn();
		expect( writes() ).toHaveLength( 1 );

		answers[ 0 ]?.();
		await first;
		await turn();
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

	it( 'are taken back if nothing could be done', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => failure( { code: 'server_error', message: 'No.' }, 500 ) );

		await expect(
			dispatch.changeStatuses( [ 7, 8 ], 'inactive' )
		).rejects.toThrow( 'No.' );
		expect( statuses( select ) ).toEqual( [ 'active', 'active' ] );
	} );
} );

describe( 'the deletion of a page', () => {
	it( 'takes the deleted out of the list, and of the selection', async () => {
		const { select, dispatch } = await withTwo();
		await dispatch.selectCustomers( [ 7, 8 ] );
		serve( () => success( answerTo( [ 7, 8 ], [ 8 ] ) ) );
		await dispatch.startBulkWork( {
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

describe( 'a work on many', () => {
	const work = {
		action: 'update_status' as const,
		customers: { all: {}, except: [] },
		data: { status: 'inactive' },
		expected: 2,
	};

	it( 'shows its progress, changes rows, and has lists read again', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );

		const end = dispatch.startBulkWork( work );
		expect( select.getBulkWork() ).toMatchObject( {
			work,
			progress: { phase: 'running', total: 2 },
		} );
		expect( select.isBulkWorkGoingOn() ).toBe( true );
		await end;

		expect( select.getBulkWork() ).toMatchObject( {
			progress: { phase: 'done', processed: 2 },
		} );
		expect( select.isBulkWorkGoingOn() ).toBe( false );
		expect( statuses( select ) ).toEqual( [ 'inactive', 'inactive' ] );
		expect(
			select.hasStartedResolution( 'getCustomers', [ firstPage ] )
		).toBe( false );
	} );

	it( 'is done one at a time', async () => {
		const { dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );
		await Promise.all( [
			dispatch.startBulkWork( work ),
			dispatch.startBulkWork( work ),
		] );
		expect( requests ).toHaveLength( 1 );
	} );

	it( 'can be let go of at its end, not before', async () => {
		const { select, dispatch } = await withTwo();
		serve( () => success( answerTo( [ 7, 8 ] ) ) );
		const end = dispatch.startBulkWork( work );
		await dispatch.dismissBulkWork();
		expect( select.getBulkWork() ).not.toBeNull();
		await end;
		await dispatch.dismissBulkWork();
		expect( select.getBulkWork() ).toBeNull();
	} );

	it( 'can be paused, resumed and cancelled', async () => {
		const { select, dispatch } = await withTwo();
		serve( async () => {
			await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
			return success( { ...answerTo( [ 7 ] ), cursor: 'next' } );
		} );
		const end = dispatch.startBulkWork( work );
		await dispatch.pauseBulkWork();
		await until( () => phase( select ) === 'paused' );
		expect( requests ).toHaveLength( 1 );

		await dispatch.resumeBulkWork();
		await until( () => requests.length > 1 );
		await dispatch.cancelBulkWork();
		await end;
		expect( phase( select ) ).toBe( 'cancelled' );
	} );
} );

type Selectors = ReturnType< typeof registry.select< typeof store > >;

function statuses( select: Selectors ) {
	return [ 7, 8 ].map( ( id ) => select.getCustomerSummary( id )?.status );
}

function phase( select: Selectors ) {
	return select.getBulkWork()?.progress.phase;
}

async function until( condition: () => boolean ): Promise< void > {
	while ( ! condition() ) {
		await new Promise( ( resolve ) => setTimeout( resolve, 1 ) );
	}
}
