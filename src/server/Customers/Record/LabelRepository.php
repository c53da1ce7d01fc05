<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\RowCriterion;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Labels of customers, in tables that only FluentCart creates. Without these tables, no customer has labels.
 */
final class LabelRepository {

	/** The type of a customer in FluentCart's table of labels. */
	private const LABELLED_AS = 'FluentCart\App\Models\Customer';

	private const MAX_NAMES = 300;

	/** @var array<string, bool> Whether the tables exist, by prefix, which changes with switch_to_blog(). */
	private array $exists = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param list<int> $customer_ids At most a few hundred.
	 * @return array<int, list<string>>|null By customer; customers without labels are left out. Null if the store has no labels.
	 * @throws DatabaseError
	 */
	public function read( array $customer_ids ): ?array {
		if ( ! $this->exists() ) {
			return null;
		}
		if ( array() === $customer_ids ) {
			return array();
		}
		$where  = SqlFragment::in( 'r.labelable_id', $customer_ids );
		$rows   = $this->database->rows(
			"SELECT r.labelable_id, l.value FROM %i AS r INNER JOIN %i AS l ON l.id = r.label_id WHERE {$where->sql} AND r.labelable_type = %s ORDER BY r.id",
			array( $this->tables->of_fluentcart( 'label_relationships' ), $this->tables->of_fluentcart( 'label' ), ...$where->values, self::LABELLED_AS )
		);
		$labels = array();
		foreach ( $rows as $row ) {
			$labels[ (int) $row['labelable_id'] ][] = (string) $row['value'];
		}
		return $labels;
	}

	/**
	 * @return array<int, string> The labels of the store by id, in the order of their names; at most a few hundred. Empty if the
	 *                            store has no labels, or cannot read them.
	 */
	public function names(): array {
		try {
			$rows = $this->exists() ? $this->database->rows( 'SELECT id, value FROM %i ORDER BY value LIMIT %d', array( $this->tables->of_fluentcart( 'label' ), self::MAX_NAMES ) ) : array();
		} catch ( DatabaseError ) {
			return array(); // A page without the filter by label is better than none.
		}
		return array_map( strval( ... ), array_column( $rows, 'value', 'id' ) );
	}

	/**
	 * @param non-empty-list<int> $label_ids
	 * @return RowCriterion Of customers with one of the labels.
	 * @throws DatabaseError
	 */
	public function criterion( array $label_ids ): RowCriterion {
		if ( ! $this->exists() ) {
			return new RowCriterion( $this->tables->addresses(), 'customer_id', new SqlFragment( '1 = 0' ) );
		}
		$match = SqlFragment::in( 'r.label_id', $label_ids )->and( new SqlFragment( 'r.labelable_type = %s', array( self::LABELLED_AS ) ) );
		return new RowCriterion( $this->tables->of_fluentcart( 'label_relationships' ), 'labelable_id', $match );
	}

	/**
	 * Adds labels to customers who do not have them. A label that the store does not have is created.
	 *
	 * @param array<int, list<string>> $labels By customer.
	 * @return array<int, list<int>> Ids of the labels, by customer.
	 * @throws DatabaseError
	 */
	public function add( Transaction $transaction, array $labels, string $now ): array {
		$labels = array_filter( $labels );
		if ( array() === $labels || ! $this->exists() ) {
			return array();
		}
		$ids   = $this->ids( $transaction, array_values( array_unique( array_merge( ...$labels ) ) ), $now );
		$added = array_map( static fn ( array $names ): array => array_values( array_unique( array_map( static fn ( string $name ): int => $ids[ self::folded( $name ) ], $names ) ) ), $labels );
		foreach ( $added as $customer_id => $label_ids ) {
			$this->assign( $transaction, $customer_id, $label_ids, $now );
		}
		return $added;
	}

	/**
	 * Takes labels from a locked customer, and gives others.
	 *
	 * @param list<int> $removed Ids of labels.
	 * @param list<int> $added
	 * @return array{removed: list<int>, added: list<int>} Those that the customer had, and those that the customer did not have.
	 * @throws DatabaseError
	 */
	public function replace( Transaction $transaction, int $customer_id, array $removed, array $added, string $now ): array {
		if ( array() === $removed && array() === $added || ! $this->exists() ) {
			return array( 'removed' => array(), 'added' => array() );
		}
		$where   = SqlFragment::in( 'label_id', array( ...$removed, ...$added ) );
		$rows    = $this->database->rows(
			"SELECT id, label_id FROM %i WHERE labelable_id = %d AND labelable_type = %s AND {$where->sql}",
			array( $this->tables->of_fluentcart( 'label_relationships' ), $customer_id, self::LABELLED_AS, ...$where->values )
		);
		$stored  = array_map( intval( ... ), array_column( $rows, 'label_id', 'id' ) );
		$changes = array(
			'removed' => array_values( array_intersect( $removed, $stored ) ),
			'added'   => array_values( array_diff( $added, $stored ) ),
		);
		// By id: a DELETE without a match locks a gap.
		$transaction->delete_in( $this->tables->of_fluentcart( 'label_relationships' ), 'id', array_keys( array_intersect( $stored, $removed ) ) );
		$this->assign( $transaction, $customer_id, $changes['added'], $now );
		return $changes;
	}

	/**
	 * The form in which FluentCart's unique key compares labels.
	 */
	public static function folded( string $label ): string {
		return mb_strtolower( remove_accents( $label ), 'UTF-8' );
	}

	/**
	 * @param list<int> $label_ids
	 * @throws DatabaseError
	 */
	private function assign( Transaction $transaction, int $customer_id, array $label_ids, string $now ): void {
		$rows = array_map(
			static fn ( int $label_id ): array => array(
				'label_id'       => $label_id,
				'labelable_id'   => $customer_id,
				'labelable_type' => self::LABELLED_AS,
				'created_at'     => $now,
				'updated_at'     => $now,
			),
			$label_ids
		);
		$transaction->insert_all( $this->tables->of_fluentcart( 'label_relationships' ), $rows );
	}

	/**
	 * @param non-empty-list<string> $labels
	 * @return array<string, int> By folded label.
	 * @throws DatabaseError
	 */
	private function ids( Transaction $transaction, array $labels, string $now ): array {
		$ids = $this->stored_ids( $labels, '' );
		$new = array_filter( $labels, static fn ( string $label ): bool => ! isset( $ids[ self::folded( $label ) ] ) );
		if ( array() === $new ) {
			return $ids;
		}
		sort( $new ); // In the same order as other writers, so that they cannot deadlock.
		$transaction->insert_ignore(
			$this->tables->of_fluentcart( 'label' ),
			array_map(
				static fn ( string $label ): array => array(
					'value'      => $label,
					'created_at' => $now,
					'updated_at' => $now,
				),
				$new
			)
		);
		return $this->stored_ids( $labels, $transaction->for_update() );
	}

	/**
	 * @param non-empty-list<string> $labels
	 * @param string                 $lock The end of the SELECT.
	 * @return array<string, int> By folded label.
	 * @throws DatabaseError
	 */
	private function stored_ids( array $labels, string $lock ): array {
		$where = SqlFragment::in( 'value', $labels );
		$rows  = $this->database->rows( "SELECT id, value FROM %i WHERE {$where->sql}$lock", array( $this->tables->of_fluentcart( 'label' ), ...$where->values ) );
		$ids   = array();
		foreach ( $rows as $row ) {
			$ids[ self::folded( (string) $row['value'] ) ] = (int) $row['id'];
		}
		return $ids;
	}

	/**
	 * @throws DatabaseError
	 */
	private function exists(): bool {
		return $this->exists[ $this->tables->prefix() ] ??= 2 === count( $this->database->rows( 'SHOW TABLES LIKE %s', array( $this->database->escape_like( $this->tables->of_fluentcart( 'label' ) ) . '%' ) ) );
	}
}
