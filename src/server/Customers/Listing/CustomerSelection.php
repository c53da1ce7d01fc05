<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Search\SearchIndex;

defined( 'ABSPATH' ) || exit;

/**
 * Which customers a bulk action or an export is about: some by their ids, or all that match.
 */
final class CustomerSelection {

	/**
	 * @param non-empty-list<int>|null $ids
	 * @param list<int>                $except_ids
	 */
	private function __construct(
		private readonly ?array $ids,
		private readonly CustomerCriteria $criteria,
		private readonly array $except_ids,
	) {}

	/**
	 * @param non-empty-list<int> $ids
	 */
	public static function of_ids( array $ids ): self {
		return new self( $ids, new CustomerCriteria(), array() );
	}

	/**
	 * @param list<int> $except_ids Customers who match and are not meant.
	 */
	public static function matching( CustomerCriteria $criteria, array $except_ids ): self {
		return new self( null, $criteria, $except_ids );
	}

	/**
	 * @throws DatabaseError
	 */
	public function predicate( SearchIndex $index ): SqlFragment {
		if ( null !== $this->ids ) {
			return SqlFragment::in( 'c.id', $this->ids );
		}
		$conditions = array( $this->criteria->predicate( $index ) );
		if ( array() !== $this->except_ids ) {
			$except       = SqlFragment::in( 'c.id', $this->except_ids );
			$conditions[] = new SqlFragment( "NOT ({$except->sql})", $except->values );
		}
		return SqlFragment::all( $conditions );
	}
}
