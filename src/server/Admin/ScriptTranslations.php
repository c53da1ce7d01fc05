<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the translations of lazy chunks to those of the script that loads them. WordPress loads translations of registered scripts
 * only, so each chunk is registered, and never enqueued.
 */
final class ScriptTranslations {

	public const DOMAIN = 'fluent-cart-customers';

	/**
	 * @param array<string, string> $handles The handles of the entries.
	 */
	public function __construct(
		private readonly string $plugin_file,
		private readonly array $handles,
	) {}

	public function hook(): void {
		add_filter( 'load_script_translations', array( $this, 'with_chunks' ), 10, 4 );
	}

	/**
	 * The filter load_script_translations.
	 *
	 * @param string|false $translations JSON.
	 */
	public function with_chunks( string|false $translations, string|false $file, string $handle, string $domain ): string|false {
		$chunks = self::DOMAIN === $domain ? $this->chunks_of( $handle ) : array();
		if ( array() === $chunks || false === $translations ) {
			return $translations;
		}
		$merged   = json_decode( $translations, true );
		$messages = array_map( fn ( string $chunk ): array => json_decode( $this->translations_of( $chunk ), true )['locale_data']['messages'] ?? array(), $chunks );

		$merged['locale_data']['messages'] = array_merge( $merged['locale_data']['messages'] ?? array(), ...$messages );
		return (string) wp_json_encode( $merged );
	}

	/**
	 * @return list<string> `customer` for `customer.js`.
	 */
	private function chunks_of( string $handle ): array {
		$entry = array_search( $handle, $this->handles, true );
		$file  = dirname( $this->plugin_file ) . '/build/lazy-chunks.php';
		return false !== $entry && is_file( $file ) ? ( require $file )[ $entry ] ?? array() : array();
	}

	/**
	 * @return string JSON; empty without translations.
	 */
	private function translations_of( string $chunk ): string {
		$handle = "fcc-chunk-$chunk";
		if ( ! wp_script_is( $handle, 'registered' ) ) {
			wp_register_script( $handle, plugins_url( "build/$chunk.js", $this->plugin_file ), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- Never enqueued.
		}
		return (string) load_script_textdomain( $handle, self::DOMAIN, dirname( $this->plugin_file ) . '/languages' );
	}
}
