<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * What the database user may do, as far as the database tells it.
 */
final class DatabaseRights {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param list<string> $rights
	 * @return list<string> Those of them that the user lacks; none where that cannot be known.
	 */
	public function missing( array $rights ): array {
		if ( $this->database->is_sqlite() ) {
			return array();
		}
		try {
			$name   = (string) $this->database->value( 'SELECT DATABASE()' );
			$grants = array_map( static fn ( array $row ): string => (string) reset( $row ), $this->database->rows( 'SHOW GRANTS' ) );
		} catch ( DatabaseError ) {
			return array();
		}
		return self::lacking( $rights, $grants, $name );
	}

	/**
	 * @param list<string> $rights
	 * @param list<string> $grants As SHOW GRANTS answers.
	 * @param string       $name   Of the database.
	 * @return list<string>
	 */
	public static function lacking( array $rights, array $grants, string $name ): array {
		$held = array();
		foreach ( $grants as $grant ) {
			if ( 1 !== preg_match( '/^GRANT (.+?) ON (?:TABLE )?(\S+)\.(\S+) TO /', $grant, $parts ) ) {
				return array(); // A role, whose rights SHOW GRANTS does not list.
			}
			if ( self::is_about( $parts[2], $name ) ) {
				array_push( $held, ...array_map( trim( ... ), explode( ',', $parts[1] ) ) );
			}
		}
		return in_array( 'ALL PRIVILEGES', $held, true ) ? array() : array_values( array_diff( $rights, $held ) );
	}

	/**
	 * @param string $pattern `*`, or a name in backticks in which `_` and `%` stand for others.
	 */
	private static function is_about( string $pattern, string $name ): bool {
		if ( '*' === $pattern ) {
			return true;
		}
		$words = array(
			'\\_' => '_',
			'\\%' => '%',
			'_'   => '.',
			'%'   => '.*',
		);
		$regex = '';
		foreach ( preg_split( '/(\\\\[_%]|[_%])/', trim( $pattern, '`' ), -1, PREG_SPLIT_DELIM_CAPTURE ) as $part ) {
			$regex .= $words[ $part ] ?? preg_quote( $part, '/' );
		}
		return 1 === preg_match( "/^$regex$/i", $name );
	}
}
