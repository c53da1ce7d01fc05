import { type TestSite } from '../../support/test-site.ts';
import { reconcile, runJobs } from '../support/overview/overview.ts';
import { isIndexed, searchIds } from '../support/search.ts';
import {
	countRows,
	insertCustomer,
	rowsOf,
	runSql,
	updateRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( {
	rateLimits: 'lifted',
	expectedLog: [
		[ /background task .+ failed/, /WordPress database error/ ],
		{ scope: 'test' },
	],
} );

const HOUR = 3_600;

/** A part of the statement that finds shared emails. */
const EMAILS_STATEMENT = 'GROUP BY email HAVING';

test.beforeEach( async ( { site } ) => {
	await reconcile( site );
	await site.call( 'jobs/age', { seconds: HOUR + 1 } );
} );

test( 'a failed reconcile is tried again after a pause that grows, and is reported until then', async ( {
	site,
} ) => {
	await site.addPlugin( 'database/failing-statements', {
		table: EMAILS_STATEMENT,
	} );
	await site.call( 'checkpoints/age_reconcile', {
		job: 'emails',
		seconds: 24 * HOUR,
	} );
	await runJobs( site );
	expect( await tries( site ) ).toBe( 1 );

	for ( const [ seconds, expected ] of [
		[ 50, 1 ],
		[ 11, 2 ],
		[ 100, 2 ],
		[ 21, 3 ],
	] as const ) {
		await site.call( 'jobs/age', { seconds } );
		await site.call( 'jobs/age_ends', { seconds: 61 } );
		await runJobs( site );
		expect( await tries( site ) ).toBe( expected );
		expect( ( await health( site ) ).description ).toContain(
			'“Shared emails” failed on'
		);
	}

	await site.removePlugin( 'database/failing-statements' );
	await reconcile( site );
	expect( await tries( site ) ).toBe( 0 );
	expect( await health( site ) ).toMatchObject( { status: 'good' } );
} );

test( 'a killed reconcile is tried again after a pause, and is reported until then', async ( {
	site,
} ) => {
	await killAt( site, EMAILS_STATEMENT );
	const killed = await tries( site );
	expect( killed ).toBeGreaterThan( 0 );
	await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
	await runJobs( site );
	expect( await tries( site ) ).toBe( killed );
	expect( ( await health( site ) ).description ).toContain(
		'“Shared emails” failed on'
	);

	await site.call( 'jobs/age', { seconds: HOUR } );
	await site.call( 'jobs/age_ends', { seconds: 61 } );
	await runJobs( site );
	expect( await tries( site ) ).toBe( 0 );
	expect( await health( site ) ).toMatchObject( { status: 'good' } );
} );

test( 'a failed job is not tried again while the other jobs continue', async ( {
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'late@example.com' } );
	await site.addPlugin( 'database/failing-index' );
	await runJobs( site );
	await site.removePlugin( 'database/failing-index' );
	await runJobs( site );
	expect( await isIndexed( site, id ) ).toBe( false );
	expect( ( await health( site ) ).description ).toContain(
		'“Search index” failed on'
	);
	await site.call( 'jobs/age', { seconds: 61 } );
	await site.call( 'jobs/age_ends', { seconds: 61 } );
	await runJobs( site );
	expect( await isIndexed( site, id ) ).toBe( true );
	expect( await health( site ) ).toMatchObject( { status: 'good' } );
} );

test( 'a drain that fails does not prevent a reconcile', async ( {
	admin,
	site,
} ) => {
	await updateRow( site, 'fct_customers', 1, { first_name: 'Quirinius' } );
	await site.addPlugin( 'database/failing-statements', {
		table: "kind = 'document'",
	} );
	await runJobs( site );
	expect( ( await health( site ) ).description ).toContain(
		'“Search index” failed on'
	);
	await site.removePlugin( 'database/failing-statements' );
	expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 1 ] );
} );

test( 'a drain that does not end does not prevent a reconcile', async ( {
	admin,
	site,
} ) => {
	await updateRow( site, 'fct_customers', 1, { first_name: 'Quirinius' } );
	await site.call( 'queue/fill', { rows: 1_100 } );
	expect( await site.call( 'jobs/run_briefly', { only: 'search' } ) ).toEqual(
		{ search: 'Unfinished' }
	);
	expect(
		await countRows( site, 'fcc_change_queue', "WHERE kind = 'document'" )
	).toBeGreaterThan( 0 );
	expect( await searchIds( admin, 'quirinius' ) ).toEqual( [ 1 ] );
} );

test( 'jobs for which a run had no time are the first ones of the next run', async ( {
	site,
} ) => {
	let jobs = 0;
	for ( let run = 1; run === 1 || run < jobs; run++ ) {
		const results =
			await site.call< Record< string, string > >( 'jobs/run_briefly' );
		jobs = Object.keys( results ).length;
		// Besides the first job, each run starts another one.
		expect( await started( site ) ).toBe( run + 1 );
		expect( results.tables ).toBe( 'Done' );
		expect(
			Object.values( results ).filter(
				( result ) => result === 'Unfinished'
			).length
		).toBeGreaterThanOrEqual( jobs - 2 );
	}
	expect( await started( site ) ).toBe( jobs );
} );

/** The number of jobs that were started since beforeEach() made all older. */
function started( site: TestSite ): Promise< number > {
	const since = Math.floor( Date.now() / 1_000 ) - HOUR / 2;
	return countRows(
		site,
		'fcc_jobs',
		`WHERE started_at > ${ since } AND name <> 'indexes'`
	);
}

/** Runs the job “Shared emails”, and ends its process at a statement. */
async function killAt( site: TestSite, part: string ): Promise< void > {
	for ( let statement = 1; ; statement++ ) {
		await site.call( 'checkpoints/age_reconcile', {
			job: 'emails',
			seconds: 24 * HOUR,
		} );
		const last = await site.call< string | null >(
			'interrupted-jobs/run_until',
			{ statement, only: 'emails' }
		);
		expect( last ).not.toBeNull();
		if ( last?.includes( part ) ) {
			return;
		}
		await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
		await site.call( 'jobs/age', { seconds: HOUR } );
	}
}

/** The failed steps of the current reconcile of the job “Shared emails”. */
async function tries( site: TestSite ): Promise< number > {
	const [ checkpoint ] = await rowsOf< { value: string } >(
		site,
		'fcc_checkpoints',
		"WHERE name = 'reconcile.emails'"
	);
	return JSON.parse( checkpoint?.value ?? '{}' ).current?.tries ?? 0;
}

/** The jobs section of Site Health. */
function health(
	site: TestSite
): Promise< { status: string; description: string } > {
	return site.call( 'jobs/health' );
}
