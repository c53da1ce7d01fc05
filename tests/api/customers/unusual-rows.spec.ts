import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { downloadCsv, parseCsv } from '../support/exports.ts';
import { addOrder, reconcile } from '../support/overview/overview.ts';
import {
	updateRow,
	insertAddress,
	insertCustomer,
	insertRow,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

/** The limits to which numbers are cut. */
const LIMIT = Number.MAX_SAFE_INTEGER;

const LARGEST = '9223372036854775807';
const LARGEST_UNSIGNED = '18446744073709551615';
const LEAST = '-9223372036854775808';

/** Column values that neither the plugin nor FluentCart writes. */
const CUSTOMERS: Record< string, Record< string, string | null > > = {
	'a count beyond PHP’s integers': { purchase_count: LARGEST_UNSIGNED },
	'the largest amount': { ltv: LARGEST, purchase_count: '3' },
	'the smallest amount': { ltv: LEAST, purchase_count: '3' },
	'a user id beyond PHP’s integers': { user_id: LARGEST_UNSIGNED },
	'empty values in required columns': {
		status: null,
		created_at: null,
		updated_at: null,
		uuid: null,
	},
	'zero dates': zeros( '0000-00-00 00:00:00' ),
	'dates without a month': zeros( '2026-00-10 10:00:00' ),
	'dates without a day': zeros( '2026-03-00 10:00:00' ),
	'dates far in the past and the future': zeros( '9999-12-31 23:59:59' ),
	'a status of another plugin': { status: 'archived' },
	'a text that is not an email': { email: "'; --" },
	'no email': { email: '' },
};

const ORDERS: Record< string, Record< string, string | null > > = {
	'the largest amounts': {
		total_amount: LARGEST,
		total_paid: LARGEST,
		total_refund: LEAST,
	},
	'the smallest amounts': {
		total_amount: LEAST,
		total_paid: LEAST,
		total_refund: LARGEST,
	},
	'zero dates': {
		created_at: '0000-00-00 00:00:00',
		updated_at: '0000-00-00 00:00:00',
		completed_at: '0000-00-00 00:00:00',
	},
	'dates without a month': {
		created_at: '2026-00-10 10:00:00',
		updated_at: '2026-00-10 10:00:00',
	},
	'no currency': { currency: '' },
};

test.use( { rateLimits: 'lifted' } );

test(
	'customers with unusual rows break no request',
	{ tag: '@oldest' },
	async ( { site, admin } ) => {
		const ids: number[] = [];
		for ( const [ number, columns ] of Object.values(
			CUSTOMERS
		).entries() ) {
			ids.push(
				await insertCustomer( site, {
					email: `unusual${ number }@example.com`,
					first_name: 'Unusual',
					created_at: '2026-01-01 00:00:00',
					updated_at: '2026-01-01 00:00:00',
					...columns,
				} )
			);
		}
		await readEverything( site, admin, ids );
		const { pagination } = await admin.listCustomers( {
			search: 'unusual',
		} );
		expect( pagination.total ).toBe( ids.length );
	}
);

test(
	'orders with unusual rows break no request',
	{ tag: '@oldest' },
	async ( { site, admin } ) => {
		for ( const [ number, columns ] of Object.values( ORDERS ).entries() ) {
			for ( const customer_id of [ 1, 10 + number ] ) {
				await addOrder( site, {
					customer_id,
					created_at: '2026-01-01 00:00:00',
					...columns,
				} );
			}
		}
		await readEverything( site, admin, [ 1, 10, 11, 12, 13, 14 ] );
		const { orders } = await admin.listOrders( 10 );
		expect( orders.map( ( { total_paid } ) => total_paid ) ).toContain(
			LIMIT
		);
	}
);

test( 'numbers are cut to what JSON readers can represent', async ( {
	site,
	admin,
} ) => {
	await updateRow( site, 'fct_customers', 1, {
		ltv: LARGEST,
		purchase_count: LARGEST_UNSIGNED,
	} );
	await updateRow( site, 'fct_customers', 2, {
		ltv: LEAST,
		purchase_count: 2,
	} );
	expect( await admin.getCustomer( 1 ) ).toMatchObject( {
		total_spent: LIMIT,
		order_count: LIMIT,
		average_order_value: 1,
	} );
	expect( await admin.getCustomer( 2 ) ).toMatchObject( {
		total_spent: -LIMIT,
		average_order_value: -( LIMIT - 1 ) / 2,
	} );
	expect( await health( site ) ).toMatchObject( {
		status: 'recommended',
		description: expect.stringContaining( '#1, #2' ),
	} );
} );

test( 'invalid dates are returned as null', async ( { site, admin } ) => {
	await updateRow( site, 'fct_customers', 1, {
		updated_at: '2026-00-10 10:00:00',
		created_at: '2026-03-00 10:00:00',
		first_purchase_date: '0000-00-00 00:00:00',
	} );
	expect( await admin.getCustomer( 1 ) ).toMatchObject( {
		updated_at: null,
		created_at: null,
		first_order_date: null,
	} );
} );

for ( const id of [
	LARGEST,
	// The largest integer of SQLite.
	...( IS_ON_SQLITE ? [] : [ '9223372036854775808', LARGEST_UNSIGNED ] ),
] ) {
	test(
		`a customer with the id ${ id } breaks no request`,
		{ tag: '@oldest' },
		async ( { site, admin } ) => {
			await reconcile( site );
			await runSql(
				site,
				`INSERT INTO {fct_customers} (id, email, first_name, notes, created_at) VALUES (${ id }, 'last@example.com', 'Last', '', '2026-01-01')`
			);
			await readEverything( site, admin, [ 1 ] );
			const { pagination } = await admin.listCustomers();
			expect( pagination.total ).toBe( 501 );

			// An import is found immediately, and after a reconcile.
			const imported = await importWithId( site, 700 );
			await found( admin, 'imported', imported );
			const { id: created } = await admin.createCustomer( {
				email: 'created@example.com',
				first_name: 'Created',
				phone: '555',
			} );
			expect( created ).toBe( 701 );
			const next = await admin.createCustomer( {
				email: 'next@example.com',
			} );
			expect( next.id ).toBe( 702 );
			await found( admin, 'created', created );
			await admin.createAddress( created, {
				type: 'billing',
				first_name: 'Ada',
				last_name: 'Lovelace',
				address_1: '1 Main Street',
				city: 'London',
				postcode: 'SW1',
				country: 'GB',
			} );
			await reconcile( site );
			await found( admin, 'imported', imported );
			expect( await jobsHealth( site ) ).toBe( 'good' );
			await admin.deleteCustomer( created );
			expect( await health( site ) ).toMatchObject( {
				status: 'recommended',
				description: expect.stringContaining( `#${ id }` ),
			} );
		}
	);
}

test( 'an id out of range is not mistaken for another id', async ( {
	site,
	admin,
} ) => {
	await runSql(
		site,
		`INSERT INTO {fct_customers} (id, email, notes) VALUES (${ LARGEST }, 'last@example.com', '')`
	);
	for ( const [ method, path ] of [
		[ 'GET', 'customers/99999999999999999999' ],
		[ 'DELETE', 'customers/9223372036854775808' ],
	] as const ) {
		const answer = await admin.send( method, path );
		expect( answer ).toMatchObject( {
			status: 404,
			body: { error: { code: 'customer_not_found' } },
		} );
	}
} );

test( 'meta, addresses and activity of other plugins can be read', async ( {
	site,
	admin,
} ) => {
	for ( const value of [ 'x', '5', '[1]', '{"a":{"b":1},"c":null}', null ] ) {
		for ( const key of [ 'phone', 'additional_info' ] ) {
			await insertRow( site, 'fct_customer_meta', {
				customer_id: 1,
				meta_key: key,
				meta_value: value,
			} );
		}
	}
	for ( const meta of [
		'5',
		'"x"',
		'[1]',
		'null',
		'{"other_data":5}',
		'{"other_data":{"company_name":[1],"first_name":{"a":1}}}',
		null,
	] ) {
		await insertAddress( site, 1, {
			meta,
			type: 'other',
			is_primary: 7,
			country: null,
			created_at: '0000-00-00 00:00:00',
		} );
	}
	for ( const changes of [
		'x',
		'5',
		'null',
		'{"a":1}',
		'[1]',
		'[{"field":5}]',
		'[{"field":"city","before":[1],"after":{"a":1}}]',
	] ) {
		for ( const type of [ '', 'user_attached', 'customer_updated' ] ) {
			await site.call( 'rows/insert', {
				table: 'fcc_activity',
				columns: {
					customer_id: 1,
					type,
					changes,
					subject: changes,
					user_id: LARGEST,
					address_id: LARGEST,
					created_at: '0000-00-00 00:00:00',
				},
			} );
		}
	}
	const { activity } = await admin.listActivity( 1, { per_page: 1 } );
	expect( activity ).toMatchObject( [
		{
			changes: [],
			created_at: null,
		},
	] );
	await readEverything( site, admin, [ 1 ] );
} );

if ( IS_ON_SQLITE ) {
	test( 'text that is not UTF-8 can be read', async ( { site, admin } ) => {
		for ( const column of [ 'first_name', 'last_name', 'notes' ] ) {
			await site.call( 'rows/write_invalid_utf8', {
				table: 'fct_customers',
				column,
				id: 1,
			} );
		}
		await readEverything( site, admin, [ 1 ] );
		expect( await admin.getCustomer( 1 ) ).toMatchObject( {
			first_name: 'J??n',
		} );
	} );
}

/** Reads the customer through every route. Each request must succeed. */
async function readEverything(
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

async function found(
	admin: ApiClient,
	search: string,
	id: number
): Promise< void > {
	const { customers } = await admin.listCustomers( { search } );
	expect( customers ).toMatchObject( [ { id } ] );
}

async function importWithId( site: TestSite, id: number ): Promise< number > {
	await runSql(
		site,
		`INSERT INTO {fct_customers} (id, email, first_name, notes, created_at) VALUES (${ id }, 'import@example.com', 'Imported', '', '2026-01-01')`
	);
	return id;
}

function zeros( date: string ): Record< string, string > {
	return {
		created_at: date,
		updated_at: date,
		first_purchase_date: date,
		last_purchase_date: date,
	};
}

/** The findings of Site Health about such rows. */
function health( site: TestSite ): Promise< object > {
	return site.call( 'jobs/health', { test: 'fluent_cart_customers_rows' } );
}

async function jobsHealth( site: TestSite ): Promise< string > {
	const { status } = await site.call< { status: string } >( 'jobs/health' );
	return status;
}
