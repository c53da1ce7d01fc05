<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Everything that the plugin needs of its host: PHP and WordPress (the plugin's header says which), the PHP extensions and
 * database rights below, the tables, columns and keys of Schema, the indexes of Indexes. Activation and Site Health check
 * all of it, the background job what can get lost. Functions that some hosts turn off are used by PhpFunctions only, which
 * does without.
 */
final class Requirements {

	/** The plugin does not start without them. What every PHP has is not named. */
	public const EXTENSIONS = array( 'ctype', 'filter', 'mbstring' );

	/** Used where they are there. `mysqli` is WordPress's own way to MySQL and MariaDB. */
	public const OPTIONAL_EXTENSIONS = array( 'intl', 'mysqli' );

	/** Of the database user, for the work itself. */
	public const RIGHTS = array( 'SELECT', 'INSERT', 'UPDATE', 'DELETE' );

	/** For setting up, repairs and updates. */
	public const SETUP_RIGHTS = array( 'CREATE', 'ALTER', 'INDEX' );

	/** For deleting the plugin with its tables. */
	public const REMOVAL_RIGHTS = array( 'DROP' );

	/**
	 * @return list<string>
	 */
	public static function missing_extensions(): array {
		return array_values( array_filter( self::EXTENSIONS, static fn ( string $name ): bool => ! extension_loaded( $name ) ) );
	}
}
