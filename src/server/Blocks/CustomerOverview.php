<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Admin\Bootstrap;

/**
 * The block fluent-cart-customers/customer-overview.
 */
final class CustomerOverview {

	public const NAME = 'fluent-cart-customers/customer-overview';

	private readonly string $folder;

	public function __construct(
		private readonly string $plugin_file,
		private readonly Bootstrap $bootstrap,
	) {
		$this->folder = dirname( $plugin_file ) . '/build/blocks/customer-overview';
	}

	public function hook(): void {
		add_action( 'init', array( $this, 'register' ) );
		add_action( 'enqueue_block_editor_assets', array( $this->bootstrap, 'print_with_store' ) );
	}

	/**
	 * The action init. That the build is missing is said by Admin\Assets.
	 */
	public function register(): void {
		if ( ! is_file( "{$this->folder}/block.json" ) ) {
			return;
		}
		$block = register_block_type_from_metadata( $this->folder );
		if ( false === $block ) {
			return;
		}
		foreach ( $block->editor_script_handles as $handle ) {
			wp_set_script_translations( $handle, 'fluent-cart-customers', dirname( $this->plugin_file ) . '/languages' );
		}
	}
}
