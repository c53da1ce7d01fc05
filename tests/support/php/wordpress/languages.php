<?php
/**
 * Reads the plugin's texts in the language of the site.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Languages;

defined( 'ABSPATH' ) || exit;

/**
 * Translates a text of PHP.
 *
 * @param string $text English.
 */
function text( string $text ): string {
	return translate( $text, 'fluent-cart-customers' ); // phpcs:ignore WordPress.WP.I18n -- For a test.
}

/**
 * Translates texts of a script, or of the chunks that it loads.
 *
 * @param string       $handle Handle of the script.
 * @param list<string> $texts  English.
 * @return array<string, string> By their English.
 */
function script_texts( string $handle, array $texts ): array {
	$translations = json_decode( (string) load_script_textdomain( $handle, 'fluent-cart-customers' ), true );
	return array_map(
		static fn ( array $forms ): string => $forms[0],
		array_intersect_key( $translations['locale_data']['messages'] ?? array(), array_flip( $texts ) )
	);
}
