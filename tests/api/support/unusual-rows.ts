import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';
import { downloadCsv, parseCsv } from './exports.ts';
import { reconcile } from './overview/overview.ts';
import { expect } from './test.ts';

export const LARGEST = '9223372036854775807';
export const LARGEST_UNSIGNED = '18446744073709551615';

/** Reads the customer through every route. Each request must succeed. */
export async function readEverything(
	site: TestSite,
	admin: ApiClient,
	ids: readonly number[]
): Promise< void > {
	for ( const order_by of [
		'id',
		'email',
		'total_spent',
		'order_count',
		'last_order_date',
		'created_at',
		'updated_at',
	] ) {
		for ( const order_type of [ 'asc', 'desc' ] ) {
			await admin.listCustomers( {
				order_by,
				order_type,
				per_page: 30,
			} );
		}
	}
	await admin.listCustomers( { search: 'unusual' } );
	await admin.listCustomers( { 'filters[total_spent_min]': 1 } );
	await admin.listCustomers( { 'filters[date_from]': '2026-01-01' } );
	for ( const id of ids ) {
		await admin.getCustomer( id );
		await admin.getStats( id );
		await admin.listOrders( id );
		await admin.listAddresses( id );
		await admin.listActivity( id, { per_page: 100 } );
	}
	for ( const period of [ '30d', '12m', 'all' ] as const ) {
		await admin.getOverview( period );
	}
	await reconcile( site );
	for ( const period of [ '30d', '12m', 'all' ] as const ) {
		await admin.getOverview( period );
	}
	const file = await downloadCsv( admin, admin, { filters: {} } );
	expect( parseCsv( file ).length ).toBeGreaterThanOrEqual( 501 );
	await admin.bulk( {
		action: 'delete',
		filters: {},
		data: { dry_run: true },
	} );
	for ( const id of ids ) {
		await admin.updateCustomer( id, { last_name: 'Changed' } );
	}
	const { processed } = await admin.bulk( {
		action: 'update_status',
		customer_ids: [ ...ids ],
		data: { status: 'inactive' },
	} );
	expect( processed ).toBe( ids.length );
	expect( await jobsHealth( site ) ).toBe( 'good' );
}

/** The findings of Site Health about such rows. */
export function rowsHealth( site: TestSite ): Promise< object > {
	return site.call( 'jobs/health', { test: 'fluent_cart_customers_rows' } );
}

export async function jobsHealth( site: TestSite ): Promise< string > {
	const { status } = await site.call< { status: string } >( 'jobs/health' );
	return status;
}
