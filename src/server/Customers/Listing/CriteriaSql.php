<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\RowCriterion;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Criteria of customers `c` as SQL, without the search.
 */
final class CriteriaSql {

	/**
	 * From the first character on that is no space: in one order of characters or another. A range above the empty text would read
	 * all customers, because an index of first characters has no smallest one.
	 */
	private const HAS_NOTES = "(c.notes >= '!' OR c.notes >= '_')";

	public function __construct(
		private readonly Tables $tables,
		private readonly LabelRepository $labels,
	) {}

	/**
	 * @return array<string, SqlFragment> Predicates of `c`, by column of the customers table.
	 */
	public static function column_predicates( CustomerCriteria $criteria ): array {
		$bounds     = array(
			'created_at'         => array(
				'c.created_at >= %s' => $criteria->created_from,
				'c.created_at < %s'  => $criteria->created_before,
			),
			'ltv'                => array(
				'c.ltv >= %d' => $criteria->total_spent_min,
				'c.ltv <= %d' => $criteria->total_spent_max,
			),
			'purchase_count'     => array(
				'c.purchase_count >= %d' => $criteria->order_count_min,
				'c.purchase_count <= %d' => $criteria->order_count_max,
			),
			'last_purchase_date' => array(
				'c.last_purchase_date >= %s' => $criteria->ordered_from,
				'c.last_purchase_date < %s'  => $criteria->ordered_before,
				'(c.last_purchase_date IS NULL OR c.last_purchase_date < %s)' => $criteria->no_order_since,
			),
		);
		$predicates = array();
		if ( array() !== $criteria->statuses ) {
			// For one value, the database reads an index in its order. For IN it does not.
			$predicates['status'] = 1 === count( $criteria->statuses ) ? new SqlFragment( 'c.status = %s', $criteria->statuses ) : SqlFragment::in( 'c.status', $criteria->statuses );
		}
		foreach ( $bounds as $column => $of_column ) {
			$given = array_filter( $of_column, static fn ( string|int|null $value ): bool => null !== $value );
			if ( array() !== $given ) {
				$predicates[ $column ] = new SqlFragment( implode( ' AND ', array_keys( $given ) ), array_values( $given ) );
			}
		}
		if ( null !== $criteria->has_user ) {
			$predicates['user_id'] = new SqlFragment( $criteria->has_user ? 'c.user_id > 0' : '(c.user_id IS NULL OR c.user_id = 0)' );
		}
		if ( null !== $criteria->has_notes ) {
			$predicates['notes'] = new SqlFragment( $criteria->has_notes ? self::HAS_NOTES : 'NOT ' . self::HAS_NOTES );
		}
		return $predicates;
	}

	/**
	 * @return list<RowCriterion> Criteria of rows that belong to a customer: addresses and labels.
	 * @throws DatabaseError
	 */
	public function row_criteria( CustomerCriteria $criteria ): array {
		$found = array();
		if ( array() !== $criteria->countries ) {
			$found[] = new RowCriterion( $this->tables->addresses(), 'customer_id', SqlFragment::in( 'r.country', $criteria->countries ) );
		}
		if ( array() !== $criteria->cities ) {
			$found[] = new RowCriterion( $this->tables->addresses(), 'customer_id', SqlFragment::in( 'r.city', $criteria->cities ) );
		}
		if ( array() !== $criteria->label_ids ) {
			$found[] = $this->labels->criterion( $criteria->label_ids );
		}
		return $found;
	}

	/**
	 * @return list<SqlFragment> Predicates of `c`: all criteria without the search.
	 * @throws DatabaseError
	 */
	public function checks( CustomerCriteria $criteria ): array {
		return array(
			...array_values( self::column_predicates( $criteria ) ),
			...array_map( static fn ( RowCriterion $criterion ): SqlFragment => $criterion->check(), $this->row_criteria( $criteria ) ),
		);
	}
}
