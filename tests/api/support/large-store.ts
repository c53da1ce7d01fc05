import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from './api-client.ts';
import { parseLinkHeader } from './link-header.ts';
import { reconcile } from './overview/overview.ts';
import { countRows, idsOf, runSql } from './store-tables.ts';
import { expect } from './test.ts';

export const CUSTOMERS = 200_000;
const PER_PAGE = 20;
export const LAST_PAGE = CUSTOMERS / PER_PAGE;

/** The contract's fields with their columns. */
export const SORTS: Record< string, string > = {
	id: 'id',
	email: 'email',
	first_name: 'first_name',
	last_name: 'last_name',
	status: 'status',
	total_spent: 'ltv',
	order_count: 'purchase_count',
	first_order_date: 'first_purchase_date',
	last_order_date: 'last_purchase_date',
	created_at: 'created_at',
	updated_at: 'updated_at',
};

/** Queries, and SQL conditions of the customers that match. */
export const QUESTIONS: Array< [ Record< string, string | number >, string ] > =
	[
		[ { 'filters[status]': 'active' }, "status = 'active'" ],
		[ { 'filters[status]': 'inactive' }, "status = 'inactive'" ],
		[
			{
				'filters[date_from]': '2020-01-01',
				'filters[date_to]': '2020-12-31',
			},
			"created_at >= '2020-01-01' AND created_at < '2021-01-01'",
		],
		[
			{
				'filters[date_from]': '2021-05-01',
				'filters[date_to]': '2021-05-31',
			},
			"created_at >= '2021-05-01' AND created_at < '2021-06-01'",
		],
		[ { 'filters[total_spent_min]': 1 }, 'ltv >= 1' ],
		[ { 'filters[total_spent_max]': 0 }, 'ltv <= 0' ],
		[ { 'filters[total_spent_min]': 99_900 }, 'ltv >= 99900' ],
		[
			{ 'filters[status]': 'inactive', 'filters[date_to]': '2021-12-31' },
			"status = 'inactive' AND created_at < '2022-01-01'",
		],
		[
			{
				'filters[status]': 'active',
				'filters[date_from]': '2022-01-01',
				'filters[total_spent_min]': 50_000,
			},
			"status = 'active' AND created_at >= '2022-01-01' AND ltv >= 50000",
		],
		[ { search: 'nora' }, "first_name = 'Nora'" ],
		[ { search: 'ma' }, "first_name = 'Maria'" ],
		[ { search: 'smith' }, "last_name = 'Smith'" ],
		[
			{ search: 'smi mari' },
			"first_name = 'Maria' AND last_name = 'Smith'",
		],
		[
			{ search: 'rare maria' },
			"first_name = 'Maria' AND last_name = 'Rarely'",
		],
		[ { search: 'example' }, '1 = 1' ],
		[ { search: 'customer4711@' }, 'id = 4711' ],
		[
			{ search: 'customer4711' },
			'id = 4711 OR id BETWEEN 47110 AND 47119',
		],
		[ { search: 'customer4711@example.com' }, 'id = 4711' ],
		[ { search: '李' }, "last_name = '李小龍'" ],
		[ { search: 'zzyzx' }, '1 = 0' ],
		[
			{ search: 'nora', 'filters[status]': 'inactive' },
			"first_name = 'Nora' AND status = 'inactive'",
		],
		[
			{ search: 'maria', 'filters[date_to]': '2018-01-31' },
			"first_name = 'Maria' AND created_at < '2018-02-01'",
		],
	];

/** Makes the stored counts of customers older by the given number of seconds. */
export function ageHistogram( site: TestSite, seconds: number ) {
	return site.call( 'checkpoints/age_reconcile', { job: 'counts', seconds } );
}

/**
 * The exact total, or a lower bound.
 * @param isSampled Whether only a sample is counted. Otherwise the total is exact up to ten thousand.
 */
export function expectTotal(
	{ total, isExact }: { total: number; isExact: boolean },
	count: number,
	isSampled: boolean,
	message: string
) {
	if ( isExact ) {
		expect( total, message ).toBe( count );
	} else {
		expect( total, message ).toBeGreaterThan( 0 );
		expect( total, message ).toBeLessThanOrEqual( count );
		expect( isSampled || count > 10_000, message ).toBe( true );
	}
}

/**
 * The number of rows that a request may read from indexes and temporary results: mostly less than the number of
 * customers.
 *
 * Exceptions: customers without spending have no orders, and come last by number of orders. Customers with a
 * frequent name may be adjacent in the order of names, so an index is walked up to them. A search for several
 * frequent terms reads all customers with the rarest of them.
 */
export function maxRowsRead(
	question: Record< string, string | number >,
	field: string
): number {
	const isOpposed =
		( 'filters[total_spent_max]' in question && field === 'order_count' ) ||
		( 'search' in question && field === 'last_name' );
	if ( isOpposed ) {
		return Infinity;
	}
	return String( question.search ).includes( ' ' )
		? 3 * CUSTOMERS
		: CUSTOMERS;
}

/** Combined criteria are counted from a sample. */
export function isOfSeveral( question: Record< string, string | number > ) {
	return (
		Object.keys( question ).length > 1 ||
		String( question.search ).includes( ' ' )
	);
}

/** Inserted with plain SQL, so that the background job has work. */
export async function fill( site: TestSite, customers: number ) {
	await runSql(
		site,
		'DELETE FROM {fct_orders}',
		'DELETE FROM {fct_customer_addresses}',
		'DELETE FROM {fct_customer_meta}',
		'DELETE FROM {fct_customers}'
	);
	await site.call( 'customers/insert_large_store', { count: customers } );
	const waiting = () =>
		countRows(
			site,
			'fct_customers',
			'AS c LEFT JOIN {fcc_search_documents} AS f ON f.customer_id = c.id WHERE f.customer_id IS NULL'
		);
	do {
		await reconcile( site );
	} while ( ( await waiting() ) > 0 );
	await runSql(
		site,
		'ANALYZE TABLE {fct_customers}, {fcc_search_terms}, {fcc_search_documents}'
	);
}

/** Runs the background jobs until they have compared everything. One run ends after 20 seconds. */
export async function reconcileAll( site: TestSite ): Promise< void > {
	const unfinished = () =>
		countRows(
			site,
			'fcc_checkpoints',
			`WHERE name LIKE 'reconcile.%' AND value NOT LIKE '%"current":null,%'`
		);
	do {
		await reconcile( site );
	} while ( ( await unfinished() ) > 0 );
}

export async function ask(
	client: ApiClient,
	params: Record< string, string | number >
) {
	const { status, headers, body } = await client.send( 'GET', 'customers', {
		params: { per_page: PER_PAGE, ...params },
	} );
	expect( status ).toBe( 200 );
	const { customers, pagination } = (
		body as {
			data: Awaited< ReturnType< ApiClient[ 'listCustomers' ] > >;
		}
	 ).data;
	const { next = 'https://none.example' } = parseLinkHeader( headers.link );
	return {
		ids: customers.map( ( { id } ) => id ),
		total: pagination.total,
		isExact: pagination.total_is_exact,
		read: Number( headers[ 'x-test-read' ] ),
		sorted: Number( headers[ 'x-test-sorted' ] ),
		next: new URL( next ).searchParams.get( 'cursor' ) ?? '',
	};
}

/** The expected list, from a read of all customers. */
export function inOrder(
	site: TestSite,
	where: string,
	column: string,
	direction: string,
	page: number,
	pages = 1
): Promise< number[] > {
	const offset = ( page - 1 ) * PER_PAGE;
	return idsOf(
		site,
		'fct_customers',
		`WHERE ${ where } ORDER BY ${ column } ${ direction }, id ${ direction } LIMIT ${ offset }, ${ pages * PER_PAGE }`
	);
}

/** One page of ids that begin with the first page. */
export function pageOf( ids: number[], page: number ): number[] {
	return ids.slice( ( page - 1 ) * PER_PAGE, page * PER_PAGE );
}

export function countCustomers(
	site: TestSite,
	where: string
): Promise< number > {
	return countRows( site, 'fct_customers', `WHERE ${ where }` );
}
