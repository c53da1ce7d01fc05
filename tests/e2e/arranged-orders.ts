import type { TestSite } from '../support/test-site.ts';

interface NewOrder {
	created_at: string;
	[ column: string ]: string | number;
}

/**
 * Adds a customer with these orders, as FluentCart does.
 *
 * @param site
 * @param orders The columns of each; else it is paid, of $10.
 * @return The id.
 */
export function customerWithOrders(
	site: TestSite,
	orders: NewOrder[]
): Promise< number > {
	return site.php< number >(
		`global $wpdb;
		$wpdb->insert( $wpdb->prefix . 'fct_customers', array(
			'email'          => 'buyer@example.com',
			'first_name'     => 'Grace',
			'last_name'      => 'Hopper',
			'status'         => 'active',
			'notes'          => '',
			'purchase_count' => count( $args['orders'] ),
			'created_at'     => '2024-01-01 10:00:00',
		) );
		$id = $wpdb->insert_id;
		foreach ( $args['orders'] as $order ) {
			$wpdb->insert( $wpdb->prefix . 'fct_orders', $order + array(
				'customer_id'          => $id,
				'status'               => 'completed',
				'payment_status'       => 'paid',
				'payment_method'       => 'stripe',
				'payment_method_title' => 'Stripe',
				'currency'             => 'USD',
				'type'                 => 'payment',
				'mode'                 => 'live',
				'total_amount'         => 1000,
				'total_paid'           => $order['total_amount'] ?? 1000,
				'uuid'                 => md5( wp_generate_uuid4() ),
			) );
		}
		return $id;`,
		{ orders }
	);
}
