<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

defined( 'ABSPATH' ) || exit;

/**
 * A test's result as WordPress's Site Health wants it.
 */
final class Report {

	/**
	 * @param string                $status  good, recommended or critical.
	 * @param array<string, string> $actions Labels of buttons, by action of SiteHealth.
	 * @return array<string, mixed>
	 */
	public static function of( string $test, string $status, string $label, string $description, array $actions = array() ): array {
		return array(
			'label'       => $label,
			'status'      => $status,
			'badge'       => array(
				'label' => __( 'Customers', 'fluent-cart-customers' ),
				'color' => 'blue',
			),
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'actions'     => implode( ' ', array_map( self::button( ... ), array_keys( $actions ), $actions ) ),
			'test'        => $test,
		);
	}

	private static function button( string $action, string $label ): string {
		return sprintf(
			'<a class="button" href="%s">%s</a>',
			esc_url( wp_nonce_url( admin_url( "admin-post.php?action=$action" ), $action ) ),
			esc_html( $label )
		);
	}
}
