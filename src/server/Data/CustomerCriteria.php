<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

defined( 'ABSPATH' ) || exit;

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
		$conditions = array_values( $this->of_columns() );
		if ( '' !== $this->search ) {
			$conditions[] = $index->restriction( $this->search, CustomerList::MANY )->condition( CustomerList::MANY );
		}
		return Condition::all( $conditions );
	}

	/**
	 * @return array<string, Condition> What is asked of columns, by column.
	 */
	public function of_columns(): array {
		$bounds     = array(
			'status'     => array( 'c.status = %s' => $this->status ),
			'created_at' => array(
				'c.created_at >= %s' => $this->created_from,
				'c.created_at < %s'  => $this->created_before,
			),
			'ltv'        => array(
				'c.ltv >= %d' => $this->total_spent_min,
				'c.ltv <= %d' => $this->total_spent_max,
			),
		);
		$conditions = array();
		foreach ( $bounds as $column => $of_column ) {
			$given = array_filter( $of_column, static fn ( string|int|null $value ): bool => null !== $value );
			if ( array() !== $given ) {
				$conditions[ $column ] = new Condition( implode( ' AND ', array_keys( $given ) ), array_values( $given ) );
			}
		}
		return $conditions;
	}

	public function are_none(): bool {
		return '' === $this->search && array() === $this->of_columns();
	}
}
