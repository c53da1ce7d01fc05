import { downloadCsv, parseCsv } from '../support/exports.ts';
import {
	idsOf,
	insertCustomer,
	insertCustomers,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Customers of a chunk, and some more. */
const SEVERAL_CHUNKS = 1_300;

for ( const [ order_by, order ] of [
	[ 'id', 'desc' ],
	[ 'last_name', 'asc' ],
	[ 'total_spent', 'desc' ],
	[ 'last_order_date', 'asc' ],
	[ 'last_order_date', 'desc' ],
] as const ) {
	test(
		`a file by ${ order_by } ${ order } has the order of the list`,
		{ tag: '@oldest' },
		async ( { admin, connect } ) => {
			const list = await admin.walkCustomers( {
				order_by,
				order_type: order.toUpperCase(),
			} );
			const file = await downloadCsv( admin, await connect(), {
				filters: {},
				data: { columns: [ 'id' ], order_by, order },
			} );
			expect( idsIn( file ) ).toEqual( list.map( ( { id } ) => id ) );
		}
	);
}

test( 'without a direction, the order is descending', async ( {
	admin,
	connect,
} ) => {
	const file = await downloadCsv( admin, await connect(), {
		filters: {},
		data: { columns: [ 'id' ], order_by: 'id' },
	} );
	const ids = idsIn( file );
	expect( ids ).toEqual( ids.toSorted( ( a, b ) => b - a ) );
} );

test(
	'a long list with a search, filters and exceptions has each customer once, in order',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		await insertCustomers( site, SEVERAL_CHUNKS, {
			email: 'crowd.%d@example.com',
			first_name: 'Crowdy',
			// Many ties.
			last_name: 'Last',
			status: 'active',
			ltv: '%d',
		} );
		await runSql(
			site,
			"UPDATE {fct_customers} SET ltv = ltv % 7, last_purchase_date = CASE WHEN id % 3 = 0 THEN NULL ELSE '2026-01-02 03:04:05' END WHERE first_name = 'Crowdy'"
		);
		const [ first = 0, second = 0 ] = await idsOf(
			site,
			'fct_customers',
			"WHERE first_name = 'Crowdy' ORDER BY id LIMIT 2"
		);
		for ( const selection of [
			{ filters: { status: 'active' } },
			{ search: 'crowdy', filters: {} },
			{ search: 'crowdy', filters: { total_spent_min: 2 } },
		] ) {
			for ( const order_by of [
				'total_spent',
				'last_order_date',
			] as const ) {
				const list = await admin.walkCustomers( {
					order_by,
					order_type: 'ASC',
					...( selection.search && { search: selection.search } ),
					...Object.fromEntries(
						Object.entries( selection.filters ).map(
							( [ name, value ] ) => [
								`filters[${ name }]`,
								value,
							]
						)
					),
				} );
				const file = await downloadCsv( admin, await connect(), {
					...selection,
					except_ids: [ first, second ],
					data: { columns: [ 'id' ], order_by, order: 'asc' },
				} );
				expect( idsIn( file ) ).toEqual(
					list
						.map( ( { id } ) => id )
						.filter( ( id ) => id !== first && id !== second )
				);
			}
		}
	}
);

test( 'named customers are sorted', async ( { admin, connect, site } ) => {
	const ids: number[] = [];
	for ( const name of [ 'Beta', 'Alpha', 'Gamma' ] ) {
		ids.push(
			await insertCustomer( site, {
				email: `${ name }@example.com`,
				first_name: name,
			} )
		);
	}
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: ids,
		data: {
			columns: [ 'first_name' ],
			order_by: 'first_name',
			order: 'asc',
		},
	} );
	expect( parseCsv( file ) ).toEqual( [
		[ 'first_name' ],
		[ 'Alpha' ],
		[ 'Beta' ],
		[ 'Gamma' ],
	] );
} );

test(
	'20,000 customers with all columns take no more memory than 1,000',
	{ tag: '@slow' },
	async ( { admin, connect, site } ) => {
		await site.addPlugin( 'bench' );
		await insertCustomers( site, 20_000, {
			email: 'crowd.%d@example.com',
			first_name: 'Crowdy',
			last_name: 'Number %d',
			status: 'active',
			ltv: '%d',
		} );
		await runSql(
			site,
			"INSERT INTO {fct_customer_addresses} (customer_id, type, is_primary, name, address_1, city, postcode, country) SELECT id, 'billing', 1, last_name, 'A long street with a long name', 'Town', '12345', 'DE' FROM {fct_customers}",
			'INSERT INTO {fct_customer_meta} (customer_id, meta_key, meta_value) SELECT id, \'additional_info\', \'{"vat_id":"DE123"}\' FROM {fct_customers}'
		);
		const columns = ( await admin.listColumns() ).flatMap(
			( { key, is_exportable } ) => ( is_exportable ? key : [] )
		);
		const data = { columns, order_by: 'total_spent' } as const;
		const bytesOf = async ( filters: { total_spent_min?: number } ) => {
			const file = await downloadCsv( admin, await connect(), {
				search: 'crowdy',
				filters,
				data,
			} );
			return {
				rows: parseCsv( file ).length - 1,
				memory: await site.call< number >(
					'bench/memory_of_last_answer'
				),
			};
		};
		const few = await bytesOf( { total_spent_min: 19_001 } );
		const many = await bytesOf( {} );
		expect( [ few.rows, many.rows ] ).toEqual( [ 1_000, 20_000 ] );
		expect( many.memory ).toBeLessThanOrEqual( few.memory + 4 * 1024 ** 2 );
	}
);

function idsIn( file: string ): number[] {
	return parseCsv( file )
		.slice( 1 )
		.map( ( [ id ] ) => Number( id ) );
}
