<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

defined( 'ABSPATH' ) || exit;

/**
 * Builds the result of a Site Health test.
 */
final class HealthReport {

	/**
	 * @param string                $test        Name of the test.
	 * @param string                $status      good, recommended or critical.
	 * @param string                $description Plain text.
	 * @param array<string, string> $actions     Labels of buttons, by action of SiteHealth.
	 * @param array<string, string> $links       Texts of a list of links, by address.
	 * @return array<string, mixed> Result in the format of WordPress.
	 */
	public static function of( string $test, string $status, string $label, string $description, array $actions = array(), array $links = array() ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => __( 'Customers', 'fluent-cart-customers' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $description ) . '</p>' . self::list_of( $links ),
			'actions'     => implode( ' ', array_map( self::button( ... ), array_keys( $actions ), $actions ) ),
			'test'        => $test,
		);
	}

	/**
	 * @param array<string, string> $links
	 */
	private static function list_of( array $links ): string {
		$items = array_map(
			static fn ( string $url, string $text ): string => sprintf( '<li><a href="%s">%s</a></li>', esc_url( $url ), esc_html( $text ) ),
			array_keys( $links ),
			$links
		);
		// Emails can be long, and WordPress's page does not break them.
		return array() === $items ? '' : '<ul style="overflow-wrap: anywhere">' . implode( '', $items ) . '</ul>';
	}

	private static function button( string $action, string $label ): string {
		return sprintf(
			'<a class="button" href="%s">%s</a>',
			esc_url( wp_nonce_url( admin_url( "admin-post.php?action=$action" ), $action ) ),
			esc_html( $label )
		);
	}
}
