<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

use Generator;

/**
 * Many customers at once, in the order of their ids: which a selection holds, and what there is to tell of them.
 */
final class CustomerSets {

	/** The customers that an export holds in memory at a time. */
	private const CHUNK = 500;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
		private readonly SearchIndex $index,
	) {}

	/**
	 * The newest customer's id; 0 if there is none.
	 *
	 * @throws DatabaseError
	 */
	public function newest_id(): int {
		return (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $this->tables->customers() ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function count( CustomerSelection $selection, int $through_id = PHP_INT_MAX ): int {
		$where = $selection->condition( $this->index );
		return (int) $this->database->value(
			"SELECT COUNT(*) FROM %i AS c WHERE ({$where->sql}) AND c.id <= %d",
			array( $this->tables->customers(), ...$where->values, $through_id )
		);
	}

	/**
	 * @return list<int> The first ids of the selection behind one id and up to another.
	 * @throws DatabaseError
	 */
	public function ids( CustomerSelection $selection, int $after_id, int $through_id, int $limit ): array {
		$where = $selection->condition( $this->index );
		$rows  = $this->database->rows(
			"SELECT c.id FROM %i AS c WHERE ({$where->sql}) AND c.id > %d AND c.id <= %d ORDER BY c.id LIMIT %d",
			array( $this->tables->customers(), ...$where->values, $after_id, $through_id, $limit )
		);
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, CustomerRow> Those who exist, by id.
	 * @throws DatabaseError
	 */
	public function rows( array $ids ): array {
		$where = Condition::one_of( 'c.id', $ids );
		$rows  = $this->database->rows(
			'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE {$where->sql} ORDER BY c.id",
			array( $this->tables->customers(), ...$where->values )
		);
		return array_column( array_map( CustomerRow::from_row( ... ), $rows ), null, 'id' );
	}

	/**
	 * @return array{orders: int, total_spent: int} How many orders these customers have, and what they have spent, in
	 *                                              hundredths of the store's currency.
	 * @throws DatabaseError
	 */
	public function figures( CustomerSelection $selection ): array {
		$where = $selection->condition( $this->index );
		return array(
			'orders'      => (int) $this->database->value(
				"SELECT COUNT(*) FROM %i WHERE customer_id IN (SELECT c.id FROM %i AS c WHERE {$where->sql})",
				array( $this->tables->orders(), $this->tables->customers(), ...$where->values )
			),
			'total_spent' => (int) $this->database->value(
				"SELECT SUM(c.ltv) FROM %i AS c WHERE {$where->sql}",
				array( $this->tables->customers(), ...$where->values )
			),
		);
	}

	/**
	 * Reads a selection of any size in constant memory.
	 *
	 * @return Generator<int, array<int, CustomerRow>> Some customers at a time.
	 * @throws DatabaseError
	 */
	public function chunks( CustomerSelection $selection ): Generator {
		$where    = $selection->condition( $this->index );
		$after_id = 0;
		do {
			$rows = $this->database->rows(
				'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE ({$where->sql}) AND c.id > %d ORDER BY c.id LIMIT %d",
				array( $this->tables->customers(), ...$where->values, $after_id, self::CHUNK )
			);
			$count = count( $rows );
			if ( $count > 0 ) {
				$after_id = (int) $rows[ $count - 1 ]['id'];
				yield array_map( CustomerRow::from_row( ... ), $rows );
			}
		} while ( self::CHUNK === $count );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, string> Customers' phones by id, as Customer::phone() has them; who has none is left out.
	 * @throws DatabaseError
	 */
	public function phones( array $ids ): array {
		$first = min( $ids );
		$last  = max( $ids );
		// A range is read in half the time of a list, unless most of what lies in it is not asked for.
		$theirs = $last - $first < 4 * count( $ids )
			? new Condition( 'customer_id BETWEEN %d AND %d', array( $first, $last ) )
			: Condition::one_of( 'customer_id', $ids );

		$own          = array();
		$of_addresses = array();
		// Of several the one that is read last counts.
		foreach ( $this->database->rows(
			"SELECT customer_id, meta_key, meta_value FROM %i WHERE {$theirs->sql} AND meta_key IN (%s, %s) ORDER BY id DESC",
			array( $this->tables->meta(), ...$theirs->values, CustomerRepository::META_PHONE, CustomerRepository::META_PHONE_ADDRESS )
		) as $row ) {
			$own[ $row['customer_id'] ][ $row['meta_key'] ] = (string) $row['meta_value'];
		}
		foreach ( $this->database->rows(
			"SELECT id, customer_id, phone FROM %i WHERE {$theirs->sql} AND is_primary = 1 AND type IN ('billing', 'shipping') ORDER BY type DESC, id DESC",
			array( $this->tables->addresses(), ...$theirs->values )
		) as $row ) {
			$of_addresses[ $row['customer_id'] ] = $row;
		}
		$phones = array();
		foreach ( array_keys( $own + $of_addresses ) as $id ) {
			$address       = $of_addresses[ $id ] ?? null;
			$phones[ $id ] = Customer::phone_of(
				$own[ $id ][ CustomerRepository::META_PHONE ] ?? '',
				(int) ( $own[ $id ][ CustomerRepository::META_PHONE_ADDRESS ] ?? 0 ),
				null === $address ? null : (int) $address['id'],
				(string) ( $address['phone'] ?? '' )
			);
		}
		return array_filter( $phones, static fn ( string $phone ): bool => '' !== $phone );
	}
}
