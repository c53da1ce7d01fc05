<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Routes;

defined( 'ABSPATH' ) || exit;

/**
 * The settings page of wp-admin: menu entry, script, and the preloaded answer. Users who can manage options reach it, also
 * without the right to view customers.
 */
final class SettingsPage {

	private const SLUG = CustomersPage::SLUG . '-settings';

	private const CAPABILITY = 'manage_options';

	public function __construct(
		private readonly string $plugin_file,
		private readonly CustomerPolicy $policy,
		private readonly Host $host,
		private readonly Routes $routes,
		private readonly BootstrapData $bootstrap,
	) {}

	public function hook(): void {
		// After the customers page.
		add_action( 'admin_menu', array( $this, 'register_menu' ), 21 );
		// Before the customers page adds its link in front.
		add_filter( 'plugin_action_links_' . plugin_basename( $this->plugin_file ), array( $this, 'add_link' ), 9 );
	}

	/**
	 * Returns null if the user may not open the page.
	 */
	public static function url(): ?string {
		return current_user_can( self::CAPABILITY ) ? admin_url( 'admin.php?page=' . self::SLUG ) : null;
	}

	/**
	 * The action admin_menu.
	 */
	public function register_menu(): void {
		if ( ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		$customers_slug = $this->policy->allows( CustomerPolicy::VIEW ) ? CustomersPage::SLUG : null;
		$screen         = $this->host->add_settings_page( self::SLUG, $customers_slug, array( $this, 'render' ) );
		if ( false !== $screen ) {
			add_action( "load-$screen", array( $this, 'load' ) );
		}
	}

	/**
	 * The filter plugin_action_links_{plugin}.
	 *
	 * @param array<string, string> $links
	 * @return array<string, string>
	 */
	public function add_link( array $links ): array {
		$url = self::url();
		if ( null === $url ) {
			return $links;
		}
		$link = sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'fluent-cart-customers' ) );
		return array( 'settings' => $link ) + $links;
	}

	/**
	 * The action load-{screen}, before output begins.
	 */
	public function load(): void {
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		ScreenOptions::hide_if_empty();

		// WordPress's emoji script would replace characters in React's elements by images.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	}

	/**
	 * The action admin_enqueue_scripts.
	 */
	public function enqueue(): void {
		$answer = $this->routes->preload( 'getSettings', array() );
		$this->bootstrap->enqueue_page( 'fcc-settings', null === $answer ? array() : array( $this->routes->path( 'getSettings', array() ) => $answer ) );
	}

	/**
	 * Prints the page.
	 */
	public function render(): void {
		printf(
			'<div class="wrap"><h1>%s</h1><hr class="wp-header-end"><div id="fcc-settings"></div></div>',
			esc_html__( 'Customer settings', 'fluent-cart-customers' )
		);
	}
}
