<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Compares the tables with their definitions. A partial import or backup may lack tables although the version is current.
 */
final class SchemaInspector {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Schema $schema,
	) {}

	/**
	 * @param bool $with_store Whether to compare the tables of FluentCartSchema, too.
	 * @return list<TableDifference>
	 * @throws DatabaseError
	 */
	public function differences( bool $with_store ): array {
		$definitions = array();
		foreach ( $this->schema->definitions( $with_store ) as $name => $body ) {
			$definitions[] = TableDefinition::parse( $name, $this->tables->$name(), $body );
		}
		$names       = array_map( static fn ( TableDefinition $definition ): string => $definition->table, $definitions );
		$columns     = $this->columns( $names );
		$keys        = $this->keys( $names );
		$differences = array();
		foreach ( $definitions as $definition ) {
			// A server with lower_case_table_names stores other names.
			$table      = isset( $columns[ $definition->table ] ) ? $definition->table : strtolower( $definition->table );
			$difference = self::compare( $definition, $columns[ $table ] ?? array(), $keys[ $table ] ?? array() );
			if ( null !== $difference ) {
				$differences[] = $difference;
			}
		}
		return $differences;
	}

	/**
	 * @param array<string, string>       $columns The column EXTRA of information_schema, by name.
	 * @param array<string, list<string>> $keys    Columns by name.
	 */
	private static function compare( TableDefinition $definition, array $columns, array $keys ): ?TableDifference {
		if ( array() === $columns ) {
			return new TableDifference( $definition, true );
		}
		$wanted  = array_map( static fn ( array $key ): array => $key['columns'], $definition->keys );
		$missing = array_keys( array_diff_key( $definition->columns, $columns ) );
		// A later version of FluentCart may change the keys of its tables.
		$comparable = Schema::is_of_store( $definition->name ) ? array() : $keys;
		$wrong      = array_keys( array_filter( array_intersect_key( $comparable, $wanted ), static fn ( array $of_key, string $name ): bool => $of_key !== $wanted[ $name ], ARRAY_FILTER_USE_BOTH ) );
		$counter    = $definition->counter();
		$difference = new TableDifference(
			$definition,
			false,
			$missing,
			array( ...array_keys( array_diff_key( $wanted, $keys ) ), ...$wrong ),
			$wrong,
			null !== $counter && isset( $columns[ $counter ] ) && ! str_contains( strtolower( $columns[ $counter ] ), 'auto_increment' )
		);
		return array() === $difference->names() ? null : $difference;
	}

	/**
	 * @param non-empty-list<string> $tables
	 * @return array<string, array<string, string>>
	 * @throws DatabaseError
	 */
	private function columns( array $tables ): array {
		$found = array();
		$rows  = $this->database->rows(
			'SELECT TABLE_NAME AS in_table, COLUMN_NAME AS name, EXTRA AS extra FROM information_schema.COLUMNS'
				. ' WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (' . self::placeholders( $tables ) . ')',
			$tables
		);
		foreach ( $rows as $row ) {
			$found[ (string) $row['in_table'] ][ (string) $row['name'] ] = (string) $row['extra'];
		}
		return $found;
	}

	/**
	 * @param non-empty-list<string> $tables
	 * @return array<string, array<string, list<string>>>
	 * @throws DatabaseError
	 */
	private function keys( array $tables ): array {
		$found = array();
		$rows  = $this->database->rows(
			'SELECT TABLE_NAME AS in_table, INDEX_NAME AS name, COLUMN_NAME AS in_column FROM information_schema.STATISTICS'
				. ' WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (' . self::placeholders( $tables ) . ') ORDER BY SEQ_IN_INDEX',
			$tables
		);
		foreach ( $rows as $row ) {
			$found[ (string) $row['in_table'] ][ (string) $row['name'] ][] = (string) $row['in_column'];
		}
		return $found;
	}

	/**
	 * @param non-empty-list<string> $values
	 */
	private static function placeholders( array $values ): string {
		return implode( ', ', array_fill( 0, count( $values ), '%s' ) );
	}
}
