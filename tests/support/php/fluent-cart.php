<?php
/**
 * Reads and writes with FluentCart's models, events and settings, as its screens, checkout and command line do.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\FluentCart;

use ActionScheduler_QueueRunner;
use FluentCart\Api\Resource\CustomerResource;
use FluentCart\Api\StoreSettings;
use FluentCart\App\App;
use FluentCart\App\Events\Order\OrderCreated;
use FluentCart\App\Helpers\StatusHelper;
use FluentCart\App\Models\Customer;
use FluentCart\App\Models\CustomerAddresses;
use FluentCart\App\Models\Order;
use FluentCart\App\Models\OrderTransaction;

defined( 'ABSPATH' ) || exit;

/** Defaults of an order, which is not paid yet. */
const NEW_ORDER = array(
	'status'               => 'on-hold',
	'payment_status'       => 'pending',
	'payment_method'       => 'offline_payment',
	'payment_method_title' => 'Cash',
	'currency'             => 'USD',
	'type'                 => 'payment',
	'mode'                 => 'live',
);

/** Counts the customers. */
function count_customers(): int {
	return (int) Customer::count();
}

/**
 * Adds a customer.
 *
 * @param array<string, mixed> $columns `email` at least.
 */
function create_customer( array $columns ): void {
	Customer::create( $columns );
}

/**
 * Updates a customer, as the checkout does for every order.
 *
 * @param int                  $id      Customer id.
 * @param array<string, mixed> $columns New values by column.
 */
function update_customer( int $id, array $columns ): void {
	Customer::find( $id )->update( $columns );
}

/**
 * Updates a customer in a transaction that is rolled back.
 *
 * @param int                  $id      Customer id.
 * @param array<string, mixed> $columns New values by column.
 */
function update_customer_and_roll_back( int $id, array $columns ): void {
	global $wpdb;
	$wpdb->query( 'START TRANSACTION' );
	update_customer( $id, $columns );
	$wpdb->query( 'ROLLBACK' );
}

/**
 * Updates a customer after an INSERT, and returns the state of wpdb.
 *
 * @param int                  $id      Customer id.
 * @param array<string, mixed> $columns New values by column.
 * @return array{bool, int, string, string} Whether insert_id is still that of the INSERT, affected rows, last error, first
 *                                          word of the last query.
 */
function wpdb_after_update( int $id, array $columns ): array {
	global $wpdb;
	$wpdb->insert(
		$wpdb->prefix . 'fct_meta',
		array(
			'object_type' => 'test',
			'meta_key'    => 'test',
		)
	);
	$inserted = $wpdb->insert_id;
	update_customer( $id, $columns );
	return array( $wpdb->insert_id === $inserted, $wpdb->rows_affected, $wpdb->last_error, strtok( $wpdb->last_query, ' ' ) );
}

/**
 * Sets a customer's status, as FluentCart's bulk action does.
 *
 * @param int    $id     Customer id.
 * @param string $status `inactive`.
 */
function set_customer_status( int $id, string $status ): void {
	Customer::find( $id )->updateCustomerStatus( $status );
}

/**
 * Recalculates a customer's totals.
 *
 * @param int $id Customer id.
 */
function recount( int $id ): void {
	Customer::find( $id )->recountStat();
}

/**
 * Deletes a customer.
 *
 * @param int $id Customer id.
 */
function delete_customer( int $id ): void {
	Customer::find( $id )->delete();
}

/**
 * Moves all orders of a customer to another, as FluentCart does when it merges two customers.
 *
 * @param int $from Customer id.
 * @param int $to   Customer id.
 */
function move_orders( int $from, int $to ): void {
	Order::query()->where( 'customer_id', $from )->update( array( 'customer_id' => $to ) );
	do_action(
		'fluent_cart/customer_resources_moved',
		array(
			'from_customer_id' => $from,
			'to_customer_id'   => $to,
		)
	);
}

/**
 * Adds an order.
 *
 * @param array<string, mixed> $columns `customer_id` and `total_amount` at least; defaults are NEW_ORDER.
 * @return int Order id.
 */
function create_order( array $columns ): int {
	return (int) Order::create( $columns + NEW_ORDER )->id;
}

/**
 * Updates an order.
 *
 * @param int                  $id      Order id.
 * @param array<string, mixed> $columns New values by column.
 */
function update_order( int $id, array $columns ): void {
	Order::find( $id )->update( $columns );
}

/**
 * Adds an address.
 *
 * @param array<string, mixed> $columns `customer_id` at least.
 * @return int Its id.
 */
function create_address( array $columns ): int {
	return (int) CustomerAddresses::create( $columns )->id;
}

/**
 * Updates an address.
 *
 * @param int                  $id      Address id.
 * @param array<string, mixed> $columns New values by column.
 */
function update_address( int $id, array $columns ): void {
	CustomerAddresses::find( $id )->update( $columns );
}

/**
 * Deletes an address.
 *
 * @param int $id Address id.
 */
function delete_address( int $id ): void {
	CustomerAddresses::find( $id )->delete();
}

/**
 * Refunds an order.
 *
 * @param int    $id     Order id.
 * @param string $kind   `partial` or `full`.
 * @param int    $amount Cents.
 */
function refund_order( int $id, string $kind, int $amount ): void {
	Order::find( $id )->syncOrderAfterRefund( $kind, $amount );
}

/**
 * Deletes an order.
 *
 * @param int $id Order id.
 */
function delete_order( int $id ): void {
	Order::find( $id )->delete();
}

/**
 * Checks out as a new customer; the order is not paid yet.
 *
 * @param string $email     Email of the customer.
 * @param string $full_name Name of the customer.
 * @param int    $total     Cents.
 * @return int Customer id.
 */
function check_out( string $email, string $full_name, int $total ): int {
	$created  = CustomerResource::create(
		array(
			'email'     => $email,
			'full_name' => $full_name,
		)
	);
	$customer = $created['data'];
	$order    = Order::create(
		array(
			'customer_id'  => $customer->id,
			'total_amount' => $total,
		) + NEW_ORDER
	);
	( new OrderCreated( $order, null, $customer ) )->dispatch();
	return (int) $customer->id;
}

/**
 * Pays a customer's first order.
 *
 * @param int $customer_id Customer id.
 * @param int $total       Cents.
 */
function pay_first_order( int $customer_id, int $total ): void {
	$order = first_order( $customer_id );
	OrderTransaction::create(
		array(
			'order_id'         => $order->id,
			'order_type'       => 'payment',
			'transaction_type' => 'charge',
			'status'           => 'succeeded',
			'total'            => $total,
			'currency'         => 'USD',
			'payment_method'   => 'offline_payment',
		)
	);
	( new StatusHelper( $order ) )->syncOrderStatuses();
}

/**
 * Renews a customer's subscription: adds another order and pays it.
 *
 * @param int $customer_id Customer id.
 * @param int $total       Cents.
 */
function renew( int $customer_id, int $total ): void {
	$order = Order::create(
		array(
			'customer_id'  => $customer_id,
			'total_amount' => $total,
		) + NEW_ORDER
	);
	$order->update(
		array(
			'type'           => 'renewal',
			'payment_status' => 'paid',
			'total_paid'     => $total,
		)
	);
	recount( $customer_id );
}

/**
 * Refunds a customer's first order, and recalculates the customer's totals.
 *
 * @param int    $customer_id Customer id.
 * @param string $kind        `partial` or `full`.
 * @param int    $amount      Cents.
 */
function refund_first_order( int $customer_id, string $kind, int $amount ): void {
	$order = first_order( $customer_id );
	$order->syncOrderAfterRefund( $kind, $amount );
	$order->customer->recountStat();
}

/**
 * Returns the first order of a customer.
 *
 * @param int $customer_id Customer id.
 */
function first_order( int $customer_id ): Order {
	return Order::query()->where( 'customer_id', $customer_id )->first();
}

/**
 * Writes without FluentCart's models, as its command line and its WooCommerce importer do: no event fires, and
 * `updated_at` does not change. Updates customer 5, inserts a customer, deletes the orders of customer 7 + $round, and
 * changes the email of customer 9.
 *
 * @param int $round Counts from 0, so that each round writes other values.
 */
function write_without_models( int $round ): void {
	global $wpdb;
	App::db()->table( 'fct_customers' )->where( 'id', 5 )->update(
		array(
			'first_name' => "Counted$round",
			'ltv'        => 12345,
		)
	);
	$wpdb->insert(
		$wpdb->prefix . 'fct_customers',
		array(
			'id'         => 300000 - $round,
			'email'      => "woo$round@fluent.example",
			'first_name' => "Woocommercius$round",
			'notes'      => '',
			'created_at' => '2023-05-05 05:05:05',
		)
	);
	$wpdb->query( "DELETE FROM {$wpdb->prefix}fct_orders WHERE customer_id = 7 + $round" );
	$wpdb->query( "UPDATE {$wpdb->prefix}fct_customers SET email = 'moved$round@fluent.example' WHERE id = 9" );
}

/**
 * Sets the currency of the store and of all orders.
 *
 * @param string $currency `EUR`.
 */
function set_currency( string $currency ): void {
	global $wpdb;
	( new StoreSettings() )->save( array( 'currency' => $currency ) );
	$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}fct_orders SET currency = %s", $currency ) );
}

/**
 * Runs the pending actions of a hook, due or not, with Action Scheduler's runner.
 *
 * @param string $hook `fluent_cart_customers/run_jobs`.
 */
function run_actions( string $hook ): void {
	$pending = array(
		'hook'   => $hook,
		'status' => 'pending',
	);
	foreach ( as_get_scheduled_actions( $pending, 'ids' ) as $id ) {
		ActionScheduler_QueueRunner::instance()->process_action( $id );
	}
}
