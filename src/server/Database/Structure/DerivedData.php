<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * What the plugin derives from customers and orders. Tables that are derived together are emptied together, and their
 * checkpoints with them: a checkpoint would say that everything is there.
 */
final class DerivedData {

	/** Tables and the beginnings of their checkpoints' names. */
	private const GROUPS = array(
		array(
			'tables' => array( 'search_terms', 'search_documents' ),
			'checkpoints' => array( 'search' ),
		),
		array(
			'tables' => array( 'daily_summaries', 'top_customers' ),
			'checkpoints' => array( 'folded', 'swept', 'claimed', 'top.' ),
		),
		array(
			'tables' => array( 'zones' ),
			'checkpoints' => array( 'zones' ),
		),
	);

	/** Rows that nothing else holds. All other tables fill again. */
	private const KEPT = array( 'activity', 'meta_pointers', 'exports', 'change_queue' );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Whether the rows of a table of the plugin may be thrown away.
	 */
	public static function may_be_emptied( string $name ): bool {
		return ! in_array( $name, self::KEPT, true );
	}

	/**
	 * Lets everything be derived again that is derived together with one of these tables.
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
			foreach ( $group['checkpoints'] as $beginning ) {
				$this->database->execute_with_retry(
					'DELETE FROM %i WHERE name LIKE %s',
					array( $this->tables->checkpoints(), $this->database->escape_like( $beginning ) . '%' )
				);
			}
		}
	}

	/**
	 * Finds a search index of which one table was emptied, by an import without its rows, and lets it be made again.
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
