<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Page;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Reads the orders of a customer in FluentCart's table.
 */
final class OrderRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return Page<Order> The newest first; orders without a date last.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function page( int $customer_id, int $page, int $per_page ): Page {
		$total = $this->database->value(
			'SELECT COUNT(o.id) FROM %i AS c LEFT JOIN %i AS o ON o.customer_id = c.id WHERE c.id = %d GROUP BY c.id',
			array( $this->tables->customers(), $this->tables->orders(), $customer_id )
		);
		$rows  = $this->database->rows(
			'SELECT ' . Order::COLUMNS . ' FROM %i AS o WHERE o.customer_id = %d ORDER BY o.created_at DESC, o.id DESC LIMIT %d OFFSET %d',
			array( $this->tables->orders(), $customer_id, $per_page, ( $page - 1 ) * $per_page )
		);
		return new Page(
			array_map( Order::from_row( ... ), $rows ),
			(int) ( $total ?? throw new CustomerNotFound( $customer_id ) )
		);
	}

	/**
	 * @param string $currency ISO 4217. Only orders in this currency are added up.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function stats( int $customer_id, string $currency, StatsMonths $months ): CustomerStats {
		$currency = strtoupper( $currency );
		$month    = self::month( $months );
		// A row for each month, and one for all other orders.
		$rows = $this->database->rows(
			"SELECT {$month->sql} AS month, COUNT(o.id) AS orders, MIN(CASE WHEN o.created_at >= '" . Column::FIRST_DATE . "' THEN o.created_at END) AS first, MAX(o.created_at) AS last,"
				. ' SUM(CASE WHEN UPPER(o.currency) = %s THEN 1 ELSE 0 END) AS counted,'
				. ' SUM(CASE WHEN UPPER(o.currency) = %s THEN ' . PaidOrderSql::amount( 'o.' ) . ' ELSE 0 END) AS spent'
				. ' FROM %i AS c LEFT JOIN %i AS o ON o.customer_id = c.id AND o.' . PaidOrderSql::IS_PAID
				. ' WHERE c.id = %d GROUP BY month',
			array( ...$month->values, $currency, $currency, $this->tables->customers(), $this->tables->orders(), $customer_id )
		);
		if ( array() === $rows ) {
			throw new CustomerNotFound( $customer_id );
		}
		$sum     = static fn ( string $column ): int => Column::clamp( array_sum( array_map( Column::number( ... ), array_column( $rows, $column ) ) ) );
		$firsts  = array_filter( array_column( $rows, 'first' ), is_string( ... ) );
		$lasts   = array_filter( array_column( $rows, 'last' ), is_string( ... ) );
		$spent   = array_column( $rows, 'spent', 'month' );
		$counted = array_column( $rows, 'counted', 'month' );

		$by_month = array();
		foreach ( $sum( 'orders' ) > 0 ? array_keys( $months->begins ) : array() as $name ) {
			$by_month[ $name ] = array(
				'total_spent' => Column::number( $spent[ $name ] ?? null ),
				'order_count' => (int) ( $counted[ $name ] ?? 0 ),
			);
		}
		return new CustomerStats(
			total_spent: $sum( 'spent' ),
			order_count: $sum( 'counted' ),
			other_currencies: $sum( 'orders' ) - $sum( 'counted' ),
			first_order_date: array() === $firsts ? null : min( $firsts ),
			last_order_date: array() === $lasts ? null : max( $lasts ),
			by_month: $by_month,
		);
	}

	/**
	 * @return SqlFragment An expression: the month in which an order was created, `Y-m`; empty outside these months.
	 */
	private static function month( StatsMonths $months ): SqlFragment {
		$cases  = '';
		$values = array( $months->end );
		foreach ( array_reverse( $months->begins ) as $name => $begin ) {
			$cases .= ' WHEN o.created_at >= %s THEN %s';
			array_push( $values, $begin, $name );
		}
		return new SqlFragment( "CASE WHEN o.created_at >= %s THEN ''$cases ELSE '' END", $values );
	}
}
