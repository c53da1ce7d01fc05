<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * What is asked of customers: of a list, and of a bulk action or an export of all that match.
 */
final class CustomerCriteria {

	/**
	 * @param string|null $created_from    GMT, `Y-m-d H:i:s`, included.
	 * @param string|null $created_before  GMT, `Y-m-d H:i:s`, excluded.
	 * @param int|null    $total_spent_min In hundredths, included.
	 * @param int|null    $total_spent_max In hundredths, included.
	 */
	public function __construct(
		public readonly string $search = '',
		public readonly ?string $status = null,
		public readonly ?string $created_from = null,
		public readonly ?string $created_before = null,
		public readonly ?int $total_spent_min = null,
		public readonly ?int $total_spent_max = null,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function condition( SearchIndex $index ): Condition {
		$bounds     = array(
			'c.status = %s'      => $this->status,
			'c.created_at >= %s' => $this->created_from,
			'c.created_at < %s'  => $this->created_before,
			'c.ltv >= %d'        => $this->total_spent_min,
			'c.ltv <= %d'        => $this->total_spent_max,
		);
		$conditions = array();
		foreach ( $bounds as $sql => $value ) {
			if ( null !== $value ) {
				$conditions[] = new Condition( $sql, array( $value ) );
			}
		}
		if ( '' !== $this->search ) {
			$conditions[] = $index->matching( $this->search );
		}
		return Condition::all( $conditions );
	}
}
