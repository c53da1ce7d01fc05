<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * A range of the table of terms `t`, as SQL: the terms with one beginning.
 */
final class TermRangeSql {

	/** SQLite limits the SELECTs of a statement to 500. */
	private const LOOKUPS = 400;

	public static function of( Connection $database, string $beginning ): SqlFragment {
		return $database->dialect->is_sqlite()
			// SQLite uses no index for LIKE.
			? new SqlFragment( 't.term >= %s AND t.term < %s', array( $beginning, self::end( $beginning ) ) )
			// Not a range of the column: over a latin1 connection, terms are stored as other characters.
			: new SqlFragment( 't.term LIKE %s', array( $database->escape_like( $beginning ) . '%' ) );
	}

	/**
	 * @return SqlFragment A SELECT of customers as `id`; one may occur more than once.
	 */
	public static function select( Connection $database, Tables $tables, string $beginning ): SqlFragment {
		$range = self::of( $database, $beginning );
		return new SqlFragment( "SELECT t.customer_id AS id FROM {$tables->search_terms()} AS t WHERE {$range->sql}", $range->values );
	}

	/**
	 * @param non-empty-list<string> $beginnings
	 * @return list<string> Those with which a term begins.
	 * @throws DatabaseError
	 */
	public static function existing( Connection $database, Tables $tables, array $beginnings ): array {
		$existing = array();
		foreach ( array_chunk( $beginnings, self::LOOKUPS ) as $chunk ) {
			$selects = array();
			$values  = array();
			foreach ( $chunk as $beginning ) {
				$range     = self::of( $database, $beginning );
				$selects[] = "SELECT beginning FROM (SELECT %s AS beginning FROM {$tables->search_terms()} AS t WHERE {$range->sql} LIMIT 1) AS found";
				array_push( $values, $beginning, ...$range->values );
			}
			array_push( $existing, ...array_map( strval( ... ), array_column( $database->rows( implode( ' UNION ALL ', $selects ), $values ), 'beginning' ) ) );
		}
		return $existing;
	}

	/**
	 * The text after all texts that begin with this one: its last character is the next one. Without mb_chr(), which Plugin Check
	 * takes for a function of WordPress 7.1.
	 */
	private static function end( string $beginning ): string {
		$codes = (array) unpack( 'N*', (string) mb_convert_encoding( $beginning, 'UCS-4BE', 'UTF-8' ) );
		$last  = (int) array_pop( $codes );
		$next  = 0xD7FF === $last ? 0xE000 : $last + 1; // The surrogates between them are not characters.
		return (string) mb_convert_encoding( pack( 'N*', ...$codes, ...array( $next ) ), 'UTF-8', 'UCS-4BE' );
	}
}
