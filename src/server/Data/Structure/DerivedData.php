<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Structure;

use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * What the plugin derives from customers and orders. Tables that are derived together are emptied together, and their
 * checkpoints with them: a checkpoint would say that everything is there.
 */
final class DerivedData {

	/** Tables and the beginnings of their checkpoints' names. */
	private const GROUPS = array(
		array(
			'tables' => array( 'words', 'filed' ),
			'marks'  => array( 'filing' ),
		),
		array(
			'tables' => array( 'days', 'top_customers' ),
			'marks'  => array( 'folded', 'swept', 'claimed', 'top.' ),
		),
		array(
			'tables' => array( 'zones' ),
			'marks'  => array( 'zones' ),
		),
	);

	/** Rows that nothing else holds. All other tables fill again. */
	private const KEPT = array( 'activity', 'profiles', 'exports', 'queue' );

	public function __construct(
		private readonly Database $database,
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
				$this->database->change( 'DELETE FROM %i', array( $this->tables->$name() ) );
			}
			foreach ( $group['marks'] as $beginning ) {
				$this->database->change(
					'DELETE FROM %i WHERE name LIKE %s',
					array( $this->tables->marks(), $this->database->escape_like( $beginning ) . '%' )
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
		$has_words = $this->database->value( 'SELECT customer_id FROM %i LIMIT 1', array( $this->tables->words() ) );
		$has_filed = $this->database->value( "SELECT customer_id FROM %i WHERE words <> '' LIMIT 1", array( $this->tables->filed() ) );
		if ( ( null === $has_words ) !== ( null === $has_filed ) ) {
			$this->reset( array( 'words' ) );
		}
	}
}
