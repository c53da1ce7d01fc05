<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Adds customers to WordPress's command palette, which is on every page of wp-admin since WordPress 6.9.
 */
final class CommandPalette {

	public function __construct(
		private readonly CustomerPolicy $policy,
		private readonly BootstrapData $bootstrap,
	) {}

	public function hook(): void {
		// After WordPress has enqueued the palette, unless the site has removed it.
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
