<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * Search and filters of a list, or of a bulk action or an export of all customers that match.
 */
final class CustomerCriteria {

	/**
	 * @param string|null $created_from    GMT, `Y-m-d H:i:s`, included.
	 * @param string|null $created_before  GMT, `Y-m-d H:i:s`, excluded.
	 * @param int|null    $total_spent_min Cents, included.
	 * @param int|null    $total_spent_max Cents, included.
	 */
	public function __construct(
		public readonly string $search = '',
		public readonly ?string $status = null,
		public readonly ?string $created_from = null,
		public readonly ?string $created_before = null,
		public readonly ?int $total_spent_min = null,
		public readonly ?int $total_spent_max = null,
	) {}

	public function is_empty(): bool {
		return get_object_vars( $this ) === get_object_vars( new self() );
	}

	public function has_dates(): bool {
		return null !== $this->created_from || null !== $this->created_before;
	}

	public function has_spending(): bool {
		return null !== $this->total_spent_min || null !== $this->total_spent_max;
	}
}
