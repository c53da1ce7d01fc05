<?php
/**
 * A copy of this plugin whose files a test removes and replaces, as an interrupted update does.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\PartialCopy;

use function FluentCartCustomers\Tests\Plugins\activate;
use function FluentCartCustomers\Tests\Plugins\run_uninstaller;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/plugins.php';

const ORIGINAL = WP_PLUGIN_DIR . '/fluent-cart-customers';

const SLUG = 'fcc-partial';

const COPY = WP_PLUGIN_DIR . '/' . SLUG;

/**
 * Copies what a site runs, and activates it. The original must be inactive.
 */
function place(): void {
	WP_Filesystem();
	foreach ( array( 'build', 'src/server' ) as $folder ) {
		wp_mkdir_p( COPY . "/$folder" );
		copy_dir( ORIGINAL . "/$folder", COPY . "/$folder" );
	}
	copy( ORIGINAL . '/uninstall.php', COPY . '/uninstall.php' );
	copy( ORIGINAL . '/fluent-cart-customers.php', COPY . '/' . SLUG . '.php' );
	wp_cache_delete( 'plugins', 'plugins' );
	activate( array( SLUG . '/' . SLUG . '.php' ) );
}

/**
 * Replaces a file.
 *
 * @param string      $file    Relative to the plugin's folder.
 * @param string|null $content Null deletes it.
 */
function damage( string $file, ?string $content ): void {
	unlink( COPY . "/$file" );
	if ( null !== $content ) {
		file_put_contents( COPY . "/$file", $content );
	}
}

/**
 * @param string $file Relative to the plugin's folder.
 */
function repair( string $file ): void {
	copy( ORIGINAL . "/$file", COPY . "/$file" );
}

/**
 * Replaces the plugin's main file with the same one, as an update a second later does.
 */
function update(): void {
	$file = COPY . '/' . SLUG . '.php';
	touch( $file, filemtime( $file ) + 1 );
}

/**
 * Ends the minute in which the plugin does not start.
 */
function end_pause(): void {
	$mark = get_option( 'fcc_broken_file' );
	update_option( 'fcc_broken_file', array( 'until' => time() - 1 ) + $mark );
}

/**
 * Runs the copy's uninstall.php, which does nothing if WordPress lists the original.
 */
function uninstall(): void {
	$plugin = SLUG . '/' . SLUG . '.php';
	wp_cache_set( 'plugins', array( '' => array( $plugin => get_plugins()[ $plugin ] ) ), 'plugins' );
	run_uninstaller( $plugin );
}

function remove(): void {
	global $wp_filesystem;
	WP_Filesystem();
	$wp_filesystem->delete( COPY, true );
}
