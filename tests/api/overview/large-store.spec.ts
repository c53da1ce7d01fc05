import {
	addOrder,
	reconcile,
	runJobs,
	toSqlDate,
	touchedOrder,
} from '../support/overview/overview.ts';
import { addDays } from '../support/overview/overview-oracle.ts';
import {
	addOrderEachDay,
	changeCheckpoint,
	countFromSource,
	enlargeStore,
	readCheckpoint,
} from '../support/overview/summaries.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test.beforeEach( async ( { site } ) => {
	await enlargeStore( site );
	await reconcile( site );
} );

test( 'a thousand changes are in the next answer on however many days; more follow when the job has run', async ( {
	admin,
	site,
} ) => {
	const revenue = async () =>
		( await admin.getOverview( 'all' ) ).figures.revenue.value ?? 0;
	const before = await revenue();
	const sums = await countFromSource( site, 'sums' );
	await addOrderEachDay( site, 7, 600 );
	const { as_of } = await admin.getOverview( 'all' );
	const added = ( await revenue() ) - before;
	expect( added ).toBeGreaterThan( 0 );

	await addOrderEachDay( site, 7, 600 );
	expect( await revenue() ).toBe( before );
	expect( ( await admin.getOverview( 'all' ) ).as_of ).toBe( as_of );
	await runJobs( site );
	// The job's changes of the last minute are too many for a request, and stored.
	expect( ( await revenue() ) - before ).toBe( 2 * added );
	expect( await sums() ).toBe( 0 );
} );

test( 'after midnight, a request adds pending changes to the top list of yesterday until the job has run', async ( {
	admin,
	site,
} ) => {
	const { from } = await readCheckpoint< { from: string } >(
		site,
		'top.30d'
	);
	await changeCheckpoint( site, 'top.30d', { from: addDays( from, -1 ) } );
	await touchedOrder( site, 9, toSqlDate( Date.now() ), 900_000_000 );
	const lists = await countFromSource( site, 'lists' );
	for ( let reader = 0; reader < 3; reader++ ) {
		const { top_customers } = await admin.getOverview( '30d' );
		expect( top_customers[ 0 ]?.id ).toBe( 9 );
	}
	expect( await lists() ).toBe( 0 );
	expect(
		await site.call( 'jobs/next_run', {
			hook: 'fluent_cart_customers/run_jobs',
		} )
	).toBeLessThanOrEqual( Date.now() / 1_000 );
	await runJobs( site );
	expect( await lists() ).toBe( 1 );
	expect( await readCheckpoint( site, 'top.30d' ) ).toMatchObject( { from } );
} );

test( 'after the clock is set back, a request reads the stored sums until the job has run', async ( {
	admin,
	site,
} ) => {
	const { figures } = await admin.getOverview( 'all' );
	const sums = await countFromSource( site, 'sums' );
	await site.call( 'jobs/put_clock_back' );
	await addOrder( site, { customer_id: 9, total_paid: 100 } );
	expect( ( await admin.getOverview( 'all' ) ).figures ).toEqual( figures );
	expect( await sums() ).toBe( 0 );
	await runJobs( site );
	expect( await sums() ).toBe( 1 );
	expect( ( await admin.getOverview( 'all' ) ).figures ).not.toEqual(
		figures
	);
} );
