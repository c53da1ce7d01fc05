<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Search\SearchIndex;

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
	public function predicate( SearchIndex $index ): SqlFragment {
		$conditions = array_values( $this->column_predicates() );
		if ( '' !== $this->search ) {
			$conditions[] = $index->filter( $this->search, ListQuery::SORT_LIMIT )->predicate( ListQuery::SORT_LIMIT );
		}
		return SqlFragment::all( $conditions );
	}

	/**
	 * @return array<string, SqlFragment> What is asked of columns, by column.
	 */
	public function column_predicates(): array {
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
				$conditions[ $column ] = new SqlFragment( implode( ' AND ', array_keys( $given ) ), array_values( $given ) );
			}
		}
		return $conditions;
	}

	public function is_empty(): bool {
		return '' === $this->search && array() === $this->column_predicates();
	}
}
