<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

defined( 'ABSPATH' ) || exit;

/**
 * A table of Schema, split into columns and keys, which can be compared with the database and added separately.
 */
final class TableDefinition {

	/** The name of the primary key in the database. */
	public const PRIMARY = 'PRIMARY';

	/**
	 * @param string                                                    $name    Of the method of Tables.
	 * @param string                                                    $table   Full name.
	 * @param string                                                    $body    Columns and keys, as in CREATE TABLE.
	 * @param array<string, string>                                     $columns Definitions by name.
	 * @param array<string, array{sql: string, columns: list<string>}> $keys    By name.
	 */
	private function __construct(
		public readonly string $name,
		public readonly string $table,
		public readonly string $body,
		public readonly array $columns,
		public readonly array $keys,
	) {}

	/**
	 * @param string $body One column or key a line.
	 */
	public static function parse( string $name, string $table, string $body ): self {
		$columns = array();
		$keys    = array();
		foreach ( explode( "\n", $body ) as $line ) {
			$part = rtrim( trim( $line ), ',' );
			if ( 1 === preg_match( '/^`(\w+)` /', $part, $column ) ) {
				$columns[ $column[1] ] = $part;
			} elseif ( 1 === preg_match( '/^(?:PRIMARY KEY|KEY `(\w+)`) \((.+)\)$/', $part, $key ) ) {
				preg_match_all( '/`(\w+)`/', $key[2], $of_key );
				$keys[ '' === $key[1] ? self::PRIMARY : $key[1] ] = array(
					'sql'     => $part,
					'columns' => $of_key[1],
				);
			}
		}
		return new self( $name, $table, $body, $columns, $keys );
	}

	/**
	 * The AUTO_INCREMENT column; null if there is none.
	 */
	public function counter(): ?string {
		foreach ( $this->columns as $name => $definition ) {
			if ( str_contains( $definition, 'AUTO_INCREMENT' ) ) {
				return $name;
			}
		}
		return null;
	}
}
