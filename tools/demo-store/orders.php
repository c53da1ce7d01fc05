<?php
/**
 * The orders of the demo store, and the customers' figures derived from them.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\DemoStore;

defined( 'ABSPATH' ) || exit;

const STORE_CURRENCY = 'USD';

/** Payment status to [ percentage of orders, order status ]. */
const COURSES = array(
	'paid'               => array( 78, 'completed' ),
	'refunded'           => array( 4, 'canceled' ),
	'partially_refunded' => array( 4, 'completed' ),
	'partially_paid'     => array( 2, 'on-hold' ),
	'pending'            => array( 7, 'on-hold' ),
	'failed'             => array( 5, 'failed' ),
);

/** Payment statuses of orders that count, by FluentCart's rule. */
const COUNTED = array( 'paid', 'partially_paid', 'partially_refunded' );

/** In hundredths of the currency. */
const PRICES = array( 900, 1499, 1900, 2450, 3900, 4999, 7900, 12900, 24900, 79900 );

const PAYMENT_METHODS = array(
	'stripe'              => 'Stripe',
	'paypal'              => 'PayPal',
	'offline_payment'     => 'Cash on delivery',
);

/**
 * Creates orders, the oldest first.
 *
 * @param Draw                       $draw      Chance.
 * @param list<array<string, mixed>> $customers Rows.
 * @param int                        $count     How many.
 * @param int                        $closed    The last is placed before this Unix time.
 * @return list<array<string, mixed>> Rows.
 */
function make_orders( Draw $draw, array $customers, int $count, int $closed ): array {
	$buyers = array_values( array_filter( $customers, static fn () => $draw->chance( 85 ) ) );
	$orders = array();
	for ( $index = 0; $index < $count; $index++ ) {
		// Each buyer gets one order. The rest go to the smaller of two random indexes, so a few customers buy much.
		$buyer = $buyers[ $index ] ?? $buyers[ min( $draw->number( 0, count( $buyers ) - 1 ), $draw->number( 0, count( $buyers ) - 1 ) ) ];
		$since = (int) strtotime( $buyer['created_at'] . ' UTC' );
		// A customer is created by the first order.
		$placed   = isset( $buyers[ $index ] ) ? $since : $draw->number( $since, $closed );
		$orders[] = make_order( $draw, $buyer['id'], $placed );
	}

	usort( $orders, static fn ( array $a, array $b ): int => array( $a['created_at'], $a['uuid'] ) <=> array( $b['created_at'], $b['uuid'] ) );
	foreach ( $orders as $index => $order ) {
		$orders[ $index ] = array(
			'id'             => $index + 1,
			'receipt_number' => $index + 1,
			'invoice_no'     => 'INV-' . ( $index + 1 ),
		) + $order;
	}
	return $orders;
}

/**
 * An order without its numbers.
 *
 * @param Draw $draw        Chance.
 * @param int  $customer_id The buyer.
 * @param int  $placed      Unix time.
 * @return array<string, mixed> Row.
 */
function make_order( Draw $draw, int $customer_id, int $placed ): array {
	$payment_status = $draw->weighted( array_map( static fn ( array $course ): int => $course[0], COURSES ) );
	$method         = $draw->one( array_keys( PAYMENT_METHODS ) );
	$is_digital     = $draw->chance( 40 );
	$subtotal       = $draw->one( PRICES ) * $draw->number( 1, 3 );
	$discount       = $draw->chance( 20 ) ? intdiv( $subtotal, 10 ) : 0;
	$shipping       = $is_digital ? 0 : 500;
	$tax            = $draw->chance( 50 ) ? intdiv( ( $subtotal - $discount ) * 19, 100 ) : 0;
	$total          = $subtotal - $discount + $shipping + $tax;
	$date           = gmdate( 'Y-m-d H:i:s', $placed );
	$later          = gmdate( 'Y-m-d H:i:s', $placed + $draw->number( 1, 9 ) * HOUR_IN_SECONDS );
	$is_completed   = 'completed' === COURSES[ $payment_status ][1];

	return array(
		'status'                => COURSES[ $payment_status ][1],
		'fulfillment_type'      => $is_digital ? 'digital' : 'physical',
		'type'                  => $draw->chance( 8 ) ? 'renewal' : 'payment',
		'mode'                  => $draw->chance( 2 ) ? 'test' : 'live',
		'shipping_status'       => $is_digital ? '' : ( $is_completed ? 'delivered' : 'unshipped' ),
		'customer_id'           => $customer_id,
		'payment_method'        => $method,
		'payment_status'        => $payment_status,
		'payment_method_title'  => PAYMENT_METHODS[ $method ],
		'currency'              => $draw->chance( 4 ) ? $draw->one( array( 'EUR', 'GBP', 'JPY' ) ) : STORE_CURRENCY,
		'subtotal'              => $subtotal,
		'coupon_discount_total' => $discount,
		'shipping_total'        => $shipping,
		'tax_total'             => $tax,
		'total_amount'          => $total,
		'total_paid'            => match ( $payment_status ) {
			'pending', 'failed' => 0,
			'partially_paid'    => intdiv( $total, 2 ),
			default             => $total,
		},
		'total_refund'          => match ( $payment_status ) {
			'refunded'           => $total,
			'partially_refunded' => intdiv( $total, 3 ),
			default              => 0,
		},
		'note'                  => '',
		// An address reserved for documentation.
		'ip_address'            => '192.0.2.' . $draw->number( 1, 254 ),
		'completed_at'          => $is_completed ? $later : null,
		'refunded_at'           => str_contains( $payment_status, 'refunded' ) ? $later : null,
		'uuid'                  => md5( "demo-order-$customer_id-$placed-" . $draw->number( 1, 1_000_000_000 ) ),
		'config'                => '{}',
		'created_at'            => $date,
		'updated_at'            => $later,
	);
}

/**
 * Sets each customer's figures from the orders.
 *
 * @param list<array<string, mixed>> $customers Rows.
 * @param list<array<string, mixed>> $orders    Rows, the oldest first.
 * @return list<array<string, mixed>> The customers' rows with their figures.
 */
function with_figures( array $customers, array $orders ): array {
	$of = array();
	foreach ( $orders as $order ) {
		if ( in_array( $order['payment_status'], COUNTED, true ) && STORE_CURRENCY === $order['currency'] ) {
			$of[ $order['customer_id'] ][] = $order;
		}
	}
	return array_map(
		static function ( array $customer ) use ( $of ): array {
			$counted = $of[ $customer['id'] ] ?? array();
			$dates   = array_column( $counted, 'created_at' );
			$spent   = array_sum( array_map( static fn ( array $order ): int => max( 0, $order['total_paid'] - $order['total_refund'] ), $counted ) );
			return $customer + array(
				'purchase_count'      => count( $counted ),
				'ltv'                 => $spent,
				'aov'                 => $counted ? round( $spent / count( $counted ), 2 ) : 0,
				'first_purchase_date' => $dates ? min( $dates ) : null,
				'last_purchase_date'  => $dates ? max( $dates ) : null,
			);
		},
		$customers
	);
}
