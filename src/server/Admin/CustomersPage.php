<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use Closure;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Routes;

defined( 'ABSPATH' ) || exit;

/**
 * The customers page of wp-admin: menu entry, scripts, and the preloaded answers and prerendered view of its address.
 */
final class CustomersPage {

	public const SLUG = 'fluent-cart-customers';

	/** The first page of orders and of activity that the customer screen requests. */
	private const FIRST_PAGE = array(
		'page'     => 1,
		'per_page' => 10,
	);

	/** The first page of the history that the app requests. */
	private const FIRST_RUNS = array(
		'page'     => 1,
		'per_page' => 20,
	);

	/** The statistics of a customer with more orders are not preloaded, because the page would wait for them. */
	private const MAX_PRELOADED_ORDERS = 5_000;

	/**
	 * Answers to the first requests of the app, by path.
	 *
	 * @var array<string, array{body: array<string, mixed>, headers: array<string, string>}>
	 */
	private array $answers = array();

	/**
	 * Prints the view of the address; null if its data could not be read.
	 *
	 * @var Closure(): void|null
	 */
	private ?Closure $prerendered_view = null;

	public function __construct(
		private readonly string $plugin_file,
		private readonly CustomerPolicy $policy,
		private readonly Host $host,
		private readonly Routes $routes,
		private readonly BootstrapData $bootstrap,
	) {}

	public function hook(): void {
		// After FluentCart has added its menu, which can become the parent.
		add_action( 'admin_menu', array( $this, 'register_menu' ), 20 );
		add_filter( 'plugin_action_links_' . plugin_basename( $this->plugin_file ), array( $this, 'add_link' ) );
	}

	public static function url(): string {
		return admin_url( 'admin.php?page=' . self::SLUG );
	}

	/**
	 * The action admin_menu.
	 */
	public function register_menu(): void {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return;
		}
		$screen = $this->host->add_admin_page( self::SLUG, array( $this, 'render' ) );
		if ( false !== $screen ) {
			add_action( "load-$screen", array( $this, 'load' ) );
		}
	}

	/**
	 * The filter plugin_action_links_{plugin}: links the page, so that a user finds it after the activation.
	 *
	 * @param array<string, string> $links
	 * @return array<string, string>
	 */
	public function add_link( array $links ): array {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			return $links;
		}
		$link = sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Customers', 'fluent-cart-customers' ) );
		return array( 'customers' => $link ) + $links;
	}

	/**
	 * The action load-{screen}, before output begins.
	 */
	public function load(): void {
		$customer_id = self::id_of_address( 'customer' );
		$run_id      = self::id_of_address( 'run' );
		$caller      = CallerAddress::query();
		match ( true ) {
			null !== $caller             => $this->prepare_caller( $caller ),
			null !== $customer_id        => $this->prepare_customer( $customer_id ),
			null !== $run_id             => $this->prepare_run( $run_id ),
			self::is_screen( 'history' ) => $this->prepare_history(),
			self::is_screen( 'import' )  => $this->prepare_import(),
			default                      => $this->prepare_list(),
		};
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		ScreenOptions::hide_if_empty();

		// WordPress's script would remove the state of the history entry, which keeps the search of a caller.
		remove_action( 'admin_head', 'wp_admin_canonical_url' );

		// WordPress's emoji script would replace characters in React's elements by images. The block editor removes it, too.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
	}

	/**
	 * The action admin_enqueue_scripts.
	 */
	public function enqueue(): void {
		$this->bootstrap->enqueue_page( 'fcc-admin', $this->answers );
		$this->bootstrap->print_labels();

		// WordPress has the translations of DataViews only in those of the site editor.
		$translations = wp_scripts()->print_translations( 'wp-edit-site', false );
		if ( is_string( $translations ) && '' !== $translations ) {
			wp_add_inline_script( 'fcc-dataviews', $translations, 'before' );
		}
	}

	/**
	 * The callback of the menu page.
	 */
	public function render(): void {
		// WordPress moves notices after this line. In the app's root, React would remove them.
		echo '<div class="wrap fcc-page"><hr class="wp-header-end"><div id="fluent-cart-customers">';
		if ( null !== $this->prerendered_view ) {
			( $this->prerendered_view )();
		}
		echo '</div></div>';
	}

	/**
	 * Returns the customer or run of the address, as src/admin/navigation/routes.ts does.
	 */
	private static function id_of_address( string $argument ): ?int {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- To see a customer or a run changes nothing.
		$id = wp_unslash( $_GET[ $argument ] ?? '' );
		return is_string( $id ) && 1 === preg_match( '/^[1-9]\d{0,15}$/', $id ) ? (int) $id : null;
	}

	private static function is_screen( string $screen ): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput -- To see a screen changes nothing.
		return wp_unslash( $_GET['screen'] ?? '' ) === $screen;
	}

	private function prepare_list(): void {
		$saved = $this->preload( 'listViews', array() )['views'] ?? array();
		$view  = ListView::current( $saved );
		$list  = $this->preload( 'listCustomers', $view->query() );
		if ( null === $list ) {
			return;
		}
		$rows = new ListPrerender( $view, $saved, $this->host->currency(), $this->policy->allows( CustomerPolicy::MANAGE ) );

		$this->prerendered_view = static fn () => $rows->render( $list['customers'], $list['pagination'] );
	}

	/**
	 * The app opens the only customer, or the list.
	 *
	 * @param array<string, string> $query Of the lookup.
	 */
	private function prepare_caller( array $query ): void {
		$answer = $this->preload( 'lookupCustomers', $query );
		$found  = $answer['customers'] ?? array();
		if ( 1 === count( $found ) ) {
			$this->prepare_customer( $found[0]['id'] );
		} elseif ( array() === $found ) {
			$this->prepare_list();
		}
	}

	private function prepare_customer( int $id ): void {
		$answer = $this->preload( 'getCustomer', array(), array( 'customerId' => $id ) );
		if ( null === $answer ) {
			return;
		}
		if ( $answer['customer']['order_count'] <= self::MAX_PRELOADED_ORDERS ) {
			$this->preload( 'getCustomerStats', array(), array( 'customer' => $id ) );
		}
		$this->preload( 'listViews', array() );
		$this->preload( 'listCustomerOrders', self::FIRST_PAGE, array( 'customerId' => $id ) );
		$this->preload( 'listCustomerActivity', self::FIRST_PAGE, array( 'customerId' => $id ) );

		$this->prerendered_view = static fn () => ( new CustomerPrerender() )->render( $answer['customer'] );
	}

	/**
	 * The first page only. The app reads another one.
	 */
	private function prepare_history(): void {
		$this->preload( 'listRuns', self::FIRST_RUNS );
		$this->prerendered_view = HistoryPrerender::history( ... );
	}

	private function prepare_import(): void {
		$this->prerendered_view = HistoryPrerender::import( ... );
	}

	private function prepare_run( int $id ): void {
		$answer = $this->preload( 'getRun', array(), array( 'runId' => $id ) );

		$this->prerendered_view = static fn () => HistoryPrerender::run( $answer['run']['title'] ?? __( 'Change', 'fluent-cart-customers' ) );
	}

	/**
	 * Stores the answer of an operation for the app.
	 *
	 * @param array<string, mixed> $query
	 * @param array<string, int>   $parameters Path parameters.
	 * @return array<string, mixed>|null The answer's data; null if the operation failed.
	 */
	private function preload( string $operation_id, array $query, array $parameters = array() ): ?array {
		$answer = $this->routes->preload( $operation_id, $query, $parameters );
		if ( null === $answer ) {
			return null;
		}
		$this->answers[ $this->routes->path( $operation_id, $query, $parameters ) ] = $answer;
		return $answer['body']['data'];
	}
}
