<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * The parts of a customer that the page prints in several places, with the classes of the app's own.
 *
 * What people typed is escaped by esc_textarea(): esc_html() would leave an entity that somebody typed as it is, and so
 * show another character than the app.
 *
 * @phpstan-type Summary array<string, mixed> A CustomerSummary of openapi.json.
 */
final class CustomerMarkup {

	/**
	 * The full name, or the email of a customer who gave none, or else the id: a link has a text.
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
	 * @param string $timestamp Of the contract.
	 */
	public static function day( string $timestamp ): string {
		return (string) wp_date( get_option( 'date_format' ), (int) strtotime( $timestamp ) );
	}

	/**
	 * @param Summary $customer
	 * @return list<string> The first and the last name, without one that nobody sees.
	 */
	private static function names( array $customer ): array {
		$names = array_map( Text::trimmed( ... ), array( $customer['first_name'], $customer['last_name'] ) );
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
	 * What a person takes for one, an emoji of several code points included, where PHP has intl to know it.
	 */
	private static function first_character( string $text ): string {
		return function_exists( 'grapheme_substr' ) ? (string) grapheme_substr( $text, 0, 1 ) : mb_substr( $text, 0, 1, 'UTF-8' );
	}
}
