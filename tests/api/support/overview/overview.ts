import { type TestSite } from '../../../support/test-site.ts';
import { type ApiClient } from '../api-client.ts';
import {
	type ExpectedOverview,
	type Period,
	comparable,
} from './overview-oracle.ts';
import { insertRow, updateRow } from '../store-tables.ts';

type Columns = Record< string, string | number | null >;

/** Adds a paid order by plain SQL, without an event. */
export function addOrder(
	site: TestSite,
	columns: Columns
): Promise< number > {
	return insertRow( site, 'fct_orders', {
		status: 'completed',
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: 'Stripe',
		currency: 'USD',
		total_amount: columns.total_paid ?? 0,
		uuid: '',
		...columns,
	} );
}

/** Adds an order as FluentCart does. */
export function touchedOrder(
	site: TestSite,
	customer_id: number,
	created_at: string,
	total_paid = 12_345
): Promise< number > {
	return addOrder( site, {
		customer_id,
		total_paid,
		created_at,
		updated_at: toSqlDate( Date.now() ),
	} );
}

/** Changes an order as FluentCart does. */
export function changeOrder(
	site: TestSite,
	id: number,
	columns: Columns
): Promise< void > {
	return updateRow( site, 'fct_orders', id, {
		...columns,
		updated_at: toSqlDate( Date.now() ),
	} );
}

/** The format of stored dates. */
export function toSqlDate( time: number ): string {
	return new Date( time ).toISOString().slice( 0, 19 ).replace( 'T', ' ' );
}

export async function overviewByPeriod(
	client: ApiClient
): Promise< Record< Period, ExpectedOverview > > {
	const answer = async ( period: Period ) =>
		comparable( await client.getOverview( period ) );
	return {
		'7d': await answer( '7d' ),
		'30d': await answer( '30d' ),
		'90d': await answer( '90d' ),
		'12m': await answer( '12m' ),
		all: await answer( 'all' ),
	};
}

/** Finds changes without an event or a new `updated_at`, like the job that runs once a minute. */
export function reconcile( site: TestSite ): Promise< void > {
	return site.call( 'jobs/reconcile' );
}

/** Runs the background jobs as WordPress's cron does. They reconcile only if that is due. */
export function runJobs( site: TestSite ): Promise< void > {
	return site.call( 'jobs/run', { hook: 'fluent_cart_customers/run_jobs' } );
}

/** Runs the background jobs an hour later, when every reconcile is due. */
export async function runJobsLater( site: TestSite ): Promise< void > {
	await site.call( 'jobs/age', { seconds: 3_601 } );
	await runJobs( site );
}
