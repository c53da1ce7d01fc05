<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the plugin's place on a PHP without the extensions that it needs: it refuses to be activated and, if it is active
 * already, says what is missing. The store goes on.
 */
final class UnmetRequirements {

	/**
	 * @param non-empty-list<string> $extensions Of PHP.
	 */
	public function __construct( private readonly array $extensions ) {}

	/**
	 * To be called while WordPress loads the plugin's file.
	 */
	public function hook(): void {
		register_activation_hook( PLUGIN_FILE, array( $this, 'refuse' ) );
		register_deactivation_hook( PLUGIN_FILE, array( Lifecycle::class, 'deactivate' ) );
		add_action( 'admin_notices', array( $this, 'print' ) );
		add_action( 'network_admin_notices', array( $this, 'print' ) );
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
	}

	/**
	 * The activation.
	 */
	public function refuse(): never {
		header_remove( 'Location' ); // WordPress has set it for an activation that ends in a fatal error.
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
				'label'       => __( 'FluentCart Customers is not running', 'fluent-cart-customers' ),
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
		return sprintf(
			/* translators: %s: names of PHP extensions. */
			_n(
				'FluentCart Customers needs the PHP extension %s, which this server doesn’t have. Ask your host to turn it on.',
				'FluentCart Customers needs the PHP extensions %s, which this server doesn’t have. Ask your host to turn them on.',
				count( $this->extensions ),
				'fluent-cart-customers'
			),
			implode( ', ', $this->extensions )
		);
	}
}
