import { ApiError, type BulkAction, type BulkResult } from '../../../src/api';
import { BulkRun, type BulkProgress } from '../../../src/store/bulk-run';
import type { BulkOperation } from '../../../src/store/bulk-steps';

type Answer = BulkResult | ApiError | Error;

const DEACTIVATE: BulkOperation = {
	action: 'update_status',
	customers: { all: { search: 'ada' }, except: [ 5 ] },
	data: { status: 'inactive' },
	expected: 40,
};

const networkError = new ApiError( {
	code: 'network_error',
	message: 'Not reached.',
	status: 0,
} );
const serverError = new ApiError( {
	code: 'server_error',
	message: 'Broken.',
	status: 500,
} );

function rateLimited( retryAfter?: number ): ApiError {
	return new ApiError( {
		code: 'rate_limited',
		message: 'Too many.',
		status: 429,
		retryAfter,
	} );
}

function forbidden(): ApiError {
	return new ApiError( {
		code: 'insufficient_permissions',
		message: 'No.',
		status: 403,
	} );
}

/** An answer to a step by cursor, after which `processed` of 30 customers are done. */
function upTo( processed: number, changes: Partial< BulkResult > = {} ) {
	return {
		processed,
		failed: 0,
		results: [ { customer_id: processed, success: true } ],
		total: 30,
		cursor: processed < 30 ? `after-${ processed }` : null,
		dry_run: false,
		...changes,
	};
}

/** An answer to a step by ids. `errors` has the codes of rejected customers. */
function resultsOf( ids: number[], errors: Record< number, string > = {} ) {
	const failed = ids.filter( ( id ) => errors[ id ] ).length;
	return {
		processed: ids.length - failed,
		failed,
		results: ids.map( ( customer_id ) => {
			const code = errors[ customer_id ];
			return code
				? {
						customer_id,
						success: false,
						error: { code, message: `${ code } ${ customer_id }` },
					}
				: { customer_id, success: true };
		} ),
		total: ids.length,
		cursor: null,
	} as BulkResult;
}

function idsUpTo( count: number, from = 1 ): number[] {
	return Array.from( { length: count }, ( _, index ) => from + index );
}

/**
 * Starts a run. The test answers its steps one after the other.
 */
function start(
	operation: BulkOperation,
	options: { maxFailures?: number } = {}
) {
	const sent: BulkAction[] = [];
	const seen: BulkProgress[] = [];
	const done: number[] = [];
	const waiting: Array< ( answer: Answer ) => void > = [];

	const run = new BulkRun( operation, {
		...options,
		send( step ) {
			sent.push( step );
			return new Promise( ( resolve, reject ) =>
				waiting.push( ( result ) =>
					result instanceof Error
						? reject( result )
						: resolve( result )
				)
			);
		},
		onProgress: ( progress ) => seen.push( progress ),
		onDone: ( ids ) => done.push( ...ids ),
	} );
	const end = run.run();

	return {
		run,
		sent,
		seen,
		done,
		end,
		/** Answers the pending step after some milliseconds. */
		async answer( result: Answer, after = 0 ) {
			await jest.advanceTimersByTimeAsync( after );
			waiting.shift()?.( result );
			await jest.advanceTimersByTimeAsync( 0 );
		},
	};
}

beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

describe( 'an operation on all matching customers', () => {
	it( 'sends the cursor of each answer until an answer has none', async () => {
		const { sent, answer, end, done } = start( DEACTIVATE );

		await answer( upTo( 10 ) );
		await answer( upTo( 20 ) );
		await answer( upTo( 30 ) );

		expect( sent ).toEqual( [
			{
				action: 'update_status',
				search: 'ada',
				filters: {},
				except_ids: [ 5 ],
				data: { status: 'inactive' },
			},
			{ action: 'update_status', cursor: 'after-10' },
			{ action: 'update_status', cursor: 'after-20' },
		] );
		expect( await end ).toMatchObject( {
			phase: 'done',
			processed: 30,
			total: 30,
		} );
		expect( done ).toEqual( [ 10, 20, 30 ] );
	} );

	it( 'has the expected total before the first answer, and the server’s total after it', async () => {
		const { run, answer } = start( DEACTIVATE );
		expect( run.progress ).toMatchObject( { total: 40, processed: 0 } );

		await answer( upTo( 10 ) );
		expect( run.progress ).toMatchObject( { total: 30, processed: 10 } );
	} );

	it( 'has the orders and the sum of a dry run', async () => {
		const { answer, end } = start( {
			...DEACTIVATE,
			data: { status: 'inactive', dry_run: true },
		} );
		await answer( upTo( 10, { orders: 4, total_spent: 900 } ) );
		await answer( upTo( 30, { orders: 7, total_spent: 1_500 } ) );

		expect( await end ).toMatchObject( { orders: 7, totalSpent: 1_500 } );
	} );

	it( 'estimates the remaining time without its pauses', async () => {
		const { run, answer } = start( DEACTIVATE );
		expect( run.progress.millisecondsLeft ).toBeUndefined();

		const ten = Array.from( { length: 10 }, ( _, index ) => ( {
			customer_id: index + 1,
			success: true,
		} ) );
		await answer( upTo( 10, { results: ten } ), 2_000 );
		expect( run.progress.millisecondsLeft ).toBe( 4_000 );

		run.pause();
		await answer( upTo( 20, { results: ten } ), 2_000 );
		await jest.advanceTimersByTimeAsync( 60_000 );
		expect( run.progress.millisecondsLeft ).toBe( 2_000 );
	} );
} );

describe( 'an operation on customers by id', () => {
	it( 'sends a hundred ids in one step', async () => {
		const { sent, answer, end } = start( {
			action: 'delete',
			customers: { ids: idsUpTo( 150 ) },
			data: { force: true },
			expected: 150,
		} );
		await answer( resultsOf( idsUpTo( 100 ) ) );
		await answer( resultsOf( idsUpTo( 50, 101 ) ) );

		expect( sent ).toEqual( [
			{
				action: 'delete',
				customer_ids: idsUpTo( 100 ),
				data: { force: true },
			},
			{
				action: 'delete',
				customer_ids: idsUpTo( 50, 101 ),
				data: { force: true },
			},
		] );
		expect( await end ).toMatchObject( { processed: 150, total: 150 } );
	} );

	it( 'has each failure with its code, and counts the codes', async () => {
		const { answer, end, done } = start( deletion( 3 ) );
		await answer(
			resultsOf( [ 1, 2, 3 ], {
				1: 'customer_has_orders',
				3: 'customer_has_orders',
			} )
		);

		expect( await end ).toMatchObject( {
			processed: 1,
			failed: 2,
			failures: [
				{
					id: 1,
					code: 'customer_has_orders',
					message: 'customer_has_orders 1',
				},
				{ id: 3 },
			],
			reasons: { customer_has_orders: 2 },
		} );
		expect( done ).toEqual( [ 2 ] );
	} );

	it( 'has one array of failures during the whole run', async () => {
		const { answer, end, seen } = start( deletion( 300 ) );
		for ( const from of [ 1, 101, 201 ] ) {
			const ids = idsUpTo( 100, from );
			await answer(
				resultsOf(
					ids,
					Object.fromEntries(
						ids.map( ( id ) => [ id, 'customer_has_orders' ] )
					)
				)
			);
		}
		const { failures } = await end;
		expect( failures ).toHaveLength( 300 );
		expect( new Set( seen.map( ( p ) => p.failures ) ).size ).toBe( 1 );
	} );

	it( 'keeps at most maxFailures failures, and counts all of them', async () => {
		const { answer, end } = start( deletion( 3 ), { maxFailures: 1 } );
		await answer(
			resultsOf( [ 1, 2, 3 ], {
				1: 'customer_has_orders',
				2: 'customer_has_orders',
				3: 'customer_has_orders',
			} )
		);
		const { failures, reasons } = await end;
		expect( failures ).toHaveLength( 1 );
		expect( reasons ).toEqual( { customer_has_orders: 3 } );
	} );
} );

describe( 'a run', () => {
	it( 'pauses after the pending step, and continues after resume()', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		run.pause();
		expect( run.progress.phase ).toBe( 'pausing' );

		await answer( upTo( 10 ) );
		expect( run.progress ).toMatchObject( {
			phase: 'paused',
			processed: 10,
		} );
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( sent ).toHaveLength( 1 );

		run.resume();
		await answer( upTo( 30 ) );
		expect( await end ).toMatchObject( { phase: 'done', processed: 30 } );
	} );

	it( 'does not pause if resume() is called before the pause begins', async () => {
		const { run, sent, answer } = start( DEACTIVATE );
		run.pause();
		run.resume();
		await answer( upTo( 10 ) );

		expect( run.progress.phase ).toBe( 'running' );
		expect( sent ).toHaveLength( 2 );
	} );

	it( 'ends after the pending step if it is cancelled, and counts its result', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		run.cancel();
		expect( run.progress.phase ).toBe( 'cancelling' );
		await answer( upTo( 10 ) );

		expect( await end ).toMatchObject( {
			phase: 'cancelled',
			processed: 10,
			total: 30,
		} );
		expect( sent ).toHaveLength( 1 );
	} );

	it( 'ends immediately if it is cancelled during a pause or a wait', async () => {
		const paused = start( DEACTIVATE );
		paused.run.pause();
		await paused.answer( upTo( 10 ) );
		paused.run.cancel();
		expect( await paused.end ).toMatchObject( { phase: 'cancelled' } );

		const waiting = start( DEACTIVATE );
		await waiting.answer( rateLimited( 600 ) );
		waiting.run.cancel();
		expect( await waiting.end ).toMatchObject( { phase: 'cancelled' } );
		expect( waiting.sent ).toHaveLength( 1 );
	} );

	it( 'is done if it is cancelled during the last step', async () => {
		const { run, answer, end } = start( DEACTIVATE );
		run.cancel();
		await answer( upTo( 30 ) );
		expect( await end ).toMatchObject( { phase: 'done' } );
	} );

	it( 'pauses during a wait, and repeats the step after resume()', async () => {
		const { run, sent, answer } = start( DEACTIVATE );
		await answer( networkError );
		run.pause();
		await jest.advanceTimersByTimeAsync( 600_000 );

		expect( run.progress.phase ).toBe( 'paused' );
		expect( sent ).toHaveLength( 1 );
		run.resume();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( sent ).toHaveLength( 2 );
	} );
} );

describe( 'a step that fails', () => {
	it( 'because of the network is repeated after growing delays, without a limit', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		for ( const pause of [ 1, 2, 4, 8, 16, 32, 60, 60 ] ) {
			const before = sent.length;
			await answer( networkError );
			expect( run.progress ).toMatchObject( {
				phase: 'waiting',
				wait: {
					error: networkError,
					until: Date.now() + pause * 1_000,
				},
			} );
			await jest.advanceTimersByTimeAsync( pause * 1_000 - 1 );
			expect( sent ).toHaveLength( before );
			await jest.advanceTimersByTimeAsync( 1 );
			expect( sent ).toHaveLength( before + 1 );
			expect( sent.at( -1 ) ).toEqual( sent[ 0 ] );
		}
		expect( run.progress ).toMatchObject( {
			phase: 'running',
			wait: undefined,
		} );
		await answer( upTo( 30 ) );
		expect( await end ).toMatchObject( { phase: 'done', processed: 30 } );
	} );

	it( 'is repeated immediately after retryNow() or resume()', async () => {
		const { run, sent, answer } = start( DEACTIVATE );
		await answer( networkError );
		run.retryNow();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( sent ).toHaveLength( 2 );

		await answer( networkError );
		run.resume();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( sent ).toHaveLength( 3 );
	} );

	it( 'is repeated after the first delay again if a step has succeeded since', async () => {
		const { run, answer } = start( DEACTIVATE );
		await answer( networkError );
		await answer( networkError, 1_000 );
		await answer( upTo( 10 ), 2_000 );
		await answer( networkError );

		expect( run.progress.wait?.until ).toBe( Date.now() + 1_000 );
	} );

	it( 'because of a rate limit is repeated after Retry-After, or after a minute without it', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		await answer( rateLimited( 90 ) );
		expect( run.progress.wait?.until ).toBe( Date.now() + 90_000 );
		await answer( rateLimited(), 90_000 );
		expect( run.progress.wait?.until ).toBe( Date.now() + 60_000 );

		await answer( upTo( 30 ), 60_000 );
		expect( sent ).toHaveLength( 3 );
		expect( await end ).toMatchObject( { phase: 'done' } );
	} );

	it( 'because of the server is tried five times, then pauses the run until resume()', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		await answer( serverError );
		for ( const pause of [ 1, 2, 4, 8 ] ) {
			expect( run.progress.phase ).toBe( 'waiting' );
			await answer( serverError, pause * 1_000 );
		}
		expect( run.progress ).toMatchObject( {
			phase: 'paused',
			error: serverError,
		} );
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( sent ).toHaveLength( 5 );

		run.resume();
		await jest.advanceTimersByTimeAsync( 0 );
		await answer( serverError );
		expect( run.progress.phase ).toBe( 'waiting' );
		await answer( upTo( 30 ), 2_000 );
		expect( await end ).toMatchObject( {
			phase: 'done',
			error: undefined,
		} );
	} );

	it( 'with an unreadable answer is repeated', async () => {
		const { run, answer } = start( DEACTIVATE );
		await answer(
			new ApiError( {
				code: 'invalid_response',
				message: 'HTML.',
				status: 200,
			} )
		);
		expect( run.progress.phase ).toBe( 'waiting' );
	} );

	it( 'because of a missing right or an exception pauses the run and sets its error', async () => {
		for ( const error of [ forbidden(), new TypeError( 'Oops.' ) ] ) {
			const { run, answer } = start( DEACTIVATE );
			await answer( error );
			expect( run.progress ).toMatchObject( { phase: 'paused', error } );
		}
	} );

	it( 'is not repeated after cancel()', async () => {
		const { run, sent, answer, end } = start( DEACTIVATE );
		run.cancel();
		await answer( networkError );

		expect( await end ).toMatchObject( { phase: 'cancelled' } );
		expect( sent ).toHaveLength( 1 );
	} );

	it( 'of a deletion is repeated, and a customer missing in the second try counts as deleted', async () => {
		const { answer, end, done } = start( deletion( 2 ) );
		await answer( networkError );
		await answer(
			resultsOf( [ 1, 2 ], {
				1: 'customer_not_found',
				2: 'customer_has_orders',
			} ),
			1_000
		);

		expect( await end ).toMatchObject( {
			processed: 1,
			failed: 1,
			failures: [ { id: 2 } ],
		} );
		expect( done ).toEqual( [ 1 ] );
	} );

	it( 'at the first try of a deletion because of a missing customer counts as failed', async () => {
		const { answer, end } = start( deletion( 1 ) );
		await answer( resultsOf( [ 1 ], { 1: 'customer_not_found' } ) );
		expect( await end ).toMatchObject( { processed: 0, failed: 1 } );
	} );
} );

function deletion( count: number ): BulkOperation {
	return {
		action: 'delete',
		customers: { ids: idsUpTo( count ) },
		data: { force: false },
		expected: count,
	};
}
