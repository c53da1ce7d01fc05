<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Search\SearchIndex;
use Generator;

defined( 'ABSPATH' ) || exit;

/**
 * Reads selections of customers in the order of ids.
 */
final class CustomerSetQuery {

	/** Customers that an export holds in memory. */
	public const CHUNK_SIZE = 500;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
		private readonly CriteriaSql $criteria,
	) {}

	/**
	 * @return int 0 for an empty store.
	 * @throws DatabaseError
	 */
	public function newest_id(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $this->tables->customers() ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function count( CustomerSelection $selection, int $through_id = PHP_INT_MAX ): int {
		$where = $this->predicate( $selection );
		return (int) $this->database->value(
			"SELECT COUNT(*) FROM %i AS c WHERE ({$where->sql}) AND c.id <= %d",
			array( $this->tables->customers(), ...$where->values, $through_id )
		);
	}

	/**
	 * @return list<int> The first ids of the selection above $after_id, up to $through_id.
	 * @throws DatabaseError
	 */
	public function ids( CustomerSelection $selection, int $after_id, int $through_id, int $limit ): array {
		$where = $this->predicate( $selection );
		$rows  = $this->database->rows(
			"SELECT c.id FROM %i AS c WHERE ({$where->sql}) AND c.id > %d AND c.id <= %d ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), ...$where->values, $after_id, $through_id, $limit )
		);
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, CustomerRow> The existing customers, by id.
	 * @throws DatabaseError
	 */
	public function rows( array $ids ): array {
		$where = SqlFragment::in( 'c.id', $ids );
		$rows  = $this->database->rows(
			'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE {$where->sql} ORDER BY c.id",
			array( $this->tables->customers(), ...$where->values )
		);
		return array_column( array_map( CustomerRow::from_row( ... ), $rows ), null, 'id' );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param ListArguments       $list Only its order is used.
	 * @return list<CustomerRow> The existing customers.
	 * @throws DatabaseError
	 */
	public function sorted( array $ids, ListArguments $list ): array {
		$where = SqlFragment::in( 'c.id', $ids );
		$rows  = $this->database->rows(
			'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE {$where->sql} ORDER BY " . ListSql::order( $list ),
			array( $this->tables->customers(), ...$where->values )
		);
		return array_map( CustomerRow::from_row( ... ), $rows );
	}

	/**
	 * @return array{orders: int, total_spent: int} The number of orders; the sum of customers' spending in cents.
	 * @throws DatabaseError
	 */
	public function figures( CustomerSelection $selection ): array {
		$where = $this->predicate( $selection );
		$spent = Column::clamped( 'c.ltv' );
		return array(
			'orders'      => (int) $this->database->value(
				"SELECT COUNT(*) FROM %i WHERE customer_id IN (SELECT c.id FROM %i AS c WHERE {$where->sql})",
				array( $this->tables->orders(), $this->tables->customers(), ...$where->values )
			),
			'total_spent' => Column::number(
				$this->database->value(
					"SELECT SUM($spent) FROM %i AS c WHERE {$where->sql}",
					array( $this->tables->customers(), ...$where->values )
				)
			),
		);
	}

	/**
	 * Reads a selection of any size in constant memory.
	 *
	 * @return Generator<int, array<int, CustomerRow>> Chunks of customers.
	 * @throws DatabaseError
	 */
	public function chunks( CustomerSelection $selection ): Generator {
		$where    = $this->predicate( $selection );
		$after_id = 0;
		do {
			$rows  = $this->database->rows(
				'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE ({$where->sql}) AND c.id > %d ORDER BY c.id LIMIT %d",
				array( $this->tables->customers(), ...$where->values, $after_id, self::CHUNK_SIZE )
			);
			$count = count( $rows );
			if ( $count > 0 ) {
				$after_id = (int) $rows[ $count - 1 ]['id'];
				yield array_map( CustomerRow::from_row( ... ), $rows );
			}
		} while ( self::CHUNK_SIZE === $count );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, string> Customer::phone() by id; customers without a phone are left out.
	 * @throws DatabaseError
	 */
	public function phones( array $ids ): array {
		$where_addresses = $this->of_customers( 'a', $ids );
		$stored          = array();
		foreach ( $this->stored_phones( $this->of_customers( 'm', $ids ) ) as $row ) {
			$stored[ $row['customer_id'] ] ??= $row;
		}
		$shared  = array_filter( array_column( $stored, 'phone_address_id', 'customer_id' ) );
		$primary = array();
		$phones  = array();
		// Addresses without a phone are excluded, because most of the time would be spent on transferring them.
		foreach ( $this->database->rows(
			"SELECT a.id, a.customer_id, a.phone, (a.is_primary = 1 AND a.type IN ('billing', 'shipping') AND NOT EXISTS ("
				. "SELECT 1 FROM %i AS b WHERE b.customer_id = a.customer_id AND b.is_primary = 1 AND (b.type = a.type OR b.type = 'billing')"
				. " AND (b.type < a.type OR b.id < a.id))) AS is_first FROM %i AS a WHERE {$where_addresses->sql} AND a.phone <> ''",
			array( $this->tables->addresses(), $this->tables->addresses(), ...$where_addresses->values )
		) as $address ) {
			$id = $address['customer_id'];
			if ( $address['id'] === ( $shared[ $id ] ?? null ) ) {
				$shared[ $id ] = $address;
			}
			if ( '1' === $address['is_first'] ) {
				$primary[ $id ] = (string) $address['phone'];
			}
		}
		foreach ( $ids as $id ) {
			$shared_phone  = is_array( $shared[ $id ] ?? null ) ? (string) $shared[ $id ]['phone'] : '';
			$phones[ $id ] = Customer::resolve_phone( (string) ( $stored[ $id ]['meta_value'] ?? '' ), $shared_phone, $primary[ $id ] ?? '' );
		}
		return array_filter( $phones, static fn ( string $phone ): bool => '' !== $phone );
	}

	/**
	 * @param SqlFragment $where A predicate of metadata `m`.
	 * @return list<array<string, string|null>> Columns customer_id, meta_value and phone_address_id.
	 * @throws DatabaseError
	 */
	private function stored_phones( SqlFragment $where ): array {
		try {
			return $this->database->rows(
				'SELECT m.customer_id, m.meta_value, CASE WHEN m.id = p.phone_meta_id THEN p.phone_address_id END AS phone_address_id'
					. " FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id WHERE {$where->sql} AND m.meta_key = %s "
					. CustomerMetaRepository::OWN_ROWS_FIRST,
				array( $this->tables->meta(), $this->tables->meta_pointers(), ...$where->values, CustomerMetaRepository::PHONE )
			);
		} catch ( DatabaseError $error ) {
			// The table of meta pointers is missing. CustomerMetaRepository then reads the same rows.
			return $error->is_of_structure()
				? $this->database->rows(
					"SELECT m.customer_id, m.meta_value, NULL AS phone_address_id FROM %i AS m WHERE {$where->sql} AND m.meta_key = %s ORDER BY m.id",
					array( $this->tables->meta(), ...$where->values, CustomerMetaRepository::PHONE )
				)
				: throw $error;
		}
	}

	/**
	 * A predicate of rows of these customers. A range is read in half the time of a list, if most of its ids are in the list.
	 *
	 * @param string              $alias The table's alias.
	 * @param non-empty-list<int> $ids
	 */
	public function of_customers( string $alias, array $ids ): SqlFragment {
		$first = min( $ids );
		$last  = max( $ids );
		return $last - $first < 4 * count( $ids )
			? new SqlFragment( "$alias.customer_id BETWEEN %d AND %d", array( $first, $last ) )
			: SqlFragment::in( "$alias.customer_id", $ids );
	}

	/**
	 * @throws DatabaseError
	 */
	private function predicate( CustomerSelection $selection ): SqlFragment {
		if ( null !== $selection->ids ) {
			return SqlFragment::in( 'c.id', $selection->ids );
		}
		$predicates = $this->criteria->checks( $selection->criteria );
		if ( '' !== $selection->criteria->search ) {
			$predicates[] = $this->index->filter( $selection->criteria->search, ListPlanner::SORT_LIMIT )->predicate( ListPlanner::SORT_LIMIT );
		}
		if ( array() !== $selection->except_ids ) {
			$except       = SqlFragment::in( 'c.id', $selection->except_ids );
			$predicates[] = new SqlFragment( "NOT ({$except->sql})", $except->values );
		}
		return SqlFragment::all( $predicates );
	}
}
