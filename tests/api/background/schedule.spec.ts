import { IS_ON_SERVER } from '../../support/environment.ts';
import { THIS_PLUGIN, activate, deactivate } from '../../support/plugins.ts';
import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { isIndexed } from '../support/search.ts';
import { insertCustomer, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const RUN = 'fluent_cart_customers/run_jobs';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test( 'a setup runs the jobs with the next request', async ( { site } ) => {
	await deactivate( site, [ THIS_PLUGIN ] );
	expect( await nextRun( site ) ).toBeNull();
	await activate( site, [ THIS_PLUGIN ] );
	expect( await nextRun( site ) ).toBeLessThanOrEqual( 0 );
} );

test( 'a use of the API runs the jobs 45 seconds later, and then they run hourly', async ( {
	site,
	admin,
} ) => {
	await schedule( site, HOUR );
	await admin.listCustomers();
	const next = await nextRun( site );
	expect( next ).toBeGreaterThan( 35 );
	expect( next ).toBeLessThanOrEqual( 45 );

	await site.call( 'jobs/run_due', { hook: RUN } );
	expect( await nextRun( site ) ).toBeGreaterThan( HOUR - MINUTE );
	expect( await nextRun( site ) ).toBeLessThanOrEqual( HOUR );
} );

test( 'jobs that another process runs are tried again after a minute', async ( {
	site,
} ) => {
	await site.call( 'jobs/hold_lease', { job: 'search', seconds: 0 } );
	await site.call( 'jobs/run_due', { hook: RUN } );
	const next = await nextRun( site );
	expect( next ).toBeGreaterThan( 40 );
	expect( next ).toBeLessThanOrEqual( MINUTE );
} );

test.describe( 'a failed job', () => {
	test.use( {
		expectedLog: [
			[ /background task .+ failed/, /WordPress database error/ ],
			{ scope: 'test' },
		],
	} );

	test( 'is tried again after five minutes', async ( { site } ) => {
		await site.addPlugin( 'database/failing-index' );
		await insertCustomer( site, { email: 'late@example.com' } );
		await site.call( 'jobs/run_due', { hook: RUN } );
		const next = await nextRun( site );
		expect( next ).toBeGreaterThan( 4 * MINUTE );
		expect( next ).toBeLessThanOrEqual( 5 * MINUTE );
	} );

	test( 'does not change the answer after which it runs', async ( {
		site,
		admin,
	} ) => {
		await site.call( 'jobs/age', { seconds: HOUR } );
		await schedule( site, -DAY - MINUTE );
		await site.addPlugin( 'database/failing-index' );
		expect( await admin.getCustomer( 1 ) ).toMatchObject( { id: 1 } );
		expect( await site.call( 'jobs/health' ) ).toMatchObject( {
			status: 'recommended',
		} );
	} );
} );

// SQLite has no deadlocks. On a cluster, other nodes write the events while the trigger exists.
if ( IS_ON_SERVER ) {
	test( 'a deadlock with another writer of the events does not lose the event, and is not logged', async ( {
		site,
		admin,
	} ) => {
		await schedule( site, HOUR );
		await runSql(
			site,
			`CREATE TRIGGER deadlock BEFORE UPDATE ON {options} FOR EACH ROW
			IF NEW.option_name = 'cron' AND @fcc_deadlock IS NULL THEN
				SET @fcc_deadlock = 1;
				SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'Deadlock found';
			END IF`
		);
		await admin.listCustomers();
		await runSql( site, 'DROP TRIGGER deadlock' );
		expect( await nextRun( site ) ).toBeLessThanOrEqual( 45 );
	} );
}

// The sites of the tests have DISABLE_WP_CRON.
test.describe( 'on a site whose cron has not run for a day', () => {
	test(
		'requests run the jobs after their answers, at most every 45 seconds, and leave the event',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site, admin } ) => {
			await site.call( 'jobs/age', { seconds: HOUR } );
			await schedule( site, -DAY - MINUTE );
			const first = await insertCustomer( site, {
				email: 'first@example.com',
			} );
			await admin.listCustomers();
			await expect.poll( () => isIndexed( site, first ) ).toBe( true );
			expect( await nextRun( site ) ).toBeLessThan( -DAY );

			const second = await insertCustomer( site, {
				email: 'second@example.com',
			} );
			await admin.listCustomers();
			await admin.listCustomers( { search: 'second' } );
			expect( await isIndexed( site, second ) ).toBe( false );

			await site.call( 'jobs/age', { seconds: 46 } );
			await admin.listCustomers();
			await expect.poll( () => isIndexed( site, second ) ).toBe( true );
			expect( await nextRun( site ) ).toBeLessThan( -DAY );
		}
	);

	test( 'requests reconcile after their answers only what is compared within a second', async ( {
		site,
		admin,
	} ) => {
		await reconcile( site );
		await site.call( 'jobs/age', { seconds: HOUR + MINUTE } );
		for ( const [ job, seconds ] of [
			[ 'search', 1.5 ],
			[ 'users', 0.5 ],
		] ) {
			await site.call( 'checkpoints/set_reconcile_seconds', {
				job,
				seconds,
			} );
		}
		await schedule( site, -DAY - MINUTE );
		const before = await completed( site );
		await admin.listCustomers();
		await expect
			.poll( async () => ( await completed( site ) ).users )
			.toBeGreaterThan( before.users ?? 0 );
		expect( ( await completed( site ) ).search ).toBe( before.search );
	} );
} );

test( 'an event that is overdue by less than a day is left to cron', async ( {
	site,
	admin,
} ) => {
	await site.call( 'jobs/age', { seconds: HOUR } );
	await schedule( site, MINUTE - DAY );
	const id = await insertCustomer( site, { email: 'late@example.com' } );
	await admin.listCustomers();
	await admin.listCustomers();
	expect( await isIndexed( site, id ) ).toBe( false );
	expect( await nextRun( site ) ).toBeLessThan( 0 );
} );

test.describe( 'with Action Scheduler', { tag: '@standalone' }, () => {
	test( 'the events are its actions', async ( { site, admin } ) => {
		await deactivate( site, [ THIS_PLUGIN ] );
		await site.addPlugin( 'action-scheduler' );
		await activate( site, [ THIS_PLUGIN ] );
		expect( await actions( site ) ).toEqual( [ RUN ] );
		expect( await nextRun( site ) ).toBeNull();

		const id = await insertCustomer( site, { email: 'late@example.com' } );
		await site.call( 'jobs/run_action', { hook: RUN } );
		expect( await isIndexed( site, id ) ).toBe( true );
		await admin.listCustomers();
		// The action that has run is deleted when the next one is scheduled.
		expect( await actions( site ) ).toEqual( [ RUN ] );
		expect( await nextRun( site ) ).toBeNull();

		await deactivate( site, [ THIS_PLUGIN ] );
		expect( await actions( site ) ).toEqual( [] );
	} );

	test( 'a request runs the jobs if no action has run for a day', async ( {
		site,
		admin,
	} ) => {
		await site.call( 'jobs/age', { seconds: HOUR } );
		await site.call( 'wordpress/options/delete', { name: 'cron' } );
		await site.addPlugin( 'action-scheduler' );
		await site.call( 'jobs/schedule_action', {
			hook: RUN,
			after_seconds: -DAY - MINUTE,
		} );
		const id = await insertCustomer( site, { email: 'late@example.com' } );
		await admin.listCustomers();
		await expect.poll( () => isIndexed( site, id ) ).toBe( true );
		expect( await actions( site ) ).toEqual( [ RUN ] );
	} );
} );

/** Seconds until WordPress's cron runs the jobs; null if it does not. */
async function nextRun( site: TestSite ): Promise< number | null > {
	const time = await site.call< number | null >( 'jobs/next_run', {
		hook: RUN,
	} );
	return time === null ? null : time - Date.now() / 1_000;
}

/** When the last reconcile of each job was complete, Unix seconds. */
async function completed(
	site: TestSite
): Promise< Record< string, number > > {
	const rows = await rowsOf< { name: string; value: string } >(
		site,
		'fcc_checkpoints',
		"WHERE name LIKE 'reconcile.%'"
	);
	return Object.fromEntries(
		rows.map( ( { name, value } ) => [
			name.replace( 'reconcile.', '' ),
			JSON.parse( value ).complete?.finished_at,
		] )
	);
}

function schedule( site: TestSite, afterSeconds: number ): Promise< void > {
	return site.call( 'jobs/schedule', {
		hook: RUN,
		after_seconds: afterSeconds,
	} );
}

/** The plugin's actions in the stand-in for Action Scheduler. */
function actions( site: TestSite ): Promise< string[] > {
	return site.call( 'jobs/actions' );
}
