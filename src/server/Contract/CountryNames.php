<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * Codes of countries by their names in many languages, without PHP's optional extension intl.
 */
final class CountryNames {

	/** @var array<string, string>|null Codes by folded name. */
	private ?array $codes = null;

	/** @var array<string, string|null> Codes by cell, because a file has few countries. */
	private array $known = array();

	private const MAX_KNOWN = 1000;

	/** The file, for code_of_phrase(). */
	private ?string $json = null;

	/**
	 * @param string $file JSON of the build: folded names by code.
	 */
	public function __construct( private readonly string $file ) {}

	/**
	 * @param string $name A code of two or three letters in any case, or a name in any language.
	 * @return string|null ISO 3166-1 alpha-2 in upper case; null if the country is unknown.
	 */
	public function code( string $name ): ?string {
		if ( ! array_key_exists( $name, $this->known ) ) {
			$this->known          = count( $this->known ) < self::MAX_KNOWN ? $this->known : array();
			$this->known[ $name ] = $this->find( $name );
		}
		return $this->known[ $name ];
	}

	/**
	 * Reads the code out of the file's text: a search decodes no list of ten thousand names.
	 *
	 * @param string $phrase Folded by FoldedText.
	 * @return string|null ISO 3166-1 alpha-2 in upper case; null if no country has this name.
	 */
	public function code_of_phrase( string $phrase ): ?string {
		$this->json ??= is_readable( $this->file ) ? (string) file_get_contents( $this->file ) : ''; // phpcs:ignore WordPress.WP.AlternativeFunctions -- A file of the plugin.
		$at           = strpos( $this->json, '"' . $phrase . '"' );
		$start        = false === $at ? false : strrpos( substr( $this->json, 0, $at ), '":[' );
		return false === $start ? null : substr( $this->json, $start - 2, 2 );
	}

	private function find( string $name ): ?string {
		if ( Countries::has( $name ) ) {
			return strtoupper( $name );
		}
		$this->codes ??= $this->load();
		// “United States (US)”, as WooCommerce writes it.
		$short = (string) preg_replace( '/\s*\([^()]*\)$/uD', '', $name );
		return $this->codes[ FoldedText::of( $name ) ] ?? $this->codes[ FoldedText::of( $short ) ] ?? null;
	}

	/**
	 * @return array<string, string>
	 */
	private function load(): array {
		$codes = array();
		foreach ( (array) wp_json_file_decode( $this->file, array( 'associative' => true ) ) as $code => $names ) {
			$codes += array_fill_keys( (array) $names, (string) $code );
		}
		return $codes;
	}
}
