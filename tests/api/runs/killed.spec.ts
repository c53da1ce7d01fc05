import { IS_ON_CLUSTER } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient, type Schemas } from '../support/api-client.ts';
import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import { overviewByPeriod } from '../support/overview/overview.ts';
import { reconcileAll } from '../support/large-store.ts';
import {
	countRows,
	insertCustomers,
	rowsOf,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	KILLS,
	LOG_OF_KILLS,
	differences,
	dump,
	endWithKills,
} from './support/kills.ts';
import { type Run, commandRun, getRun } from './support/runs.ts';

const STATUSES = 20_000;

const DELETIONS = 5_000;

test.use( {
	rateLimits: 'lifted',
	expectedLog: [ LOG_OF_KILLS, { scope: 'test' } ],
} );

if ( ! IS_ON_CLUSTER ) {
	test(
		'runs and undos whose PHP or database is killed at random handle each customer once',
		{ tag: '@everywhere' },
		async ( { admin, site } ) => {
			test.setTimeout( 1_800_000 + 4 * KILLS * 60_000 );
			await fillStore( site );
			const before = await dump( site );
			const context = await site.client( site.users.admin );
			const endOf = ( run: Run ) =>
				endWithKills( admin, context, site, run.id );

			const statuses = await endOf(
				await bulk( admin, {
					action: 'update_status',
					search: 'bulk',
					data: { status: 'inactive', background: true },
				} )
			);
			expect( statuses.counts.updated ).toBe( STATUSES );
			expect( await statesOf( site, statuses ) ).toEqual( {
				changes: STATUSES,
				customers: STATUSES,
				activity: STATUSES,
			} );
			expect(
				await countRows(
					site,
					'fct_customers',
					"WHERE email LIKE 'bulk%' AND status = 'inactive'"
				)
			).toBe( STATUSES );

			const undoneStatuses = await endOf(
				await commandRun( admin, statuses.id, 'undo', {
					dry_run: true,
				} )
			);
			expect( undoneStatuses.counts.updated ).toBe( STATUSES );
			expect( await statesOf( site, undoneStatuses ) ).toEqual( {
				changes: STATUSES,
				customers: STATUSES,
				activity: STATUSES,
			} );
			expect( differences( before, await dump( site ) ) ).toEqual( [] );

			const deletion = await endOf(
				await bulk( admin, {
					action: 'delete',
					search: 'gone',
					data: { force: true, background: true },
				} )
			);
			expect( deletion.counts.deleted ).toBe( DELETIONS );
			expect( await statesOf( site, deletion ) ).toMatchObject( {
				changes: DELETIONS,
				customers: DELETIONS,
			} );
			expect(
				await countRows(
					site,
					'fct_customers',
					"WHERE email LIKE 'gone%'"
				)
			).toBe( 0 );

			const restoration = await endOf(
				await commandRun( admin, deletion.id, 'undo', {
					dry_run: true,
				} )
			);
			expect( restoration.counts.restored ).toBe( DELETIONS );
			expect( await statesOf( site, restoration ) ).toMatchObject( {
				changes: DELETIONS,
				customers: DELETIONS,
			} );
			expect( differences( before, await dump( site ) ) ).toEqual( [] );

			await reconcileAll( site );
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
			await context.dispose();
		}
	);
}

/** Customers with an address, additional info and an order each. */
async function fillStore( site: TestSite ): Promise< void > {
	for ( const [ name, count ] of [
		[ 'bulk', STATUSES ],
		[ 'gone', DELETIONS ],
	] as const ) {
		await insertCustomers( site, count, {
			email: `${ name }%d@example.com`,
			first_name: 'Zoe',
			status: 'active',
			created_at: '2026-01-01 00:00:00',
			updated_at: '2026-01-01 00:00:00',
		} );
	}
	const ofGone = "FROM {fct_customers} WHERE email LIKE 'gone%'";
	await runSql(
		site,
		`INSERT INTO {fct_customer_addresses} ( customer_id, is_primary, type, name, address_1, city, country, meta, created_at, updated_at ) SELECT id, 1, 'billing', '', '1 Main St', 'Bonn', 'DE', '[]', created_at, created_at ${ ofGone }`,
		`INSERT INTO {fct_customer_meta} ( customer_id, meta_key, meta_value, created_at, updated_at ) SELECT id, 'additional_info', '{"level":"gold"}', created_at, created_at ${ ofGone }`,
		`INSERT INTO {fct_orders} ( status, payment_status, customer_id, payment_method, payment_method_title, currency, total_amount, total_paid, uuid, created_at, updated_at ) SELECT 'completed', 'paid', id, 'stripe', 'Stripe', 'USD', 100, 100, '', created_at, created_at ${ ofGone }`
	);
	await reconcileAll( site );
}

async function bulk(
	admin: ApiClient,
	action: Schemas[ 'BulkAction' ]
): Promise< Run > {
	const { run_id: id } = await admin.bulk( action );
	return getRun( admin, Number( id ) );
}

async function statesOf( site: TestSite, { id }: Run ) {
	const changes = await rowsOf< { n: string; customer_id: string } >(
		site,
		'fcc_run_changes',
		`WHERE run_id = ${ id }`
	);
	return {
		changes: new Set( changes.map( ( { n } ) => n ) ).size,
		customers: new Set( changes.map( ( row ) => row.customer_id ) ).size,
		activity: await countRows(
			site,
			'fcc_activity',
			`WHERE run_id = ${ id }`
		),
	};
}
