import { insertCustomer, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Payment statuses of the orders that FluentCart counts. */
const COUNTED = [ 'paid', 'partially_paid', 'partially_refunded' ];

interface OrderRow {
	customer_id: string;
	payment_status: string;
	total_paid: string;
	total_refund: string;
	created_at: string;
}

test(
	'the figures are the sums of each customer’s orders',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const orders = await rowsOf< OrderRow >(
			site,
			'fct_orders',
			"WHERE currency = 'USD' ORDER BY created_at"
		);
		for ( const customer of await admin.walkCustomers() ) {
			const own = orders.filter(
				( { customer_id, payment_status } ) =>
					Number( customer_id ) === customer.id &&
					COUNTED.includes( payment_status )
			);
			const spent = own.reduce(
				( sum, { total_paid, total_refund } ) =>
					sum +
					Math.max(
						0,
						Number( total_paid ) - Number( total_refund )
					),
				0
			);
			const dates = own.map(
				( { created_at } ) => `${ created_at.replace( ' ', 'T' ) }Z`
			);
			expect( customer ).toMatchObject( {
				total_spent: spent,
				order_count: own.length,
				average_order_value: own.length
					? Math.floor( spent / own.length + 0.5 )
					: 0,
				first_order_date: dates.at( 0 ) ?? null,
				last_order_date: dates.at( -1 ) ?? null,
			} );
		}
	}
);

test(
	'the average is rounded half up',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'half@example.com',
			ltv: 5,
			purchase_count: 2,
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			total_spent: 5,
			order_count: 2,
			average_order_value: 3,
		} );
	}
);
