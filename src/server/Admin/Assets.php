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
		'fcc-settings'  => 'settings',
	);

	private const STYLES = array(
		'fcc-dataviews' => array( 'dataviews', array( 'wp-components' ) ),
		'fcc-admin'     => array( 'admin', array( 'wp-components', 'fcc-dataviews' ) ),
		'fcc-dashboard' => array( 'dashboard', array( 'wp-components' ) ),
		'fcc-settings'  => array( 'settings', array( 'wp-components' ) ),
	);

	private readonly string $build;

	public function __construct( private readonly string $plugin_file ) {
		$this->build = dirname( $plugin_file ) . '/build';
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
	}

	/**
	 * @return list<string> The files that this class reads, relative to the plugin's folder.
	 */
	public static function files(): array {
		$entries = array_unique( array( ...array_values( self::SCRIPTS ), ...array_column( self::STYLES, 0 ) ) );
		return array_map( static fn ( string $entry ): string => "build/$entry.asset.php", array_values( $entries ) );
	}

	/**
	 * The action init.
	 */
	public function register(): void {
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

	private function url( string $file ): string {
		return plugins_url( "build/$file", $this->plugin_file );
	}
}
