<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the built scripts and styles. Pages, widgets and blocks enqueue them by handle.
 */
final class Assets {

	private const SCRIPTS = array(
		'fcc-dataviews' => 'dataviews',
		'fcc-store'     => 'store',
		'fcc-admin'     => 'admin',
		'fcc-commands'  => 'commands',
		'fcc-dashboard' => 'dashboard',
	);

	private const STYLES = array(
		'fcc-dataviews' => array( 'dataviews', array( 'wp-components' ) ),
		'fcc-admin'     => array( 'admin', array( 'wp-components', 'fcc-dataviews' ) ),
		'fcc-dashboard' => array( 'dashboard', array( 'wp-components' ) ),
	);

	private readonly string $build;

	public function __construct( private readonly string $plugin_file ) {
		$this->build = dirname( $plugin_file ) . '/build';
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
	}

	/**
	 * The action init.
	 */
	public function register(): void {
		if ( ! $this->is_built() ) {
			add_action( 'admin_notices', array( $this, 'render_missing_build_notice' ) );
			return;
		}
		foreach ( self::SCRIPTS as $handle => $entry ) {
			$asset = require "{$this->build}/$entry.asset.php";
			wp_register_script( $handle, $this->url( "$entry.js" ), $asset['dependencies'], $asset['version'], array( 'in_footer' => true ) );
			// Without a folder, so that a language pack comes first, as in PHP.
			wp_set_script_translations( $handle, ScriptTranslations::DOMAIN );
		}
		( new ScriptTranslations( $this->plugin_file, self::SCRIPTS ) )->hook();
		foreach ( self::STYLES as $handle => [ $entry, $dependencies ] ) {
			$asset = require "{$this->build}/$entry.asset.php";
			wp_register_style( $handle, $this->url( "style-$entry.css" ), $dependencies, $asset['version'] );
			wp_style_add_data( $handle, 'rtl', 'replace' );
		}
	}

	/**
	 * The action admin_notices.
	 */
	public function render_missing_build_notice(): void {
		wp_admin_notice(
			__( 'FluentCart Customers isn’t built. Run “npm ci && npm run build” in the plugin folder, or install the release zip.', 'fluent-cart-customers' ),
			array( 'type' => 'error' )
		);
	}

	/**
	 * Checks every entry, because an update may have copied only some of the files.
	 */
	private function is_built(): bool {
		foreach ( array_unique( array( ...array_values( self::SCRIPTS ), ...array_column( self::STYLES, 0 ) ) ) as $entry ) {
			if ( ! is_file( "{$this->build}/$entry.asset.php" ) ) {
				return false;
			}
		}
		return true;
	}

	private function url( string $file ): string {
		return plugins_url( "build/$file", $this->plugin_file );
	}
}
