import { randomUUID } from 'node:crypto';
import { insertCustomer } from '../../api/support/store-tables.ts';
import type { TestSite } from '../../support/test-site.ts';

interface NewOrder {
	created_at: string;
	[ column: string ]: string | number;
}

/**
 * Adds a customer with orders by plain SQL.
 *
 * @param site
 * @param orders The columns of each order. The default is a paid order of $10.
 * @return The id.
 */
export async function customerWithOrders(
	site: TestSite,
	orders: NewOrder[]
): Promise< number > {
	const id = await insertCustomer( site, {
		email: 'buyer@example.com',
		first_name: 'Grace',
		last_name: 'Hopper',
		status: 'active',
		purchase_count: orders.length,
		created_at: '2024-01-01 10:00:00',
	} );
	await site.call( 'rows/insert_all', {
		rows: {
			fct_orders: orders.map( ( order ) => ( {
				customer_id: id,
				status: 'completed',
				payment_status: 'paid',
				payment_method: 'stripe',
				payment_method_title: 'Stripe',
				currency: 'USD',
				type: 'payment',
				mode: 'live',
				total_amount: 1000,
				total_paid: order.total_amount ?? 1000,
				uuid: randomUUID(),
				...order,
			} ) ),
		},
	} );
	return id;
}
