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
	private const KEPT = array( 'activity', 'meta_pointers', 'exports', 'change_queue' );

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
	 * Empties a search index of which one table is empty, as after a partial import.
	 *
	 * @throws DatabaseError
	 */
	public function reset_if_halved(): void {
		$has_terms     = $this->database->value( 'SELECT customer_id FROM %i LIMIT 1', array( $this->tables->search_terms() ) );
		$has_documents = $this->database->value( "SELECT customer_id FROM %i WHERE terms <> '' LIMIT 1", array( $this->tables->search_documents() ) );
		if ( ( null === $has_terms ) !== ( null === $has_documents ) ) {
			$this->reset( array( 'search_terms' ) );
		}
	}
}
