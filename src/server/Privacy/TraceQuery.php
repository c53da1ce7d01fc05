<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Searches all text columns of the tables of this plugin and of FluentCart, also those that PersonalData does not know.
 */
final class TraceQuery {

	public function __construct(
		private readonly Connection $database,
		private readonly StoredColumnsQuery $stored,
	) {}

	/**
	 * @return list<string> Full names, in a constant order.
	 * @throws DatabaseError
	 */
	public function tables(): array {
		$tables = $this->stored->present();
		sort( $tables );
		return $tables;
	}

	/**
	 * Reads the whole table once.
	 *
	 * @param non-empty-list<string> $values
	 * @return array<string, int> Rows with one of the values by column; columns without any are left out.
	 * @throws DatabaseError
	 */
	public function count( string $table, array $values ): array {
		$columns = $this->stored->texts( $table );
		if ( array() === $columns ) {
			return array();
		}
		$patterns = array_map( fn ( string $form ): string => '%' . $this->database->escape_like( mb_strtolower( $form, 'UTF-8' ) ) . '%', MentionStore::forms( $values ) );
		$counts   = array();
		$bound    = array();
		foreach ( $columns as $number => $column ) {
			$counts[] = 'SUM(CASE WHEN ' . implode( ' OR ', array_fill( 0, count( $patterns ), 'LOWER(%i) LIKE %s' ) ) . " THEN 1 ELSE 0 END) AS c$number";
			foreach ( $patterns as $pattern ) {
				array_push( $bound, $column, $pattern );
			}
		}
		$row = $this->database->row( 'SELECT ' . implode( ', ', $counts ) . ' FROM %i', array( ...$bound, ...array( $table ) ) ) ?? array();
		return array_filter( array_combine( $columns, array_map( intval( ... ), array_values( $row ) ) ) );
	}
}
