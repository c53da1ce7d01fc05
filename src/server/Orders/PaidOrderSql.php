<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * SQL that defines which orders count as paid, and how much they earned.
 */
final class PaidOrderSql {

	/** A predicate: the payment statuses of orders that count in FluentCart's sums (its app/Helpers/Status.php). */
	public const IS_PAID = "payment_status IN ('paid', 'partially_paid', 'partially_refunded')";

	/**
	 * A predicate: paid orders in one currency.
	 *
	 * @param string $currency ISO 4217.
	 * @param string $alias    As in amount().
	 */
	public static function in_currency( string $currency, string $alias = '' ): SqlFragment {
		return new SqlFragment( $alias . self::IS_PAID . " AND UPPER({$alias}currency) = %s", array( strtoupper( $currency ) ) );
	}

	/**
	 * An expression: the paid amount less the refunded one in cents, at least 0.
	 *
	 * @param string $alias The alias of the orders table with a dot; empty for none.
	 */
	public static function amount( string $alias = '' ): string {
		$paid   = Column::clamped( "{$alias}total_paid" );
		$refund = Column::clamped( "{$alias}total_refund" );
		return "CASE WHEN {$alias}total_paid > {$alias}total_refund THEN $paid - $refund ELSE 0 END";
	}
}
