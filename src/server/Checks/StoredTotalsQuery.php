<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Orders\PaidOrderSql;

defined( 'ABSPATH' ) || exit;

/**
 * Compares the totals that FluentCart stores with a customer, which lists show and sort by, with the customer's orders.
 * They differ if the customer has paid in several currencies, which FluentCart adds up, or if a payment was changed without
 * FluentCart's models.
 */
final class StoredTotalsQuery {

	/** Customers that one statement compares: a million customers take 500 statements. */
	private const RANGE_SIZE = 2_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Compares the next range of customers.
	 *
	 * @param int    $from     First id of the range.
	 * @param string $currency Currency of the store, ISO 4217.
	 * @return array{ids: list<int>, next: int|null} Customers whose totals differ, and the id to continue with; null at the
	 *                                               end.
	 * @throws DatabaseError
	 */
	public function scan_range( int $from, string $currency ): array {
		$customers = $this->tables->customers();
		$last      = $this->database->value( 'SELECT id FROM %i WHERE id >= %d ORDER BY id LIMIT 1 OFFSET %d', array( $customers, $from, self::RANGE_SIZE - 1 ) );
		$counted   = 'SUM(CASE WHEN UPPER(o.currency) = %s THEN 1 ELSE 0 END)';
		$spent     = 'SUM(CASE WHEN UPPER(o.currency) = %s THEN ' . PaidOrderSql::amount( 'o.' ) . ' ELSE 0 END)';
		$currency  = strtoupper( $currency );
		$rows      = $this->database->rows(
			'SELECT c.id FROM %i AS c LEFT JOIN %i AS o ON o.customer_id = c.id AND o.' . PaidOrderSql::IS_PAID
				. ' WHERE c.id >= %d AND c.id <= %d GROUP BY c.id, c.ltv, c.purchase_count'
				. " HAVING c.ltv <> $spent OR c.purchase_count <> $counted ORDER BY c.id",
			array( $customers, $this->tables->orders(), $from, $last ?? PHP_INT_MAX, $currency, $currency )
		);
		return array(
			'ids'  => array_map( intval( ... ), array_column( $rows, 'id' ) ),
			'next' => null === $last || (int) $last >= Column::LIMIT ? null : (int) $last + 1,
		);
	}
}
