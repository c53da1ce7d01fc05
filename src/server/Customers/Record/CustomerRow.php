<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Column;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the customers table. A NULL that FluentCart or an importer wrote becomes an empty text or 0.
 */
final class CustomerRow {

	/** The columns that from_row() reads. */
	public const COLUMNS = 'c.id, c.user_id, c.email, c.first_name, c.last_name, c.status, c.ltv, c.purchase_count,'
		. ' c.first_purchase_date, c.last_purchase_date, c.notes, c.created_at, c.updated_at';

	/**
	 * @param int         $ltv                 Cents of the store's currency.
	 * @param string|null $first_purchase_date All dates: GMT, `Y-m-d H:i:s`.
	 */
	private function __construct(
		public readonly int $id,
		public readonly ?int $user_id,
		public readonly string $email,
		public readonly string $first_name,
		public readonly string $last_name,
		public readonly string $status,
		public readonly int $ltv,
		public readonly int $purchase_count,
		public readonly ?string $first_purchase_date,
		public readonly ?string $last_purchase_date,
		public readonly string $notes,
		public readonly ?string $created_at,
		public readonly ?string $updated_at,
	) {}

	public function without_user(): self {
		return new self( ...array( 'user_id' => null ) + get_object_vars( $this ) );
	}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			id: (int) $row['id'],
			// FluentCart writes both NULL and 0 for "no user".
			user_id: (int) $row['user_id'] > 0 ? (int) $row['user_id'] : null,
			email: Column::text( $row['email'] ),
			first_name: Column::text( $row['first_name'] ),
			last_name: Column::text( $row['last_name'] ),
			status: Column::text( $row['status'] ),
			ltv: Column::number( $row['ltv'] ),
			purchase_count: Column::number( $row['purchase_count'] ),
			first_purchase_date: $row['first_purchase_date'],
			last_purchase_date: $row['last_purchase_date'],
			notes: Column::text( $row['notes'] ),
			created_at: $row['created_at'],
			updated_at: $row['updated_at'],
		);
	}
}
