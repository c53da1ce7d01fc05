import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../../support/environment.ts';
import {
	CUSTOMERS,
	LAST_PAGE,
	QUESTIONS,
	SORTS,
	ageHistogram,
	ask,
	countCustomers,
	expectTotal,
	fill,
	inOrder,
	isOfSeveral,
	maxRowsRead,
	pageOf,
	reconcileAll,
} from '../support/large-store.ts';
import { reconcile } from '../support/overview/overview.ts';
import { ageSearchReconcile } from '../support/search.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

// SQLite is for small stores.
// The nodes of a cluster have different statistics, and choose different plans.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
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
					for ( const first of [ 1, LAST_PAGE - 1 ] ) {
						const ids = await inOrder(
							site,
							'1 = 1',
							column,
							direction,
							first,
							2
						);
						for ( const next of [ 0, 1 ] ) {
							const asked = {
								order_by: field,
								order_type: direction,
								page: first + next,
							};
							const list = await ask( admin, asked );
							const message = JSON.stringify( asked );
							expect( list.ids, message ).toEqual(
								pageOf( ids, 1 + next )
							);
							expect( list.total ).toBe( CUSTOMERS );
							expect( list.isExact ).toBe( true );
							expect( list.read, message ).toBeLessThan( 5_000 );
							expect( list.sorted ).toBeLessThan( 200 );
						}
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
				const count = await countCustomers( site, sql );
				for ( const [ field, direction ] of [
					[ 'id', 'DESC' ],
					[ 'id', 'ASC' ],
					[ 'last_name', 'DESC' ],
					[ 'created_at', 'ASC' ],
					[ 'order_count', 'DESC' ],
					[ 'last_order_date', 'ASC' ],
				] as const ) {
					const ids = await inOrder(
						site,
						sql,
						SORTS[ field ] ?? '',
						direction,
						1,
						3
					);
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
							pageOf( ids, page )
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
			await reconcileAll( site );
			for ( const direction of [ 'DESC', 'ASC' ] ) {
				const list = await ask( admin, {
					search: 'ancient',
					order_by: 'id',
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
			await ageSearchReconcile( site, 3_600 );
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

		await test.step( 'the background job counts again if it has not run for a day', async () => {
			await runSql(
				site,
				'DELETE FROM {fct_customers} WHERE id BETWEEN 40001 AND 40500'
			);
			const before = await countCustomers( site, '1 = 1' );
			expect( ( await ask( admin, {} ) ).total ).toBe( before + 500 );
			await ageHistogram( site, 86_400 );
			await reconcile( site );
			expect( ( await ask( admin, {} ) ).total ).toBe( before );
		} );
	} );
}
