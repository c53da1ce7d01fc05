<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Admin\Assets;
use FluentCartCustomers\Blocks\CustomerOverviewBlock;

defined( 'ABSPATH' ) || exit;

/**
 * Finds files that are missing or damaged after an update that was broken off, because each of them can end any request of the
 * site.
 *
 * Every request checks the files of the build, which are few. A missing class ends the request that needs it. That request stores
 * the file, so that the plugin does not start again before the file changes.
 */
final class InstalledFiles {

	/** Autoloaded, because every request reads it. */
	private const OPTION = 'fcc_broken_file';

	private const NOT_FOUND = '/^Uncaught Error: \w+ "' . __NAMESPACE__ . '\\\\([\w\\\\]+)" not found/';

	private readonly string $folder;

	public function __construct( string $plugin_file ) {
		$this->folder = dirname( $plugin_file );
	}

	/**
	 * @return string|null A missing or damaged file, relative to the plugin's folder.
	 */
	public function broken_file(): ?string {
		foreach ( array( 'build/contract.php', ...Assets::files(), ...CustomerOverviewBlock::FILES ) as $file ) {
			$path = "$this->folder/$file";
			if ( ! is_file( $path ) || 0 === filesize( $path ) ) {
				return $file;
			}
		}
		return $this->stored_file();
	}

	/**
	 * Stores the file if this request ends for lack of it.
	 */
	public function watch(): void {
		register_shutdown_function(
			function (): void {
				$file = $this->file_of( error_get_last() );
				if ( null !== $file ) {
					update_option(
						self::OPTION,
						array(
							'file'  => $file,
							'state' => $this->state_of( $file ),
						),
						true
					);
				}
			}
		);
	}

	public static function forget(): void {
		delete_option( self::OPTION );
	}

	private function stored_file(): ?string {
		// Unlike get_option(), this runs no query if the option does not exist.
		$stored = maybe_unserialize( wp_load_alloptions()[ self::OPTION ] ?? null );
		$file   = is_array( $stored ) ? (string) ( $stored['file'] ?? '' ) : '';
		if ( '' === $file ) {
			return null;
		}
		if ( $this->state_of( $file ) === ( $stored['state'] ?? null ) ) {
			return $file;
		}
		self::forget();
		return null;
	}

	/**
	 * @param array{type: int, message: string, file: string, line: int}|null $error
	 * @return string|null The file of this plugin that PHP could not find or parse.
	 */
	private function file_of( ?array $error ): ?string {
		if ( null === $error || ! str_starts_with( $error['file'], "$this->folder/" ) ) {
			return null;
		}
		if ( E_PARSE === $error['type'] ) {
			return substr( $error['file'], strlen( "$this->folder/" ) );
		}
		if ( E_ERROR !== $error['type'] || 1 !== preg_match( self::NOT_FOUND, $error['message'], $name ) ) {
			return null;
		}
		$file = 'src/server/' . str_replace( '\\', '/', $name[1] ) . '.php';
		return is_file( "$this->folder/$file" ) ? null : $file;
	}

	/**
	 * @return string Differs after the file was replaced; empty if it does not exist.
	 */
	private function state_of( string $file ): string {
		$path = "$this->folder/$file";
		return is_file( $path ) ? filemtime( $path ) . '-' . filesize( $path ) : '';
	}
}
