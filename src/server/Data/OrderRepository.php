<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * The orders in FluentCart's table. They are only read here.
 */
final class OrderRepository {

	/** The payment statuses of orders that count in a customer's figures (FluentCart's app/Helpers/Status.php). */
	private const PAID = "'paid', 'partially_paid', 'partially_refunded'";

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * The newest first; those without a date come last.
	 *
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function page( int $customer_id, int $page, int $per_page ): OrderPage {
		$total = $this->database->value(
			'SELECT COUNT(o.id) FROM %i AS c LEFT JOIN %i AS o ON o.customer_id = c.id WHERE c.id = %d GROUP BY c.id',
			array( $this->tables->customers(), $this->tables->orders(), $customer_id )
		);
		$rows  = $this->database->rows(
			'SELECT ' . OrderRow::COLUMNS . ' FROM %i AS o WHERE o.customer_id = %d ORDER BY o.created_at DESC, o.id DESC LIMIT %d OFFSET %d',
			array( $this->tables->orders(), $customer_id, $per_page, ( $page - 1 ) * $per_page )
		);
		return new OrderPage(
			array_map( OrderRow::from_row( ... ), $rows ),
			(int) ( $total ?? throw new CustomerNotFound( $customer_id ) )
		);
	}

	/**
	 * @param string $currency ISO 4217; that of the sums. Amounts of different currencies do not add up.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function stats( int $customer_id, string $currency ): CustomerStats {
		$currency = strtoupper( $currency );
		$row      = $this->database->row(
			'SELECT COUNT(o.id) AS orders, MIN(o.created_at) AS first, MAX(o.created_at) AS last,'
				. ' SUM(CASE WHEN UPPER(o.currency) = %s THEN 1 ELSE 0 END) AS counted,'
				. ' SUM(CASE WHEN UPPER(o.currency) = %s AND o.total_paid > o.total_refund THEN o.total_paid - o.total_refund ELSE 0 END) AS spent'
				. ' FROM %i AS c LEFT JOIN %i AS o ON o.customer_id = c.id AND o.payment_status IN (' . self::PAID . ')'
				. ' WHERE c.id = %d GROUP BY c.id',
			array( $currency, $currency, $this->tables->customers(), $this->tables->orders(), $customer_id )
		);
		if ( null === $row ) {
			throw new CustomerNotFound( $customer_id );
		}
		return new CustomerStats(
			total_spent: (int) $row['spent'],
			order_count: (int) $row['counted'],
			other_currencies: (int) $row['orders'] - (int) $row['counted'],
			first_order_date: $row['first'],
			last_order_date: $row['last'],
		);
	}
}
