<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Parts of a customer that several prerendered views print, with the CSS classes of the app.
 *
 * Names and emails are escaped by esc_textarea(), because esc_html() keeps an entity such as `&amp;` that a user typed.
 *
 * @phpstan-type Summary array<string, mixed> A CustomerSummary of openapi.json.
 */
final class CustomerMarkup {

	/**
	 * Returns the full name, else the email, else the id, so that a link always has a text.
	 *
	 * @param Summary $customer
	 */
	public static function name( array $customer ): string {
		$full_name = self::full_name( $customer );
		return match ( true ) {
			'' !== $full_name                           => $full_name,
			'' !== Text::trimmed( $customer['email'] ) => $customer['email'],
			default                                     => "#{$customer['id']}",
		};
	}

	/**
	 * @param Summary $customer
	 */
	public static function full_name( array $customer ): string {
		return implode( ' ', self::names( $customer ) );
	}

	/**
	 * @param Summary $customer
	 */
	public static function render_avatar( array $customer ): void {
		?>
		<span class="fcc-avatar" aria-hidden="true">
			<?php echo esc_textarea( self::initials( $customer ) ); ?>
			<?php if ( '' !== $customer['avatar_url'] ) : ?>
				<?php // phpcs:ignore PluginCheck.CodeAnalysis.ImageFunctions.NonEnqueuedImage -- An avatar is not in the media library. ?>
				<img src="<?php echo esc_url( $customer['avatar_url'] ); ?>" alt="" width="36" height="36" loading="lazy" decoding="async" onerror="this.remove()">
			<?php endif; ?>
		</span>
		<?php
	}

	public static function render_status( string $status ): void {
		printf(
			'<span class="fcc-status is-%1$s">%2$s</span>',
			esc_attr( sanitize_html_class( $status ) ),
			esc_html( '' === $status ? __( 'No status', 'fluent-cart-customers' ) : CustomerStatuses::all()[ $status ] ?? $status )
		);
	}

	/**
	 * @param Summary $customer
	 * @return list<string> First and last name in the order of the setting, without a name that has no visible character.
	 */
	private static function names( array $customer ): array {
		$names = array_map( Text::trimmed( ... ), SettingsOption::read()->name_order->arrange( $customer['first_name'], $customer['last_name'] ) );
		return array_values( array_filter( $names, static fn ( string $name ): bool => '' !== $name ) );
	}

	/**
	 * @param Summary $customer
	 */
	private static function initials( array $customer ): string {
		$names = self::names( $customer );
		if ( array() === $names ) {
			$names = array( Text::trimmed( $customer['email'] ) );
		}
		return mb_strtoupper( implode( '', array_map( self::first_character( ... ), $names ) ), 'UTF-8' );
	}

	/**
	 * With the extension intl, an emoji of several code points is one character.
	 */
	private static function first_character( string $text ): string {
		return function_exists( 'grapheme_substr' ) ? (string) grapheme_substr( $text, 0, 1 ) : mb_substr( $text, 0, 1, 'UTF-8' );
	}
}
