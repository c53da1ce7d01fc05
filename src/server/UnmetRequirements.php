<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

/**
 * Replaces the plugin if PHP lacks required extensions, or if files of the plugin are missing: it cannot be activated, and an
 * active plugin shows what is missing. The rest of the site works.
 */
final class UnmetRequirements {

	/**
	 * @param list<string> $extensions  Missing PHP extensions.
	 * @param string|null  $broken_file A missing or damaged file, relative to the plugin's folder.
	 */
	public function __construct(
		private readonly array $extensions,
		private readonly ?string $broken_file,
	) {}

	/**
	 * Runs while WordPress loads the plugin's file.
	 */
	public function hook(): void {
		register_activation_hook( PLUGIN_FILE, array( $this, 'stop_activation' ) );
		register_deactivation_hook( PLUGIN_FILE, array( Lifecycle::class, 'deactivate' ) );
		add_action( 'admin_notices', array( $this, 'print' ) );
		add_action( 'network_admin_notices', array( $this, 'print' ) );
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
	}

	/**
	 * The activation hook.
	 */
	public function stop_activation(): never {
		header_remove( 'Location' ); // WordPress sets it in case the activation ends in a fatal error.
		wp_die(
			esc_html( $this->sentence() ),
			esc_html__( 'FluentCart Customers can’t be activated', 'fluent-cart-customers' ),
			array(
				'response'  => 200,
				'back_link' => true,
			)
		);
	}

	/**
	 * The actions admin_notices and network_admin_notices.
	 */
	public function print(): void {
		if ( current_user_can( 'activate_plugins' ) ) {
			wp_admin_notice( esc_html( $this->sentence() ), array( 'type' => 'error' ) );
		}
	}

	/**
	 * The filter site_status_tests.
	 *
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public function add_test( array $tests ): array {
		$tests['direct']['fluent_cart_customers_setup'] = array(
			'label' => __( 'Customers', 'fluent-cart-customers' ),
			'test'  => fn (): array => array(
				'label'       => __( 'FluentCart Customers isn’t running', 'fluent-cart-customers' ),
				'status'      => 'critical',
				'badge'       => array(
					'label' => __( 'Customers', 'fluent-cart-customers' ),
					'color' => 'blue',
				),
				'description' => '<p>' . esc_html( $this->sentence() ) . '</p>',
				'actions'     => '',
				'test'        => 'fluent_cart_customers_setup',
			),
		);
		return $tests;
	}

	private function sentence(): string {
		if ( null !== $this->broken_file ) {
			return sprintf(
				/* translators: %s: path of a file. */
				__( 'FluentCart Customers can’t run because its file %s is missing or damaged. An update might have been interrupted. Install the plugin again. Your customers are kept.', 'fluent-cart-customers' ),
				$this->broken_file
			);
		}
		return sprintf(
			/* translators: %s: names of PHP extensions. */
			_n(
				'FluentCart Customers needs the PHP extension %s, which this server doesn’t have. Ask your host to turn it on.',
				'FluentCart Customers needs the PHP extensions %s, which this server doesn’t have. Ask your host to turn them on.',
				count( $this->extensions ),
				'fluent-cart-customers'
			),
			wp_sprintf( '%l', $this->extensions )
		);
	}
}
