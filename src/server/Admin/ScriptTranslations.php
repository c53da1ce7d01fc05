<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Loads the translations of scripts. WordPress loads those of registered scripts only, so each lazy chunk is registered, and never
 * enqueued, and its translations are added to those of the script that loads it. A language without any translation of that script
 * has none of its chunks, either.
 */
final class ScriptTranslations {

	public const DOMAIN = 'fluent-cart-customers';

	/**
	 * @param array<string, string> $entries By handle.
	 */
	public function __construct(
		private readonly string $plugin_file,
		private readonly array $entries,
	) {}

	public function hook(): void {
		add_filter( 'load_script_translation_file', array( $this, 'or_bundled' ), 10, 3 );
		add_filter( 'load_script_translations', array( $this, 'with_chunks' ), 10, 4 );
	}

	/**
	 * The filter load_script_translation_file. A language pack of an older version does not have every script.
	 *
	 * @param string|false $file Of a language pack, or the plugin's own.
	 */
	public function or_bundled( string|false $file, string $handle, string $domain ): string|false {
		return self::DOMAIN === $domain && is_string( $file ) && ! is_readable( $file )
			? dirname( $this->plugin_file ) . '/languages/' . basename( $file )
			: $file;
	}

	/**
	 * The filter load_script_translations.
	 *
	 * @param mixed $translations JSON; false without translations.
	 * @return mixed
	 */
	public function with_chunks( mixed $translations, string|false $file, string $handle, string $domain ): mixed {
		$chunks = self::DOMAIN === $domain ? $this->chunks_of( $handle ) : array();
		if ( array() === $chunks || ! is_string( $translations ) ) {
			return $translations;
		}
		$merged   = json_decode( $translations, true );
		$messages = array_map( fn ( string $chunk ): array => json_decode( $this->translations_of( $chunk ), true )['locale_data']['messages'] ?? array(), $chunks );

		$merged['locale_data']['messages'] = array_replace( $merged['locale_data']['messages'] ?? array(), ...$messages );
		return (string) wp_json_encode( $merged );
	}

	/**
	 * @return list<string> `customer` for `customer.js`.
	 */
	private function chunks_of( string $handle ): array {
		$entry = $this->entries[ $handle ] ?? null;
		$file  = dirname( $this->plugin_file ) . '/build/lazy-chunks.php';
		return null !== $entry && is_file( $file ) ? ( require $file )[ $entry ] ?? array() : array();
	}

	/**
	 * @return string JSON; empty without translations.
	 */
	private function translations_of( string $chunk ): string {
		$handle = "fcc-chunk-$chunk";
		if ( ! wp_script_is( $handle, 'registered' ) ) {
			wp_register_script( $handle, plugins_url( "build/$chunk.js", $this->plugin_file ), array(), null, true ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- Never enqueued.
		}
		return (string) load_script_textdomain( $handle, self::DOMAIN );
	}
}
