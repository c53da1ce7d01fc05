<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Database\Column;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with high spending in a period.
 */
final class TopCustomer {

	/**
	 * @param int $spent  Cents in the period, less refunds.
	 * @param int $orders Paid orders in the period.
	 */
	public function __construct(
		public readonly int $id,
		public readonly string $email,
		public readonly string $first_name,
		public readonly string $last_name,
		public readonly int $spent,
		public readonly int $orders,
	) {}

	/**
	 * @param array<string, string|null> $row Of the customers table.
	 */
	public static function from_row( array $row, int $spent, int $orders ): self {
		return new self(
			id: (int) $row['id'],
			email: Column::text( $row['email'] ),
			first_name: Column::text( $row['first_name'] ),
			last_name: Column::text( $row['last_name'] ),
			spent: $spent,
			orders: $orders,
		);
	}
}
