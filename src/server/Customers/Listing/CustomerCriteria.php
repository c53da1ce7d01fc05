<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

defined( 'ABSPATH' ) || exit;

/**
 * Search and filters of a list, or of a bulk action or an export of all customers that match.
 */
final class CustomerCriteria {

	/**
	 * Dates are GMT, `Y-m-d H:i:s`. A list matches customers with any of its values; an empty list is no filter.
	 *
	 * @param list<string> $statuses
	 * @param string|null  $created_from    Included.
	 * @param string|null  $created_before  Excluded.
	 * @param int|null     $total_spent_min Cents, included.
	 * @param int|null     $total_spent_max Cents, included.
	 * @param int|null     $order_count_min Included.
	 * @param int|null     $order_count_max Included.
	 * @param string|null  $ordered_from    Of the last paid order, included.
	 * @param string|null  $ordered_before  Of the last paid order, excluded.
	 * @param string|null  $no_order_since  Customers without a paid order at this time or later.
	 * @param list<string> $countries       ISO codes of any address.
	 * @param list<string> $cities          Of any address.
	 * @param list<int>    $label_ids       FluentCart's.
	 */
	public function __construct(
		public readonly string $search = '',
		public readonly array $statuses = array(),
		public readonly ?string $created_from = null,
		public readonly ?string $created_before = null,
		public readonly ?int $total_spent_min = null,
		public readonly ?int $total_spent_max = null,
		public readonly ?int $order_count_min = null,
		public readonly ?int $order_count_max = null,
		public readonly ?string $ordered_from = null,
		public readonly ?string $ordered_before = null,
		public readonly ?string $no_order_since = null,
		public readonly array $countries = array(),
		public readonly array $cities = array(),
		public readonly array $label_ids = array(),
		public readonly ?bool $has_user = null,
		public readonly ?bool $has_notes = null,
	) {}

	public function is_empty(): bool {
		return get_object_vars( $this ) === get_object_vars( new self() );
	}

	public function has_only_search(): bool {
		return '' !== $this->search && get_object_vars( $this ) === get_object_vars( new self( $this->search ) );
	}

	public function has_dates(): bool {
		return null !== $this->created_from || null !== $this->created_before;
	}

	/**
	 * Whether it filters by figures of orders. They grow with the age of a customer, so matches are mostly among the oldest or the
	 * newest.
	 */
	public function has_figures(): bool {
		$figures = array( $this->total_spent_min, $this->total_spent_max, $this->order_count_min, $this->order_count_max, $this->ordered_from, $this->ordered_before, $this->no_order_since );
		return array() !== array_filter( $figures, static fn ( int|string|null $bound ): bool => null !== $bound );
	}
}
