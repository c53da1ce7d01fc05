<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Joins sentences as the language of the user does: Japanese and Chinese put no space between them.
 */
final class Sentences {

	/**
	 * @param list<string> $sentences Empty ones are left out.
	 */
	public static function joined( array $sentences ): string {
		$text = '';
		foreach ( array_filter( $sentences, static fn ( string $sentence ): bool => '' !== $sentence ) as $sentence ) {
			/* translators: 1: one or more sentences, 2: the next sentence. */
			$text = '' === $text ? $sentence : sprintf( _x( '%1$s %2$s', 'two sentences', 'fluent-cart-customers' ), $text, $sentence );
		}
		return $text;
	}
}
