<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * The period of one block in the page's address, `?fcc-period-3f2a=90d`: two blocks on a page do not move each other.
 */
final class PeriodLink {

	/**
	 * @param string $key Of the block among those of its page; letters, digits and hyphens.
	 */
	public function __construct( public readonly string $key ) {}

	/**
	 * The one that was asked for.
	 */
	public function period(): ?Period {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- To look at a period changes nothing; it is one of five or none.
		return BlockSettings::period( $_GET[ $this->argument() ] ?? null );
	}

	/**
	 * The current address with another period, at the block itself.
	 *
	 * @return string To be escaped.
	 */
	public function of( Period $period ): string {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- It is taken apart here and escaped as an address.
		[ $path, $query ] = array( ...explode( '?', wp_unslash( (string) ( $_SERVER['REQUEST_URI'] ?? '/' ) ), 2 ), '' );

		// With two slashes at its beginning it would be the address of another host.
		return add_query_arg( $this->argument(), $period->value, '/' . ltrim( $path, '/\\' ) . '?' . $query ) . "#{$this->element_id()}";
	}

	/**
	 * The id of the block's element.
	 */
	public function element_id(): string {
		return "fcc-overview-{$this->key}";
	}

	private function argument(): string {
		return "fcc-period-{$this->key}";
	}
}
