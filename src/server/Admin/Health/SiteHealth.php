<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use Closure;
use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * The plugin's tests and buttons in WordPress's Site Health. The buttons run the background jobs in the current request, so
 * that they also work on a site where cron events never fire.
 */
final class SiteHealth {

	/** Actions of admin-post.php. */
	public const GO_ON  = 'fcc_go_on';
	public const CHECK  = 'fcc_check';
	public const REMOVE = 'fcc_remove_orphans';

	public const CHECK_TOTALS = 'fcc_check_totals';

	/**
	 * @param Closure(): void $retry_now Allows the next run to repeat a failed setup without waiting.
	 */
	public function __construct(
		private readonly SetupTest $setup,
		private readonly IndexingTest $indexing,
		private readonly JobsTest $jobs,
		private readonly OrphansTest $orphans,
		private readonly StoredTotalsTest $totals,
		private readonly SharedEmailsTest $emails,
		private readonly UnusualRowsTest $rows,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $retry_now,
	) {}

	public function hook(): void {
		add_filter( 'site_status_tests', array( $this, 'add_tests' ) );
		add_filter( 'debug_information', array( $this, 'add_information' ) );
		foreach ( array( self::GO_ON, self::CHECK, self::REMOVE, self::CHECK_TOTALS ) as $action ) {
			add_action( "admin_post_$action", fn () => $this->act( $action ) );
		}
	}

	/**
	 * The filter site_status_tests.
	 *
	 * @param array<string, array<string, mixed>> $tests
	 * @return array<string, array<string, mixed>>
	 */
	public function add_tests( array $tests ): array {
		foreach ( array( $this->setup, $this->indexing, $this->jobs, $this->orphans, $this->totals, $this->emails, $this->rows ) as $test ) {
			$tests['direct'][ $test::TEST ] = array(
				'label' => $test->label(),
				'test'  => array( $test, 'test' ),
			);
		}
		return $tests;
	}

	/**
	 * The filter debug_information.
	 *
	 * @param array<string, array<string, mixed>> $information
	 * @return array<string, array<string, mixed>>
	 */
	public function add_information( array $information ): array {
		$information[ IndexingTest::TEST ] = array(
			'label'  => __( 'Customers', 'fluent-cart-customers' ),
			'fields' => array( ...$this->indexing->information(), ...$this->jobs->information() ),
		);
		return $information;
	}

	/**
	 * Handles a button: requests a check or a removal if the action is one, then runs all jobs once.
	 *
	 * @throws DatabaseError
	 */
	private function act( string $action ): never {
		check_admin_referer( $action );
		// Removing rows needs a stronger capability than viewing.
		if ( ! current_user_can( self::REMOVE === $action ? 'manage_options' : 'view_site_health_checks' ) ) {
			wp_die( esc_html__( 'Sorry, you are not allowed to do that.' ), 403 ); // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress's own text.
		}
		match ( $action ) {
			self::GO_ON        => null,
			self::CHECK_TOTALS => $this->reconciles->request( array( JobName::Figures ) ),
			self::CHECK        => $this->request_check(),
			self::REMOVE       => $this->reconciles->request( array( JobName::Check ), array( 'is_repair' => true ) ),
		};
		( $this->retry_now )();
		// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals.DynamicHooknameFound -- Constants with the plugin's prefix.
		do_action( AddIndexesJob::EVENT );
		do_action( JobSchedule::RECONCILE );
		// phpcs:enable
		wp_safe_redirect( admin_url( 'site-health.php' ) );
		exit;
	}

	/**
	 * Requests a check, unless a removal is running.
	 *
	 * @throws DatabaseError
	 */
	private function request_check(): void {
		$current = $this->reconciles->current( JobName::Check );
		if ( ! ( $current['state']['is_repair'] ?? false ) ) {
			$this->reconciles->request( array( JobName::Check ) );
		}
	}
}
