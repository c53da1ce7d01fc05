<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The zones of a large store as they are now; see Zones.
 */
final class KnownZones {

	/** How many customers have ids that are in no known zone; null until somebody asks. */
	private ?int $newer = null;

	/**
	 * @param int       $ids       How many ids a zone has.
	 * @param int       $next_id   The first id behind the known zones.
	 * @param int       $customers How many were in these when they were counted.
	 * @param list<int> $gone      Those who have gone since.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly int $ids,
		private readonly int $next_id,
		public readonly int $customers,
		private readonly array $gone,
	) {}

	/**
	 * @return int How many customers there are.
	 * @throws DatabaseError
	 */
	public function total(): int {
		return $this->customers + $this->newer() - count( $this->gone );
	}

	/**
	 * Where a page of the list by ids begins.
	 *
	 * @param int $offset How many customers come before it.
	 * @return array{SqlFragment, int} The customers `c` of its zone and of those that follow, and how many of these come before
	 *                               it.
	 * @throws DatabaseError
	 */
	public function seek( int $offset, bool $is_descending ): array {
		if ( $is_descending ) {
			if ( $offset < $this->newer() ) {
				return array( SqlFragment::all( array() ), $offset );
			}
			$offset -= $this->newer();
		}
		$gone  = array_count_values( array_map( fn ( int $id ): int => intdiv( $id, $this->ids ), $this->gone ) );
		$zones = $this->database->rows(
			'SELECT zone, customers FROM %i ORDER BY zone ' . ( $is_descending ? 'DESC' : 'ASC' ),
			array( $this->tables->zones() )
		);
		foreach ( $zones as $zone ) {
			$number    = (int) $zone['zone'];
			$customers = (int) $zone['customers'] - ( $gone[ $number ] ?? 0 );
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
	 * The ids that customers can have who were made at such a time; one of the two is given.
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
