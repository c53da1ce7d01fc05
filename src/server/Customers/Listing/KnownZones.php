<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Ranges of ids with their counts in a large store; see Zones.
 */
final class KnownZones {

	/** The number of customers above the counted ranges; null until it is read. */
	private ?int $newer = null;

	/**
	 * @param int       $ids       The size of a range.
	 * @param int       $next_id   The first id above the counted ranges.
	 * @param int       $customers The number of customers of the ranges when they were counted.
	 * @param list<int> $deleted   Customers of the ranges that were deleted since.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly int $ids,
		private readonly int $next_id,
		public readonly int $customers,
		private readonly array $deleted,
	) {}

	/**
	 * @return int The number of customers in the store.
	 * @throws DatabaseError
	 */
	public function total(): int {
		return $this->customers + $this->newer() - count( $this->deleted );
	}

	/**
	 * Finds the start of a page in the order of ids.
	 *
	 * @param int $offset The number of customers before the page.
	 * @return array{SqlFragment, int} A predicate of customers `c` from the range of the page on, and the rest of the offset.
	 * @throws DatabaseError
	 */
	public function seek( int $offset, bool $is_descending ): array {
		if ( $is_descending ) {
			if ( $offset < $this->newer() ) {
				return array( SqlFragment::all( array() ), $offset );
			}
			$offset -= $this->newer();
		}
		$deleted = array_count_values( array_map( fn ( int $id ): int => intdiv( $id, $this->ids ), $this->deleted ) );
		$zones   = $this->database->rows(
			'SELECT zone, customers FROM %i ORDER BY zone ' . ( $is_descending ? 'DESC' : 'ASC' ),
			array( $this->tables->zones() )
		);
		foreach ( $zones as $zone ) {
			$number    = (int) $zone['zone'];
			$customers = (int) $zone['customers'] - ( $deleted[ $number ] ?? 0 );
			if ( $offset < $customers ) {
				return $is_descending
					? array( new SqlFragment( 'c.id < %d', array( ( $number + 1 ) * $this->ids ) ), $offset )
					: array( new SqlFragment( 'c.id >= %d', array( $number * $this->ids ) ), $offset );
			}
			$offset -= $customers;
		}
		return array( new SqlFragment( 'c.id >= %d', array( $this->next_id ) ), $offset );
	}

	/**
	 * A predicate of the ids that customers created in an interval can have. At least one bound is given.
	 *
	 * @param string|null $from   GMT, included.
	 * @param string|null $before GMT, excluded.
	 * @throws DatabaseError
	 */
	public function id_bounds( ?string $from, ?string $before ): SqlFragment {
		$bounds = array_filter(
			array(
				'last_created_at >= %s' => $from,
				'first_created_at < %s' => $before,
			)
		);
		$hull   = $this->database->row(
			'SELECT MIN(zone) AS first, MAX(zone) AS last FROM %i WHERE ' . implode( ' AND ', array_keys( $bounds ) ),
			array( $this->tables->zones(), ...array_values( $bounds ) )
		);
		return new SqlFragment(
			'(c.id BETWEEN %d AND %d) OR c.id >= %d',
			null === ( $hull['first'] ?? null )
				? array( 1, 0, $this->next_id )
				: array( (int) $hull['first'] * $this->ids, ( (int) $hull['last'] + 1 ) * $this->ids - 1, $this->next_id )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function newer(): int {
		return $this->newer ??= (int) $this->database->value(
			'SELECT COUNT(*) FROM %i WHERE id >= %d',
			array( $this->tables->customers(), $this->next_id )
		);
	}
}
