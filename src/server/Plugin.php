<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Activity\ActivityController;
use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Activity\ActivityRetention;
use FluentCartCustomers\Activity\PruneActivityJob;
use FluentCartCustomers\Addresses\AddressesController;
use FluentCartCustomers\Addresses\AddressRepository;
use FluentCartCustomers\Admin\Assets;
use FluentCartCustomers\Admin\BootstrapData;
use FluentCartCustomers\Admin\CommandPalette;
use FluentCartCustomers\Admin\CountryStatesAjax;
use FluentCartCustomers\Admin\CustomersPage;
use FluentCartCustomers\Admin\DashboardWidget;
use FluentCartCustomers\Admin\Health\IndexingTest;
use FluentCartCustomers\Admin\Health\JobsTest;
use FluentCartCustomers\Admin\Health\OrphansTest;
use FluentCartCustomers\Admin\Health\SetupNotice;
use FluentCartCustomers\Admin\Health\SetupTest;
use FluentCartCustomers\Admin\Health\SharedEmailsTest;
use FluentCartCustomers\Admin\Health\SiteHealth;
use FluentCartCustomers\Admin\Health\StoredTotalsTest;
use FluentCartCustomers\Admin\Health\UnusualRowsTest;
use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\LeaseStore;
use FluentCartCustomers\Background\Scheduler;
use FluentCartCustomers\Blocks\CustomerOverviewBlock;
use FluentCartCustomers\Blocks\NoCachePages;
use FluentCartCustomers\Blocks\Patterns;
use FluentCartCustomers\Bulk\BulkController;
use FluentCartCustomers\Bulk\BulkRunner;
use FluentCartCustomers\Bulk\StatusUpdateRepository;
use FluentCartCustomers\Checks\SharedEmailsJob;
use FluentCartCustomers\Checks\SharedEmailsQuery;
use FluentCartCustomers\Checks\StoredTotalsJob;
use FluentCartCustomers\Checks\StoredTotalsQuery;
use FluentCartCustomers\Checks\UnusualRowsQuery;
use FluentCartCustomers\Cli\CheckCommand;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\CustomerPresenter;
use FluentCartCustomers\Customers\CustomersController;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\FluentCartRecordRepository;
use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Customers\Deletion\OrphanScanJob;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Listing\Zones;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Structure\DatabaseRights;
use FluentCartCustomers\Database\Structure\Indexes;
use FluentCartCustomers\Database\Structure\SetupState;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Exports\ExportLinks;
use FluentCartCustomers\Exports\ExportRepository;
use FluentCartCustomers\Exports\ExportsController;
use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Host\StandaloneHost;
use FluentCartCustomers\Http\CorsHeaders;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Envelope;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Http\RateLimiter;
use FluentCartCustomers\Http\RateWindowStore;
use FluentCartCustomers\Http\ReadYourWrites;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Http\RouteDescriptions;
use FluentCartCustomers\Http\RouteMatcher;
use FluentCartCustomers\Http\Routes;
use FluentCartCustomers\Orders\OrderRepository;
use FluentCartCustomers\Orders\OrdersController;
use FluentCartCustomers\Overview\OverviewController;
use FluentCartCustomers\Overview\OverviewPresenter;
use FluentCartCustomers\Overview\Summaries\OverviewRepository;
use FluentCartCustomers\Platform\Requirements;
use FluentCartCustomers\Search\SearchIndex;
use FluentCartCustomers\Search\SearchIndexer;
use FluentCartCustomers\Users\DetachUsersJob;
use FluentCartCustomers\Users\UserListener;
use FluentCartCustomers\Users\UserRepository;
use FluentCartCustomers\Users\UsersController;
use Throwable;
use WP_CLI;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Wires the modules.
 */
final class Plugin {

	/**
	 * Called once, while WordPress loads the plugin's file.
	 */
	public static function boot(): void {
		$missing = Requirements::missing_extensions();
		if ( array() !== $missing ) {
			( new UnmetRequirements( $missing ) )->hook();
			return;
		}
		Lifecycle::hook();

		// FluentCart's file is loaded after ours and announces itself at plugins_loaded 10.
		add_action( 'plugins_loaded', array( self::class, 'start' ), 20 );
	}

	/**
	 * Decides the host and hooks every module up.
	 */
	public static function start(): void {
		$host     = HostDetector::detect();
		$database = self::database();
		$tables   = self::tables();
		$queue    = new ChangeQueue( $database, $tables );
		$policy   = new CustomerPolicy( $host );
		$contract = new Contract( dirname( PLUGIN_FILE ) . '/build/contract.php' );

		$presenter = new CustomerPresenter( $host );
		$bootstrap = new BootstrapData( $host, $policy );
		$pages     = new NoCachePages( $policy );
		$limiter   = new RateLimiter( $contract, new RateWindowStore( $database, $tables ) );
		$handlers  = static function () use ( $host, $policy, $presenter, $queue ): array {
			JobRunner::schedule(); // Somebody uses us.
			return self::handlers( $host, $policy, $presenter, $queue );
		};
		$ours      = new RouteMatcher( $host->namespaces() );
		$routes    = new Routes( $contract, $policy, self::errors( $presenter ), $limiter, new ReadYourWrites( $database->use_primary( ... ) ), $host->namespaces(), $handlers );

		// A site that was updated, imported, or added to a network was never activated.
		$indexes = new Indexes( $database, $tables, new SetupState() );
		$setup   = new SiteSetup( $database, $tables, $indexes, $host );
		add_action( 'init', array( $setup, 'run_if_outdated' ), 5 );
		$database->repair_with( $setup->repair->run_on_demand( ... ) );
		$runs       = new LeaseStore( $database, $tables );
		$orphans    = new OrphanRepository( $database, $tables );
		$check      = new OrphanScanJob( $orphans, new CheckpointStore( $database, $tables ) );
		$figures    = new StoredTotalsJob( new StoredTotalsQuery( $database, $tables ), new CheckpointStore( $database, $tables ), $host->currency( ... ) );
		$emails     = new SharedEmailsJob( new SharedEmailsQuery( $database, $tables ), new CheckpointStore( $database, $tables ) );
		$list_url   = static fn ( string $search ): ?string => $policy->allows( CustomerPolicy::VIEW )
			? add_query_arg( 'search', rawurlencode( $search ), CustomersPage::url() )
			: null;
		$index_job  = new AddIndexesJob( $indexes, $runs );
		$background = new JobRunner( $runs, self::jobs( $host, $presenter, $queue, $setup, $index_job, $check, $figures, $emails ) );

		$index_job->hook();
		$host->listen( $queue );
		self::follow_settings();
		self::follow_users( static fn (): UserListener => self::gone_users( $host, $presenter, $queue ) );
		$background->hook();
		$routes->hook();
		$limiter->hook();
		( new RouteDescriptions( $host->namespaces() ) )->hook();
		( new Envelope( $ours ) )->hook();
		( new CorsHeaders( $ours ) )->hook();
		( new Assets( PLUGIN_FILE ) )->hook();
		( new CustomersPage( PLUGIN_FILE, $policy, $host, $routes, $bootstrap ) )->hook();
		( new CountryStatesAjax( $host, $policy ) )->hook();
		( new CommandPalette( $policy, $bootstrap ) )->hook();
		( new DashboardWidget( $policy, $bootstrap ) )->hook();
		( new SetupNotice( $setup->state ) )->hook();
		( new SiteHealth(
			new SetupTest( $setup->repair, new DatabaseRights( $database ) ),
			new IndexingTest( $indexes, static fn (): SearchIndexer => self::filing( $queue ) ),
			new JobsTest( $runs ),
			new OrphansTest( $check ),
			new StoredTotalsTest( $figures ),
			new SharedEmailsTest( $emails, new SharedEmailsQuery( $database, $tables ), $list_url ),
			new UnusualRowsTest( new UnusualRowsQuery( $database, $tables ) ),
			$check,
			$figures,
			$setup->state->retry_now( ... )
		) )->hook();
		$pages->hook();
		( new CustomerOverviewBlock( PLUGIN_FILE, $policy, $routes, $bootstrap, $pages ) )->hook();
		( new Patterns() )->hook();
		if ( class_exists( WP_CLI::class ) ) {
			WP_CLI::add_command( 'fluent-cart-customers check', new CheckCommand( $orphans ) );
		}
	}

	/**
	 * @return list<array{Job, callable(): bool}> As Background wants them.
	 */
	private static function jobs( Host $host, CustomerPresenter $presenter, ChangeQueue $queue, SiteSetup $setup, AddIndexesJob $index_job, OrphanScanJob $check, StoredTotalsJob $figures, SharedEmailsJob $emails ): array {
		$tables    = static function () use ( $setup, $index_job ): bool {
			$setup->look_for_damage();
			// Large tables get theirs there; and whoever makes tables anew, as FluentCart's migrate_fresh does, makes them without.
			$index_job->schedule();
			return false;
		};
		$counts    = static function () use ( $queue ): bool {
			self::zones( $queue )->sweep();
			return false;
		};
		$users     = static function () use ( $host, $presenter, $queue ): bool {
			$accounts = new AttachedAccountStore( self::database(), self::tables() );
			$gone     = self::gone_users( $host, $presenter, $queue );
			return ( new DetachUsersJob( $accounts, new CheckpointStore( self::database(), self::tables() ), $gone->detach_of_customer( ... ) ) )->run();
		};
		$pruning   = new PruneActivityJob( new ActivityRepository( self::database(), self::tables() ), ActivityRetention::days( ... ) );
		$overviews = static function () use ( $host ): bool {
			self::overviews()->sweep( $host->currency(), new Calendar( current_datetime() ) );
			return false;
		};
		return array(
			array( Job::Tables, $tables ),
			array( Job::Counts, $counts ),
			array( Job::Search, static fn (): bool => self::filing( $queue )->reconcile() ),
			array( Job::Users, $users ),
			array( Job::Overviews, $overviews ),
			array( Job::Check, $check->continue_scan( ... ) ),
			array( Job::Figures, $figures->run( ... ) ),
			array( Job::Emails, static fn (): bool => $emails->run() ),
			array( Job::Activity, $pruning->run( ... ) ),
		);
	}

	/**
	 * Apart from start(), since most requests to a site are none to the API.
	 *
	 * @return array<string, callable(Input): WP_REST_Response> By operationId.
	 */
	private static function handlers( Host $host, CustomerPolicy $policy, CustomerPresenter $presenter, ChangeQueue $queue ): array {
		$database    = self::database();
		$tables      = self::tables();
		$transaction = new Transaction( $database, $tables );
		$filing      = self::filing( $queue );
		$index       = new SearchIndex( $database, $tables, $filing );
		$activity    = new ActivityRepository( $database, $tables );
		$accounts    = new AttachedAccountStore( $database, $tables );
		$customers   = self::customers( $queue );
		$addresses   = new AddressRepository( $database, $tables, $customers, $activity );
		$users       = self::users( $customers );
		$deletion    = new CustomerDeletionRepository(
			$database,
			$tables,
			$customers,
			new FluentCartRecordRepository( $database, $tables ),
			$queue,
			$filing
		);
		$list        = new ListQuery( $database, $tables, $index, self::zones( $queue ), $accounts );
		$statuses    = new StatusUpdateRepository( $database, $tables, $transaction, $activity );
		$sets        = new CustomerSetQuery( $database, $tables, $index );

		$hooks = new CustomerHooks( $host, $presenter );
		$gone  = new UserListener( $customers, $users, $accounts, $hooks );
		$work  = new BulkRunner( $sets, $statuses, $deletion, self::errors( $presenter ), $hooks );
		$links = new ExportLinks( new ExportRepository( $database, $tables ) );

		return array(
			...( new CustomersController( $list, $customers, $deletion, $presenter, $policy, $hooks, $gone->detach_of_customer( ... ) ) )->handlers(),
			...( new AddressesController( $customers, $addresses, $presenter, $hooks ) )->handlers(),
			...( new UsersController( $customers, $users, $presenter, $policy, $gone, $hooks ) )->handlers(),
			...( new ActivityController( $activity, $presenter ) )->handlers(),
			...( new OrdersController( new OrderRepository( $database, $tables ), $presenter, $host ) )->handlers(),
			...( new OverviewController( self::overviews(), new OverviewPresenter(), $host ) )->handlers(),
			...( new BulkController( $sets, $work, $links, $hooks ) )->handlers(),
			...( new ExportsController( $links, $sets, $policy, $host ) )->handlers(),
		);
	}

	/**
	 * A new time zone or currency makes all sums of the overview others: the background begins with the next request.
	 */
	private static function follow_settings(): void {
		$follow = static fn () => Scheduler::reschedule( JobRunner::EVENT, 0 );
		foreach ( array( 'timezone_string', 'gmt_offset', ...StandaloneHost::CURRENCY_OPTIONS ) as $option ) {
			add_action( "update_option_$option", $follow );
			add_action( "add_option_$option", $follow );
		}
	}

	/**
	 * Before FluentCart's listeners, which leave no entry.
	 *
	 * @param callable(): UserListener $gone Made when the first of these fires.
	 */
	private static function follow_users( callable $gone ): void {
		$listeners = array(
			'delete_user'           => array( 'deleted', 3 ),
			'wpmu_delete_user'      => array( 'deleted_from_network', 2 ),
			'remove_user_from_blog' => array( 'removed', 1 ),
			'user_register'         => array( 'registered', 1 ),
			'profile_update'        => array( 'updated', 2 ),
		);
		$made      = null;
		foreach ( $listeners as $action => [ $method, $arguments ] ) {
			$listener = static function ( mixed ...$told ) use ( $gone, $method, &$made ): void {
				try {
					$made ??= $gone();
					$made->$method( (int) array_shift( $told ), ...$told );
				} catch ( Throwable ) {
					return; // A plugin that fires it with other arguments: the background finds what it could not tell.
				}
			};
			add_action( $action, $listener, 5, $arguments );
		}
	}

	private static function gone_users( Host $host, CustomerPresenter $presenter, ChangeQueue $queue ): UserListener {
		$customers = self::customers( $queue );
		return new UserListener( $customers, self::users( $customers ), new AttachedAccountStore( self::database(), self::tables() ), new CustomerHooks( $host, $presenter ) );
	}

	private static function customers( ChangeQueue $queue ): CustomerRepository {
		$database = self::database();
		$tables   = self::tables();
		return new CustomerRepository(
			$database,
			$tables,
			new Transaction( $database, $tables ),
			self::filing( $queue ),
			new UniqueValueStore( $database, $tables ),
			new ActivityRepository( $database, $tables ),
			new CustomerMetaRepository( $database, $tables ),
			new AttachedAccountStore( $database, $tables )
		);
	}

	private static function users( CustomerRepository $customers ): UserRepository {
		$database = self::database();
		$tables   = self::tables();
		return new UserRepository( $database, $tables, $customers, new UniqueValueStore( $database, $tables ), new ActivityRepository( $database, $tables ), new AttachedAccountStore( $database, $tables ) );
	}

	private static function overviews(): OverviewRepository {
		$database = self::database();
		$tables   = self::tables();
		return new OverviewRepository( $database, $tables, new Transaction( $database, $tables ) );
	}

	private static function filing( ChangeQueue $queue ): SearchIndexer {
		$database = self::database();
		$tables   = self::tables();
		return new SearchIndexer( $database, $tables, new Transaction( $database, $tables ), $queue, new CheckpointStore( $database, $tables ) );
	}

	private static function zones( ChangeQueue $queue ): Zones {
		$database = self::database();
		$tables   = self::tables();
		return new Zones( $database, $tables, new Transaction( $database, $tables ), $queue, new CheckpointStore( $database, $tables ) );
	}

	private static function errors( CustomerPresenter $presenter ): ErrorMapper {
		return new ErrorMapper(
			array(
				EditConflict::class => static fn ( EditConflict $conflict ): ApiError => ApiError::edit_conflict( $presenter->customer( $conflict->current ), $conflict ),
			)
		);
	}

	private static function database(): Connection {
		global $wpdb;
		// One for all, which knows what it has told the connection.
		static $database;
		$database ??= new Connection( $wpdb );
		return $database;
	}

	private static function tables(): Tables {
		global $wpdb;
		return new Tables( $wpdb );
	}
}
