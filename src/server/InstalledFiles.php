<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Admin\Assets;
use FluentCartCustomers\Blocks\CustomerOverviewBlock;

defined( 'ABSPATH' ) || exit;

/**
 * Finds files that are missing or damaged after an interrupted update, because each of them can end any request of the site.
 *
 * wp-admin and an activation check the files of the build. In other requests, a file that PHP needs and cannot load ends the
 * request. That request stores the file, and the plugin does not start for a minute. The plugin must try again: an update can
 * remove a class that a request still needed.
 */
final class InstalledFiles {

	/** Autoloaded, because every request reads it. */
	private const OPTION = 'fcc_broken_file';

	private const CLASS_NOT_FOUND = '/^Uncaught Error: \w+ "' . __NAMESPACE__ . '\\\\([\w\\\\]+)" not found/';

	private const FILE_NOT_FOUND = "/^Uncaught Error: Failed opening required '([^']+)'/";

	private readonly string $folder;

	/** The files that this request started with. An update during the request changes the time. */
	private readonly int $installed_at;

	public function __construct( string $plugin_file ) {
		$this->folder       = wp_normalize_path( dirname( $plugin_file ) );
		$this->installed_at = (int) filemtime( $plugin_file );
	}

	/**
	 * @return string|null A missing or damaged file, relative to the plugin's folder.
	 */
	public function broken_file(): ?string {
		$is_activation = 0 !== did_action( 'plugins_loaded' );
		return $this->stored_file() ?? ( is_admin() || $is_activation ? $this->broken_file_of_build() : null );
	}

	/**
	 * Stores the file if this request ends for lack of it.
	 */
	public function watch(): void {
		register_shutdown_function(
			function (): void {
				$file = $this->file_of( error_get_last() );
				if ( null !== $file ) {
					$mark = array(
						'file'         => $file,
						'until'        => time() + MINUTE_IN_SECONDS,
						'installed_at' => $this->installed_at,
					);
					update_option( self::OPTION, $mark, true );
				}
			}
		);
	}

	public static function forget(): void {
		delete_option( self::OPTION );
	}

	private function broken_file_of_build(): ?string {
		foreach ( array( 'build/contract.php', 'build/abilities.php', ...Assets::files(), ...CustomerOverviewBlock::FILES ) as $file ) {
			$path = "$this->folder/$file";
			if ( ! is_file( $path ) || 0 === filesize( $path ) ) {
				return $file;
			}
		}
		return null;
	}

	private function stored_file(): ?string {
		// Unlike get_option(), this runs no query if the option does not exist.
		$mark = maybe_unserialize( wp_load_alloptions()[ self::OPTION ] ?? null );
		return is_array( $mark ) && $mark['until'] > time() && $mark['installed_at'] === $this->installed_at ? $mark['file'] : null;
	}

	/**
	 * @param array{type: int, message: string, file: string, line: int}|null $error
	 * @return string|null The file of this plugin that PHP could not find or parse.
	 */
	private function file_of( ?array $error ): ?string {
		$message = $error['message'] ?? '';
		// WordPress, too, requires files of the build.
		preg_match( self::FILE_NOT_FOUND, $message, $not_found );
		$file = wp_normalize_path( $not_found[1] ?? $error['file'] ?? '' );
		if ( ! str_starts_with( $file, "$this->folder/" ) ) {
			return null;
		}
		if ( 1 === preg_match( self::CLASS_NOT_FOUND, $message, $name ) ) {
			return 'src/server/' . str_replace( '\\', '/', $name[1] ) . '.php';
		}
		return isset( $not_found[1] ) || E_PARSE === $error['type'] ? substr( $file, strlen( "$this->folder/" ) ) : null;
	}
}
