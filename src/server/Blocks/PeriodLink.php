<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * The period of one block in the page's address, `?fcc-period-3f2a=90d`. Each block of a page has its own argument.
 */
final class PeriodLink {

	/**
	 * @param string $key Key of the block, unique on its page: letters, digits and hyphens.
	 */
	public function __construct( public readonly string $key ) {}

	/**
	 * Returns the period of the current address.
	 *
	 * @return Period|null Null if the address has none or an invalid one.
	 */
	public function period(): ?Period {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- A period changes no data, and the value is validated.
		return BlockSettings::period( $_GET[ $this->argument() ] ?? null );
	}

	/**
	 * Returns the current address with another period and the block's fragment.
	 *
	 * @return string Not escaped.
	 */
	public function of( Period $period ): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- The caller escapes the result.
		[ $path, $query ] = array( ...explode( '?', wp_unslash( (string) ( $_SERVER['REQUEST_URI'] ?? '/' ) ), 2 ), '' );

		// Two slashes at the beginning would make it an address of another host.
		return add_query_arg( $this->argument(), $period->value, '/' . ltrim( $path, '/\\' ) . '?' . $query ) . "#{$this->element_id()}";
	}

	/**
	 * Returns the id attribute of the block's element.
	 */
	public function element_id(): string {
		return "fcc-overview-{$this->key}";
	}

	private function argument(): string {
		return "fcc-period-{$this->key}";
	}
}
