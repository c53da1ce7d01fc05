<?php
/**
 * Loads a class of this plugin from the file of its name: FluentCartCustomers\Database\Tables is src/server/Database/Tables.php.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

spl_autoload_register(
	static function ( string $class_name ): void {
		$prefix = 'FluentCartCustomers\\';
		if ( ! str_starts_with( $class_name, $prefix ) ) {
			return;
		}
		$file = __DIR__ . '/' . str_replace( '\\', '/', substr( $class_name, strlen( $prefix ) ) ) . '.php';
		if ( is_file( $file ) ) {
			require $file;
		}
	}
);
