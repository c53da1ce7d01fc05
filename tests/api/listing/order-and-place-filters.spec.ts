import { type QueryArguments } from '../support/api-client.ts';
import { idsOf, insertAddress, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Filters, and SQL conditions of the customers that match. */
const QUESTIONS: Array< [ QueryArguments, string ] > = [
	[ { 'filters[order_count_min]': 3 }, 'purchase_count >= 3' ],
	[
		{ 'filters[order_count_min]': 1, 'filters[order_count_max]': 2 },
		'purchase_count BETWEEN 1 AND 2',
	],
	[ { 'filters[order_count_max]': 0 }, 'purchase_count = 0' ],
	[
		{
			'filters[last_order_from]': '2024-03-01',
			'filters[last_order_to]': '2024-03-31',
		},
		"last_purchase_date >= '2024-03-01' AND last_purchase_date < '2024-04-01'",
	],
	[
		{ 'filters[no_order_since]': '2024-03-01' },
		"(last_purchase_date IS NULL OR last_purchase_date < '2024-03-01')",
	],
	[ { 'filters[has_user]': 'true' }, 'user_id > 0' ],
	[ { 'filters[has_user]': '0' }, '(user_id IS NULL OR user_id = 0)' ],
	[ { 'filters[has_notes]': '1' }, "notes <> ''" ],
	[ { 'filters[has_notes]': 'false' }, "notes = ''" ],
	[
		{ 'filters[status][0]': 'active', 'filters[status][1]': 'inactive' },
		"status IN ('active', 'inactive')",
	],
	[ { 'filters[country]': 'AQ' }, 'id IN (7, 9)' ],
	[
		{ 'filters[country][0]': 'AQ', 'filters[country][1]': 'BV' },
		'id IN (7, 8, 9)',
	],
	[ { filters: '{"country":["BV"]}' }, 'id = 8' ],
	[ { 'filters[city]': 'Ísvík' }, 'id = 7' ],
	[ { filters: '{"city":["Ísvík","Bouvet"]}' }, 'id IN (7, 8)' ],
	[ { 'filters[country]': 'AQ', 'filters[has_notes]': 'true' }, 'id = 9' ],
	[ { 'filters[label]': 1 }, '1 = 0' ],
];

for ( const sort of [ 'id', 'last_order_date' ] ) {
	test(
		`filters by orders, places, user and notes in a list by ${ sort }`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await insertAddress( site, 7, {
				country: 'AQ',
				city: 'Ísvík',
			} );
			await insertAddress( site, 7, { country: 'AQ', city: 'Selfoss' } );
			await insertAddress( site, 8, { country: 'BV', city: 'Bouvet' } );
			await insertAddress( site, 9, { country: 'AQ', city: 'Akureyri' } );
			await runSql(
				site,
				"UPDATE {fct_customers} SET notes = 'Calls on Mondays.' WHERE id IN (2, 9, 30)",
				'UPDATE {fct_customers} SET user_id = 1 WHERE id = 3'
			);
			for ( const [ filters, condition ] of QUESTIONS ) {
				const ids = await idsOf(
					site,
					'fct_customers',
					`WHERE ${ condition } ORDER BY id`
				);
				const { customers, pagination } = await admin.listCustomers( {
					order_by: sort,
					per_page: 100,
					...filters,
				} );
				const question = JSON.stringify( filters );
				expect( pagination.total, question ).toBe( ids.length );
				expect( ids, question ).toEqual(
					expect.arrayContaining( customers.map( ( { id } ) => id ) )
				);
				expect( customers, question ).toHaveLength(
					Math.min( ids.length, 100 )
				);
			}
		}
	);
}

test( 'a bulk action changes the customers that match the filters', async ( {
	admin,
	site,
} ) => {
	await insertAddress( site, 7, { country: 'AQ' } );
	const result = await admin.bulk( {
		action: 'update_status',
		filters: { country: 'AQ', has_user: false },
		data: { status: 'inactive' },
	} );
	expect( result ).toMatchObject( { total: 1 } );
} );
