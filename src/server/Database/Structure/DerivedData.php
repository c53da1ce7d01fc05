<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Empties tables that are derived from customers and orders, so that their jobs build them again. Tables that are derived
 * together are emptied together with their checkpoints, which would otherwise mark them as complete.
 */
final class DerivedData {

	/** Tables, and prefixes of the names of their checkpoints. */
	private const GROUPS = array(
		array(
			'tables'      => array( 'search_terms', 'search_documents' ),
			'checkpoints' => array( 'search', 'reconcile.search' ),
		),
		array(
			'tables'      => array( 'daily_summaries' ),
			'checkpoints' => array( 'summaries', 'top.', 'reconcile.overviews' ),
		),
	);

	/** Tables whose rows cannot be derived. */
	private const KEPT = array( 'activity', 'runs', 'run_changes', 'imports', 'import_rows', 'views', 'meta_pointers', 'exports', 'change_queue' );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Whether the rows of a table of this plugin can be derived again.
	 */
	public static function may_be_emptied( string $name ): bool {
		return ! in_array( $name, self::KEPT, true );
	}

	/**
	 * Empties the groups of these tables.
	 *
	 * @param list<string> $names
	 * @throws DatabaseError
	 */
	public function reset( array $names ): void {
		foreach ( self::GROUPS as $group ) {
			if ( array() === array_intersect( $group['tables'], $names ) ) {
				continue;
			}
			foreach ( $group['tables'] as $name ) {
				$this->database->execute_with_retry( 'DELETE FROM %i', array( $this->tables->$name() ) );
			}
			foreach ( $group['checkpoints'] as $prefix ) {
				$this->database->execute_with_retry(
					'DELETE FROM %i WHERE name LIKE %s',
					array( $this->tables->checkpoints(), $this->database->escape_like( $prefix ) . '%' )
				);
			}
		}
	}

	/**
	 * Empties groups of which other code has emptied a table, such as a backup that was restored without rows.
	 *
	 * @throws DatabaseError
	 */
	public function reset_if_emptied(): void {
		$has_terms     = $this->has_row( $this->tables->search_terms() );
		$has_documents = $this->has_row( $this->tables->search_documents(), "terms <> ''" );
		if ( $has_terms !== $has_documents || $this->is_emptied( 'search', $this->tables->search_documents(), $this->tables->customers() ) ) {
			$this->reset( array( 'search_terms' ) );
		}
		if ( $this->is_emptied( 'summaries', $this->tables->daily_summaries(), $this->tables->customers(), $this->tables->orders() ) ) {
			$this->reset( array( 'daily_summaries' ) );
		}
	}

	/**
	 * Whether a table is empty that its checkpoint shows as filled.
	 *
	 * @throws DatabaseError
	 */
	private function is_emptied( string $checkpoint, string $table, string ...$sources ): bool {
		return ! $this->has_row( $table )
			&& null !== $this->database->value( 'SELECT name FROM %i WHERE name = %s', array( $this->tables->checkpoints(), $checkpoint ) )
			&& in_array( true, array_map( $this->has_row( ... ), $sources ), true );
	}

	/**
	 * @throws DatabaseError
	 */
	private function has_row( string $table, string $where = '1 = 1' ): bool {
		return null !== $this->database->value( "SELECT 1 FROM %i WHERE $where LIMIT 1", array( $table ) );
	}
}
