<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * The customer overview on wp-admin's dashboard. A script requests its figures, so that the dashboard does not wait for
 * them.
 */
final class DashboardWidget {

	private const ID = 'fcc_customer_overview';

	public function __construct(
		private readonly CustomerPolicy $policy,
		private readonly BootstrapData $bootstrap,
	) {}

	public function hook(): void {
		add_action( 'wp_dashboard_setup', array( $this, 'add' ) );
	}

	/**
	 * The action wp_dashboard_setup.
	 */
	public function add(): void {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return;
		}
		wp_add_dashboard_widget( self::ID, __( 'Customer overview', 'fluent-cart-customers' ), array( $this, 'render' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
	}

	/**
	 * The action admin_enqueue_scripts.
	 */
	public function enqueue(): void {
		wp_enqueue_script( 'fcc-dashboard' );
		wp_enqueue_script( 'wp-auth-check' ); // With heartbeat: WordPress's login over a page whose session has ended.
		wp_enqueue_style( 'fcc-dashboard' );
		$this->bootstrap->print_before_store();
	}

	/**
	 * The callback of the widget.
	 */
	public function render(): void {
		printf(
			'<div id="fcc-dashboard"><p class="hide-if-js"><a href="%s">%s</a></p></div>',
			esc_url( CustomersPage::url() ),
			esc_html__( 'View customers', 'fluent-cart-customers' )
		);
	}
}
