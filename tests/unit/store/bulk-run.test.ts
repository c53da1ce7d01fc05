import {
	DEACTIVATE,
	deletion,
	idsUpTo,
	networkError,
	rateLimited,
	resultsOf,
	start,
	upTo,
} from '../support/bulk-run';

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
