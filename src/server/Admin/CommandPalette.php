<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Customers in WordPress's command palette, which every page of wp-admin has since WordPress 6.9.
 */
final class CommandPalette {

	public function __construct(
		private readonly CustomerPolicy $policy,
		private readonly BootstrapData $bootstrap,
	) {}

	public function hook(): void {
		// After WordPress has enqueued the palette itself, which a site may have taken out.
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ), 20 );
	}

	/**
	 * The action admin_enqueue_scripts.
	 */
	public function enqueue(): void {
		if ( wp_script_is( 'wp-core-commands' ) && ! is_network_admin() && $this->policy->allows( CustomerPolicy::VIEW ) ) {
			wp_enqueue_script( 'fcc-commands' );
			$this->bootstrap->print_before_store();
		}
	}
}
