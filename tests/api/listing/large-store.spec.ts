import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { reconcile } from '../support/overview/overview.ts';
import { ageSearchCheckpoint } from '../support/search.ts';
import { countRows, idsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../../support/environment.ts';

test.use( { rateLimits: 'lifted' } );

// SQLite is for small stores.
// The nodes of a cluster have different statistics, and choose different plans.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	const CUSTOMERS = 200_000;
	const PER_PAGE = 20;
	const LAST_PAGE = CUSTOMERS / PER_PAGE;

	/** The contract's fields with their columns. */
	const SORTS: Record< string, string > = {
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
	const QUESTIONS: Array< [ Record< string, string | number >, string ] > = [
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
		[
			{ search: 'customer4711@' },
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

	test( 'a store of two hundred thousand customers is listed like a small one, without reading all rows', async ( {
		admin,
		site,
	} ) => {
		test.setTimeout( 600_000 );
		await fill( site, CUSTOMERS );
		await site.addPlugin( 'database/count-rows-read' );

		await test.step( 'the pages of every order', async () => {
			for ( const [ field, column ] of Object.entries( SORTS ) ) {
				for ( const direction of [ 'ASC', 'DESC' ] ) {
					for ( const page of [ 1, 2, LAST_PAGE - 1, LAST_PAGE ] ) {
						const asked = {
							order_by: field,
							order_type: direction,
							page,
						};
						const list = await ask( admin, asked );
						expect( list.ids, JSON.stringify( asked ) ).toEqual(
							await inOrder(
								site,
								'1 = 1',
								column,
								direction,
								page
							)
						);
						expect( list.total ).toBe( CUSTOMERS );
						expect( list.isExact ).toBe( true );
						expect(
							list.read,
							JSON.stringify( asked )
						).toBeLessThan( 5_000 );
						expect( list.sorted ).toBeLessThan( 200 );
					}
				}
			}
		} );

		await test.step( 'the middle of the list, after customers were added and deleted', async () => {
			for ( const id of [ 7, 50_000, 50_001, CUSTOMERS ] ) {
				await admin.deleteCustomer( id );
			}
			await admin.createCustomer( { email: 'new@example.com' } );
			for ( const direction of [ 'ASC', 'DESC' ] ) {
				const asked = {
					order_by: 'id',
					order_type: direction,
					page: LAST_PAGE / 2 + 1,
				};
				const list = await ask( admin, asked );
				expect( list.ids ).toEqual(
					await inOrder( site, '1 = 1', 'id', direction, asked.page )
				);
				expect( list.total ).toBe( CUSTOMERS - 3 );
				expect( list.read ).toBeLessThan( 5_000 );
				const next = await admin.listCustomers( {
					order_by: 'id',
					order_type: direction,
					cursor: list.next,
				} );
				expect( next.customers[ 0 ]?.id ).toEqual(
					(
						await inOrder(
							site,
							'1 = 1',
							'id',
							direction,
							asked.page + 1
						)
					)[ 0 ]
				);
			}
		} );

		await test.step( 'changes by plain SQL, after a reconcile', async () => {
			await runSql(
				site,
				'DELETE FROM {fct_customers} WHERE id BETWEEN 30001 AND 32500',
				"UPDATE {fct_customers} SET created_at = '2020-06-01' WHERE id = 90000"
			);
			await reconcile( site );
			const list = await ask( admin, { page: 4_000 } );
			expect( list.total ).toBe( CUSTOMERS - 3 - 2_500 );
			expect( list.ids ).toEqual(
				await inOrder( site, '1 = 1', 'id', 'DESC', 4_000 )
			);
		} );

		await test.step( 'filters and searches, in orders that suit them and orders that do not', async () => {
			for ( const [ question, sql ] of QUESTIONS ) {
				const count = await number( site, sql );
				for ( const [ field, direction ] of [
					[ 'id', 'DESC' ],
					[ 'id', 'ASC' ],
					[ 'last_name', 'DESC' ],
					[ 'created_at', 'ASC' ],
					[ 'order_count', 'DESC' ],
					[ 'last_order_date', 'ASC' ],
				] as const ) {
					for ( const page of [ 1, 3 ] ) {
						const asked = {
							...question,
							order_by: field,
							order_type: direction,
							page,
						};
						const list = await ask( admin, asked );
						const message = JSON.stringify( asked );
						expect( list.ids, message ).toEqual(
							await inOrder(
								site,
								sql,
								SORTS[ field ] ?? '',
								direction,
								page
							)
						);
						expectTotal(
							list,
							count,
							isOfSeveral( question ),
							message
						);
						expect( list.read, message ).toBeLessThan(
							maxRowsRead( question, field )
						);
						expect( list.sorted, message ).toBeLessThanOrEqual(
							20_000
						);
					}
				}
			}
		} );

		await test.step( 'a frequent name that only the oldest customers have', async () => {
			await runSql(
				site,
				"UPDATE {fct_customers} SET first_name = 'Ancient' WHERE id <= 20000"
			);
			await reconcile( site );
			for ( const direction of [ 'DESC', 'ASC' ] ) {
				const list = await ask( admin, {
					search: 'ancient',
					order_type: direction,
				} );
				expect( list.ids ).toEqual(
					await inOrder(
						site,
						"first_name = 'Ancient'",
						'id',
						direction,
						1
					)
				);
				expect( list.read ).toBeLessThan( CUSTOMERS );
			}
		} );

		await test.step( 'no request after a pause waits for the background job', async () => {
			await ageHistogram( site, 3_600 );
			await ageSearchCheckpoint( site, 3_600 );
			const list = await ask( admin, {} );
			expect( list.isExact ).toBe( true );
			expect( list.read ).toBeLessThan( 5_000 );
			const found = await ask( admin, { search: 'rare maria' } );
			expect( found.ids ).toEqual(
				await inOrder(
					site,
					"first_name = 'Maria' AND last_name = 'Rarely'",
					'id',
					'DESC',
					1
				)
			);
			expect( found.read ).toBeLessThan( 20_000 );
		} );

		await test.step( 'customers that plain SQL has just deleted take no place on a page', async () => {
			await runSql(
				site,
				'DELETE FROM {fct_customers} WHERE id > 199000'
			);
			const list = await ask( admin, { search: 'example' } );
			expect( list.ids ).toEqual(
				await inOrder( site, '1 = 1', 'id', 'DESC', 1 )
			);
		} );

		await test.step( 'a request does the work if the background job has not run for a day', async () => {
			await runSql(
				site,
				'DELETE FROM {fct_customers} WHERE id BETWEEN 40001 AND 40500'
			);
			const before = await number( site, '1 = 1' );
			expect( ( await ask( admin, {} ) ).total ).toBe( before + 500 );
			await ageHistogram( site, 86_400 );
			expect( ( await ask( admin, {} ) ).total ).toBe( before );
		} );
	} );

	/** Makes the stored counts of customers older by the given number of seconds. */
	function ageHistogram( site: TestSite, seconds: number ) {
		return site.call( 'checkpoints/age', {
			names: [ 'zones', 'zones.claimed' ],
			seconds,
		} );
	}

	/**
	 * The exact total, or a lower bound.
	 * @param isSampled Whether only a sample is counted. Otherwise the total is exact up to ten thousand.
	 */
	function expectTotal(
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
	function maxRowsRead(
		question: Record< string, string | number >,
		field: string
	): number {
		const isOpposed =
			( 'filters[total_spent_max]' in question &&
				field === 'order_count' ) ||
			( 'search' in question && field === 'last_name' );
		if ( isOpposed ) {
			return Infinity;
		}
		return String( question.search ).includes( ' ' )
			? 3 * CUSTOMERS
			: CUSTOMERS;
	}

	/** Combined criteria are counted from a sample. */
	function isOfSeveral( question: Record< string, string | number > ) {
		return (
			Object.keys( question ).length > 1 ||
			String( question.search ).includes( ' ' )
		);
	}

	/** Inserted with plain SQL, so that the background job has work. */
	async function fill( site: TestSite, customers: number ) {
		await runSql(
			site,
			'DELETE FROM {fct_orders}',
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

	async function ask(
		client: ApiClient,
		params: Record< string, string | number >
	) {
		const { status, headers, body } = await client.send(
			'GET',
			'customers',
			{ params: { per_page: PER_PAGE, ...params } }
		);
		expect( status ).toBe( 200 );
		const { customers, pagination } = (
			body as {
				data: Awaited< ReturnType< ApiClient[ 'listCustomers' ] > >;
			}
		 ).data;
		const { next = 'https://none.example' } = parseLinkHeader(
			headers.link
		);
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
	function inOrder(
		site: TestSite,
		where: string,
		column: string,
		direction: string,
		page: number
	): Promise< number[] > {
		const offset = ( page - 1 ) * PER_PAGE;
		return idsOf(
			site,
			'fct_customers',
			`WHERE ${ where } ORDER BY ${ column } ${ direction }, id ${ direction } LIMIT ${ offset }, ${ PER_PAGE }`
		);
	}

	function number( site: TestSite, where: string ): Promise< number > {
		return countRows( site, 'fct_customers', `WHERE ${ where }` );
	}
}
