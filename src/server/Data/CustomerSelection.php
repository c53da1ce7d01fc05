<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

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
	public function condition( SearchIndex $index ): Condition {
		if ( null !== $this->ids ) {
			return Condition::one_of( 'c.id', $this->ids );
		}
		$conditions = array( $this->criteria->condition( $index ) );
		if ( array() !== $this->except_ids ) {
			$except       = Condition::one_of( 'c.id', $this->except_ids );
			$conditions[] = new Condition( "NOT ({$except->sql})", $except->values );
		}
		return Condition::all( $conditions );
	}
}
