<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Whether a walk over all customers meets matches soon, from the oldest one as well as from the newest.
 */
final class SpreadQuery {

	private const SAMPLE_SIZE = 1_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param SqlFragment $check   A predicate of customers `c`.
	 * @param int         $matches The number of the oldest, and of the newest customers that must match.
	 * @throws DatabaseError
	 */
	public function is_even( SqlFragment $check, int $matches ): bool {
		$samples = array_map(
			fn ( string $direction ): SqlFragment => new SqlFragment(
				"SELECT c.id FROM (SELECT id FROM {$this->tables->customers()} ORDER BY id $direction LIMIT %d) AS c WHERE {$check->sql}",
				array( self::SAMPLE_SIZE, ...$check->values )
			),
			array( 'ASC', 'DESC' )
		);
		return min( $this->database->count_up_to( $samples, $matches - 1 ) ) >= $matches;
	}
}
