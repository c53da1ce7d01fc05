<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * The rights of the database user, as far as the database reports them.
 */
final class DatabaseRights {

	/** For reading and writing. */
	public const WORK = array( 'SELECT', 'INSERT', 'UPDATE', 'DELETE' );

	/** For setup, repairs and updates. */
	public const SETUP = array( 'CREATE', 'ALTER', 'INDEX' );

	/** For deleting the plugin with its tables. */
	public const REMOVAL = array( 'DROP' );

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @param list<string> $rights
	 * @return list<string> The rights that the user lacks; empty if the database does not report them.
	 */
	public function missing( array $rights ): array {
		if ( $this->database->dialect->is_sqlite() ) {
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
	 * @param list<string> $grants Rows of SHOW GRANTS.
	 * @param string       $name   Of the database.
	 * @return list<string>
	 */
	public static function lacking( array $rights, array $grants, string $name ): array {
		$held = array();
		foreach ( $grants as $grant ) {
			if ( 1 !== preg_match( '/^GRANT (.+?) ON (?:TABLE )?(\S+)\.(\S+) TO /', $grant, $parts ) ) {
				return array(); // A role, whose rights SHOW GRANTS does not list.
			}
			if ( self::applies_to( $parts[2], $name ) ) {
				array_push( $held, ...array_map( trim( ... ), explode( ',', $parts[1] ) ) );
			}
		}
		return in_array( 'ALL PRIVILEGES', $held, true ) ? array() : array_values( array_diff( $rights, $held ) );
	}

	/**
	 * @param string $pattern `*`, or a name in backticks with the wildcards `_` and `%`.
	 */
	private static function applies_to( string $pattern, string $name ): bool {
		if ( '*' === $pattern ) {
			return true;
		}
		$tokens = array(
			'\\_' => '_',
			'\\%' => '%',
			'_'   => '.',
			'%'   => '.*',
		);
		$regex  = '';
		foreach ( preg_split( '/(\\\\[_%]|[_%])/', trim( $pattern, '`' ), -1, PREG_SPLIT_DELIM_CAPTURE ) as $part ) {
			$regex .= $tokens[ $part ] ?? preg_quote( $part, '/' );
		}
		return 1 === preg_match( "/^$regex$/i", $name );
	}
}
