<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

/**
 * Replaces the plugin where another copy of it is active: says so, and leaves the site to the other copy.
 */
final class DuplicateCopy {

	/**
	 * @param string $file The main file of this copy.
	 */
	public function __construct( private readonly string $file ) {}

	public function hook(): void {
		add_action( 'admin_notices', array( $this, 'print' ) );
		add_action( 'network_admin_notices', array( $this, 'print' ) );
	}

	/**
	 * The actions admin_notices and network_admin_notices.
	 */
	public function print(): void {
		if ( current_user_can( 'activate_plugins' ) ) {
			wp_admin_notice(
				esc_html(
					sprintf(
						/* translators: 1: folder of a copy of the plugin, 2: folder of the other one. */
						__( 'FluentCart Customers is active twice, in the folders %1$s and %2$s. Deactivate and delete one of them. Your customers are kept.', 'fluent-cart-customers' ),
						dirname( plugin_basename( PLUGIN_FILE ) ),
						dirname( plugin_basename( $this->file ) )
					)
				),
				array( 'type' => 'error' )
			);
		}
	}
}
