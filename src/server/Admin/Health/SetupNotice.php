<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Shows administrators what could not be set up, on the dashboard, the plugins page and the customers page.
 */
final class SetupNotice {

	private const SCREENS = array( 'dashboard', 'plugins' );

	public function __construct( private readonly SetupState $state ) {}

	public function hook(): void {
		add_action( 'admin_notices', array( $this, 'print' ) );
	}

	/**
	 * The action admin_notices.
	 */
	public function print(): void {
		$screen = (string) get_current_screen()?->id;
		if ( ! current_user_can( 'activate_plugins' ) || ! ( in_array( $screen, self::SCREENS, true ) || str_contains( $screen, 'fluent-cart-customers' ) ) ) {
			return;
		}
		$problems = $this->state->problems( SetupState::TABLES );
		if ( array() === $problems ) {
			return;
		}
		wp_admin_notice(
			sprintf(
				'<strong>%s</strong> %s <a href="%s">%s</a>',
				esc_html__( 'FluentCart Customers isn’t fully working.', 'fluent-cart-customers' ),
				esc_html( Sentences::joined( SetupTest::sentences( $problems ) ) ),
				esc_url( admin_url( 'site-health.php' ) ),
				esc_html__( 'View Site Health', 'fluent-cart-customers' )
			),
			array( 'type' => 'error' )
		);
	}
}
