<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Orders\PaidOrderSql;

defined( 'ABSPATH' ) || exit;

/**
 * Recounts the totals that FluentCart stores with a customer, as FluentCart does after a payment: over all currencies.
 */
final class TotalsRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param bool $has_values Whether the customer has the column of values by currency, which not every release of FluentCart fills.
	 * @throws DatabaseError
	 */
	public function recount( Transaction $transaction, int $customer_id, bool $has_values ): void {
		$rows   = $this->database->rows(
			'SELECT UPPER(currency) AS currency, COUNT(*) AS orders, SUM(' . PaidOrderSql::amount() . ') AS spent, MIN(created_at) AS first_at, MAX(created_at) AS last_at'
				. ' FROM %i WHERE customer_id = %d AND ' . PaidOrderSql::IS_PAID . ' GROUP BY UPPER(currency) ORDER BY 1',
			array( $this->tables->orders(), $customer_id )
		);
		$spent  = array_map( static fn ( array $row ): int => Column::number( $row['spent'] ), array_column( $rows, null, 'currency' ) );
		$orders = (int) array_sum( array_column( $rows, 'orders' ) );
		$total  = Column::clamp( array_sum( $spent ) );
		$firsts = array_filter( array_column( $rows, 'first_at' ) );
		$lasts  = array_filter( array_column( $rows, 'last_at' ) );
		$totals = array(
			'purchase_count'      => $orders,
			'ltv'                 => $total,
			'aov'                 => 0 === $orders ? '0.00' : number_format( $total / $orders, 2, '.', '' ),
			'first_purchase_date' => array() === $firsts ? null : min( $firsts ),
			'last_purchase_date'  => array() === $lasts ? null : max( $lasts ),
		);
		$values = $has_values ? array( 'purchase_value' => (string) wp_json_encode( (object) $spent ) ) : array();
		$transaction->update( $this->tables->customers(), $totals + $values, array( 'id' => $customer_id ) );
	}
}
