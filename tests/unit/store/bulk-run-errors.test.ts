import { ApiError } from '../../../src/api';
import {
	DEACTIVATE,
	deletion,
	networkError,
	rateLimited,
	resultsOf,
	start,
	upTo,
} from '../support/bulk-run';

const serverError = new ApiError( {
	code: 'server_error',
	message: 'Broken.',
	status: 500,
} );

function forbidden(): ApiError {
	return new ApiError( {
		code: 'insufficient_permissions',
		message: 'No.',
		status: 403,
	} );
}

beforeEach( () => jest.useFakeTimers() );
afterEach( () => jest.useRealTimers() );

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
