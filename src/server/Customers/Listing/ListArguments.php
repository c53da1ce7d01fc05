<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * Criteria, order and page of a list of customers.
 */
final class ListArguments {

	public readonly SortColumn $sort_column;

	/**
	 * @param string            $sort_field A CustomerSortField of the contract.
	 * @param ListPosition|null $after      The page begins after this position; null to use the number of the page.
	 */
	public function __construct(
		public readonly CustomerCriteria $criteria,
		public readonly int $page,
		public readonly int $per_page,
		public readonly string $sort_field = 'id',
		public readonly bool $is_descending = true,
		public readonly ?ListPosition $after = null,
	) {
		$this->sort_column = SortColumn::of_field( $sort_field );
	}

	public function after( ListPosition $position ): self {
		return new self( $this->criteria, $this->page, $this->per_page, $this->sort_field, $this->is_descending, $position );
	}

	/**
	 * @return string The column of the customers table that the list is sorted by.
	 */
	public function column(): string {
		return $this->sort_column->name;
	}

	/**
	 * @return int The number of customers between the beginning of the list, or the position, and the page.
	 */
	public function offset(): int {
		return null === $this->after ? ( $this->page - 1 ) * $this->per_page : 0;
	}

	/**
	 * @param array<string, string|null> $row With CustomerRow::COLUMNS.
	 */
	public function position( array $row ): ListPosition {
		return new ListPosition( $this->sort_column->typed( $row[ $this->column() ] ), (int) $row['id'] );
	}
}
