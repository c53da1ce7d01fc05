import { type TestSite } from '../../../support/test-site.ts';
import { type ApiClient } from '../api-client.ts';
import {
	type ExpectedOverview,
	type Period,
	comparable,
} from './overview-oracle.ts';
import { insertRow } from '../store-tables.ts';

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

/** Makes the last reconcile of the overview older by the given number of seconds. */
export function ageSummaryCheckpoint(
	site: TestSite,
	seconds: number
): Promise< void > {
	return site.call( 'checkpoints/age', {
		names: [ 'swept', 'claimed' ],
		seconds,
	} );
}
