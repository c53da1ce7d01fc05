<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Changes tables of earlier versions of the plugin, after SchemaRepair has created what is missing: the type of a column, or its
 * content.
 *
 * Two requests can run a migration concurrently, and one that was killed runs again. So each statement must succeed when it has
 * already run: MODIFY, UPDATE, DELETE, and DROP TABLE of derived data.
 */
final class Migrations {

	/**
	 * Statements by the Schema::VERSION that needs them, with `{activity}` for the table of the method of Tables. Version 12 is the
	 * first one that was released.
	 */
	private const STATEMENTS = array(
		// Its columns differ. A repair creates it again, and empties what is derived together with it.
		15 => array( 'DROP TABLE IF EXISTS {search_terms}' ),
	);

	/**
	 * @param array<int, list<string>> $statements As in STATEMENTS.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly array $statements = self::STATEMENTS,
	) {}

	/**
	 * @param int $version The version of the site's tables; 0 for a site without tables.
	 * @return bool Whether a migration was due, which may have dropped a table.
	 * @throws DatabaseError
	 */
	public function run( int $version ): bool {
		$due = array_filter( $this->statements, static fn ( int $needed ): bool => 0 < $version && $version < $needed, ARRAY_FILTER_USE_KEY );
		ksort( $due );
		foreach ( array_merge( ...$due ) as $statement ) {
			$this->database->execute( $this->with_tables( $statement ) );
		}
		return array() !== $due;
	}

	private function with_tables( string $statement ): string {
		return (string) preg_replace_callback( '/\{(\w+)\}/', fn ( array $name ): string => "`{$this->tables->{$name[1]}()}`", $statement );
	}
}
