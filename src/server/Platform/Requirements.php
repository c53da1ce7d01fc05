<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * The PHP extensions that the plugin needs. The plugin's header states the versions of PHP and WordPress; DatabaseRights,
 * Schema and Indexes state what the database needs. Functions that some web hosts disable are used only by PhpFunctions,
 * which works without them.
 */
final class Requirements {

	/** The plugin does not start without them. Extensions that every PHP has are not listed. */
	public const EXTENSIONS = array( 'ctype', 'filter', 'mbstring' );

	/** Used if present. WordPress connects to MySQL and MariaDB with `mysqli`. */
	public const OPTIONAL_EXTENSIONS = array( 'intl', 'mysqli' );

	/**
	 * @return list<string>
	 */
	public static function missing_extensions(): array {
		return array_values( array_filter( self::EXTENSIONS, static fn ( string $name ): bool => ! extension_loaded( $name ) ) );
	}
}
