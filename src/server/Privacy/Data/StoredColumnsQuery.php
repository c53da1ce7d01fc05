<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The tables of PersonalData as the database has them: FluentCart's may be missing, and another version has other columns.
 *
 * @phpstan-import-type Columns from PersonalData
 */
final class StoredColumnsQuery {

	/** @var array<string, array<string, array<string, string|null>>> By table and column: the rows of SHOW COLUMNS. */
	private array $known = array();

	/** @var array<string, list<string>> Existing tables by prefix, which changes with switch_to_blog(). */
	private array $present = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return array<string, Columns> PersonalData by full name of the table, for those that exist.
	 * @throws DatabaseError
	 */
	public function tables(): array {
		$tables = array();
		foreach ( PersonalData::TABLES as $name => $columns ) {
			$tables[ $this->tables->$name() ] = $columns;
		}
		foreach ( PersonalData::OF_FLUENTCART as $name => $columns ) {
			$tables[ $this->tables->of_fluentcart( $name ) ] = $columns;
		}
		return array_filter( $tables, fn ( string $table ): bool => array() !== $this->columns( $table ), ARRAY_FILTER_USE_KEY );
	}

	/**
	 * @param string       $table Full name.
	 * @param list<string> $names
	 * @return list<string> Those that the table has.
	 * @throws DatabaseError
	 */
	public function existing( string $table, array $names ): array {
		return array_values( array_intersect( $names, array_keys( $this->columns( $table ) ) ) );
	}

	/**
	 * @param string $table Full name.
	 * @return list<string> Columns that can hold a text.
	 * @throws DatabaseError
	 */
	public function texts( string $table ): array {
		return array_keys( array_filter( $this->columns( $table ), static fn ( array $column ): bool => 1 === preg_match( '/char|text|json|blob|binary/i', (string) $column['Type'] ) ) );
	}

	/**
	 * @param string $table Full name.
	 * @return array<string, string> The columns of its key with their placeholders; empty if it has none.
	 * @throws DatabaseError
	 */
	public function keys( string $table ): array {
		$columns = $this->columns( $table );
		$listed  = $this->tables()[ $table ]['key'] ?? null;
		$keys    = null === $listed
			? array_filter( $columns, static fn ( array $column ): bool => 'PRI' === $column['Key'] )
			: array_intersect_key( $columns, array_flip( explode( ' ', $listed ) ) );
		return array_map( static fn ( array $column ): string => self::is_number( $column ) ? '%d' : '%s', $keys );
	}

	/**
	 * What a column has without a person.
	 *
	 * @param string $table Full name.
	 * @return string|int|null Null where the column can have it.
	 * @throws DatabaseError
	 */
	public function empty_value( string $table, string $column ): string|int|null {
		$stored = $this->columns( $table )[ $column ];
		return match ( true ) {
			'YES' === $stored['Null']       => null,
			self::is_number( $stored )      => 0,
			default                         => '',
		};
	}

	/**
	 * @param array<string, string|null> $column A row of SHOW COLUMNS.
	 */
	private static function is_number( array $column ): bool {
		return 1 === preg_match( '/int|decimal|double|float/i', (string) $column['Type'] );
	}

	/**
	 * @return array<string, array<string, string|null>> By column; empty if the table does not exist.
	 * @throws DatabaseError
	 */
	private function columns( string $table ): array {
		if ( ! isset( $this->known[ $table ] ) ) {
			$rows = in_array( $table, array( ...$this->present(), $this->tables->options(), $this->tables->user_meta() ), true ) ? $this->database->rows( 'SHOW COLUMNS FROM %i', array( $table ) ) : array();

			$this->known[ $table ] = array_column( $rows, null, 'Field' );
		}
		return $this->known[ $table ];
	}

	/**
	 * Asks for the names, because an error for a missing table would start a repair.
	 *
	 * @return list<string> Full names of the existing tables of this plugin and of FluentCart.
	 * @throws DatabaseError
	 */
	public function present(): array {
		$prefix = $this->tables->prefix();
		if ( ! isset( $this->present[ $prefix ] ) ) {
			$rows  = $this->database->rows( 'SHOW TABLES LIKE %s', array( $this->database->escape_like( $prefix . 'fc' ) . '%' ) );
			$names = array_map( static fn ( array $row ): string => (string) reset( $row ), $rows );

			$this->present[ $prefix ] = array_values( preg_grep( '/^' . preg_quote( $prefix, '/' ) . 'fc[ct]_/', $names ) );
		}
		return $this->present[ $prefix ];
	}
}
