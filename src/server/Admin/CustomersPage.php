<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Rest\CustomerPolicy;
use FluentCartCustomers\Rest\Routes;

/**
 * The customers page of wp-admin: its menu entry, its scripts, and what the server knows already when it is opened.
 */
final class CustomersPage {

	private const SLUG = 'fluent-cart-customers';

	/** Below WordPress's own Comments, above its separator. */
	private const MENU_POSITION = 26;

	/**
	 * The answer to the request with which the app begins.
	 *
	 * @var array{body: array<string, mixed>, headers: array<string, string>}|null
	 */
	private ?array $first_answer = null;

	/** What the address asks for; null until the page is loaded. */
	private ?ListView $view = null;

	public function __construct(
		private readonly CustomerPolicy $policy,
		private readonly Host $host,
		private readonly Routes $routes,
		private readonly Bootstrap $bootstrap,
	) {}

	public function hook(): void {
		// After FluentCart has added its menu, under which ours may go.
		add_action( 'admin_menu', array( $this, 'add_to_menu' ), 20 );
	}

	public static function url(): string {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}

	/**
	 * The action admin_menu.
	 */
	public function add_to_menu(): void {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return;
		}
		$title      = __( 'Customers', 'fluent-cart-customers' );
		$capability = $this->host->menu_capability();
		$parent     = $this->host->parent_menu();
		$screen     = null === $parent
			? add_menu_page( $title, $title, $capability, self::SLUG, array( $this, 'render' ), 'dashicons-groups', self::MENU_POSITION )
			: add_submenu_page( $parent, $title, $title, $capability, self::SLUG, array( $this, 'render' ) );

		if ( false !== $screen ) {
			add_action( "load-$screen", array( $this, 'load' ) );
		}
	}

	/**
	 * The action load-{screen}: before anything is printed.
	 */
	public function load(): void {
		$this->view         = ListView::current();
		$this->first_answer = $this->routes->preload( 'listCustomers', $this->view->query() );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );

		// WordPress's emoji script would replace letters by pictures in what React draws, as in the block editor.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	}

	/**
	 * The action admin_enqueue_scripts.
	 */
	public function enqueue(): void {
		wp_enqueue_script( 'fcc-admin' );
		wp_enqueue_script( 'wp-auth-check' ); // With heartbeat: WordPress's login over a page whose session has ended.
		wp_enqueue_style( 'fcc-admin' );
		$this->bootstrap->print_with_store();

		if ( null !== $this->view && null !== $this->first_answer ) {
			$answers = array( $this->routes->path( 'listCustomers', $this->view->query() ) => $this->first_answer );
			wp_add_inline_script(
				'fcc-store',
				'wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( '
					. wp_json_encode( $answers, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) . ' ) );',
				'before'
			);
		}

		// WordPress prints the words of DataViews on its own screens only: with the site editor, which brought them.
		$words = wp_scripts()->print_translations( 'wp-edit-site', false );
		if ( is_string( $words ) && '' !== $words ) {
			wp_add_inline_script( 'fcc-dataviews', $words, 'before' );
		}
	}

	/**
	 * Prints the page.
	 */
	public function render(): void {
		// WordPress moves notices behind the line; inside the app's root they would be lost.
		echo '<div class="wrap fcc-page"><hr class="wp-header-end"><div id="fluent-cart-customers">';
		if ( null !== $this->view && null !== $this->first_answer ) {
			$list = $this->first_answer['body']['data'];
			$rows = new FirstRows( $this->view, $this->host->currency(), $this->policy->allows( CustomerPolicy::MANAGE ) );
			$rows->render( $list['customers'], $list['pagination'] );
		}
		echo '</div></div>';
	}
}
