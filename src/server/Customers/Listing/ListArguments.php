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
	 * @param string            $sort_field A CustomerListSort of the contract.
	 * @param ListPosition|null $after      The page begins after this position; null to use the number of the page.
	 * @param list<int>         $except     Customers that the page leaves out, because they come before it.
	 * @param int|null          $offset     Instead of the number of the page.
	 */
	public function __construct(
		public readonly CustomerCriteria $criteria,
		public readonly int $page,
		public readonly int $per_page,
		public readonly string $sort_field = 'id',
		public readonly bool $is_descending = true,
		public readonly ?ListPosition $after = null,
		public readonly array $except = array(),
		private readonly ?int $offset = null,
	) {
		$this->sort_column = SortColumn::of_field( $sort_field );
	}

	public function after( ListPosition $position ): self {
		return new self( $this->criteria, $this->page, $this->per_page, $this->sort_field, $this->is_descending, $position );
	}

	/**
	 * The part of a page by relevance that follows the exact matches.
	 *
	 * @param list<int> $exact
	 */
	public function behind( array $exact, int $offset, int $per_page ): self {
		$after = 0 === $this->after?->value ? $this->after : null;
		return new self( $this->criteria, $this->page, $per_page, $this->sort_field, $this->is_descending, $after, $exact, $offset );
	}

	public function is_by_relevance(): bool {
		return SortColumn::RELEVANCE === $this->sort_field;
	}

	/**
	 * Whether a search for several words finds customers anywhere in this order, unlike in the order of names.
	 */
	public function is_by_number_or_date(): bool {
		return ! $this->sort_column->is_text();
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
		return null === $this->after ? $this->offset ?? ( $this->page - 1 ) * $this->per_page : 0;
	}

	/**
	 * @param array<string, string|null> $row With CustomerRow::COLUMNS.
	 */
	public function position( array $row ): ListPosition {
		if ( $this->is_by_relevance() ) {
			return new ListPosition( 0, (int) $row['id'] );
		}
		return new ListPosition( $this->sort_column->typed( $row[ $this->column() ] ), (int) $row['id'] );
	}
}
