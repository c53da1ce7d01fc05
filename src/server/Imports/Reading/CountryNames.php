<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Contract\Countries;
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
