import { IS_ON_SQLITE } from '../../support/environment.ts';
import { addOrder } from '../support/overview/overview.ts';
import {
	updateRow,
	insertAddress,
	insertCustomer,
	insertRow,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	LARGEST,
	LARGEST_UNSIGNED,
	readEverything,
	rowsHealth,
} from '../support/unusual-rows.ts';

/** The limits to which numbers are cut. */
const LIMIT = Number.MAX_SAFE_INTEGER;

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
	expect( await rowsHealth( site ) ).toMatchObject( {
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

function zeros( date: string ): Record< string, string > {
	return {
		created_at: date,
		updated_at: date,
		first_purchase_date: date,
		last_purchase_date: date,
	};
}
