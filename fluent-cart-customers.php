<?php
/**
 * Plugin Name:       FluentCart Customers
 * Description:       Find, understand, and manage your store’s customers in wp-admin and through FluentCart’s Customers API. Works with FluentCart’s data or on its own.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            The FluentCart Customers contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       fluent-cart-customers
 * Domain Path:       /languages
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

// A site may return to an older PHP or WordPress while the plugin is active. The site must keep running; WordPress's
// page of plugins names the reason.
if ( ! is_php_version_compatible( '8.1' ) || ! is_wp_version_compatible( '6.8' ) ) {
	return;
}

if ( defined( __NAMESPACE__ . '\PLUGIN_FILE' ) ) {
	( new DuplicateCopy( __FILE__ ) )->hook();
	return;
}

const PLUGIN_FILE = __FILE__;

( static function (): void {
	try {
		require __DIR__ . '/src/server/autoload.php';
		Plugin::boot();
		return;
	} catch ( \Error $error ) {
		// An interrupted update can leave the folder without the files that find out about it.
		if ( $error instanceof \ParseError ) {
			$file = substr( $error->getFile(), strlen( __DIR__ . '/' ) );
		} elseif ( 1 === preg_match( '/^\w+ "FluentCartCustomers\\\\([\w\\\\]+)" not found$/', $error->getMessage(), $name ) ) {
			$file = 'src/server/' . str_replace( '\\', '/', $name[1] ) . '.php';
		} elseif ( ! is_file( __DIR__ . '/src/server/autoload.php' ) ) {
			$file = 'src/server/autoload.php';
		} else {
			throw $error;
		}
	}
	$notice = static function () use ( $file ): void {
		if ( current_user_can( 'activate_plugins' ) ) {
			/* translators: %s: path of a file. */
			$text = __( 'FluentCart Customers can’t run because its file %s is missing or damaged. An update might have been interrupted. Install the plugin again. Your customers are kept.', 'fluent-cart-customers' );
			wp_admin_notice( esc_html( sprintf( $text, $file ) ), array( 'type' => 'error' ) );
		}
	};
	add_action( 'admin_notices', $notice );
	add_action( 'network_admin_notices', $notice );
} )();
