<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds rows with numbers that are too large for the API, so that Column clamps them.
 */
final class UnusualRowsQuery {

	/** Ids that each method returns. */
	private const MAX_IDS = 10;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return list<string> Ids of the first customers, as text, because they can be greater than a PHP integer.
	 * @throws DatabaseError
	 */
	public function customers(): array {
		$limit = (string) Column::LIMIT;
		$table = $this->tables->customers();
		// One statement for each condition, so that each uses an index.
		return self::unique(
			...array_map(
				fn ( string $condition ): array => $this->ids( $table, $condition ),
				array( "id > $limit", "purchase_count > $limit", "ltv > $limit", "ltv < -$limit" )
			)
		);
	}

	/**
	 * @return list<string> Ids of the first orders, as text.
	 * @throws DatabaseError
	 */
	public function orders(): array {
		$limit   = (string) Column::LIMIT;
		$amounts = array( 'total_paid', 'total_refund' );
		return self::unique(
			$this->ids(
				$this->tables->orders(),
				implode( ' OR ', array_map( static fn ( string $column ): string => "$column > $limit OR $column < -$limit", $amounts ) )
			)
		);
	}

	/**
	 * @return list<string>
	 * @throws DatabaseError
	 */
	private function ids( string $table, string $condition ): array {
		$rows = $this->database->rows( "SELECT id FROM %i WHERE $condition LIMIT %d", array( $table, self::MAX_IDS ) );
		return array_map( strval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * @param list<string> ...$ids
	 * @return list<string>
	 */
	private static function unique( array ...$ids ): array {
		$unique = array_unique( array_merge( ...$ids ) );
		sort( $unique, SORT_NATURAL );
		return array_slice( $unique, 0, self::MAX_IDS );
	}
}
