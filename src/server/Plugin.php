<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use FluentCartCustomers\Admin\Assets;
use FluentCartCustomers\Admin\Bootstrap;
use FluentCartCustomers\Admin\CommandPalette;
use FluentCartCustomers\Admin\CountryStates;
use FluentCartCustomers\Admin\CustomersPage;
use FluentCartCustomers\Admin\DashboardWidget;
use FluentCartCustomers\Admin\Health\BackgroundWork;
use FluentCartCustomers\Admin\Health\Consistency;
use FluentCartCustomers\Admin\Health\DuplicateEmails;
use FluentCartCustomers\Admin\Health\Preparation;
use FluentCartCustomers\Admin\Health\RowsTest;
use FluentCartCustomers\Admin\Health\SetupNotice;
use FluentCartCustomers\Admin\Health\SetupTest;
use FluentCartCustomers\Admin\Health\SiteHealth;
use FluentCartCustomers\Admin\Health\StoredTotals;
use FluentCartCustomers\Blocks\CustomerOverview;
use FluentCartCustomers\Blocks\Patterns;
use FluentCartCustomers\Blocks\PrivatePages;
use FluentCartCustomers\Cli\CheckCommand;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Data\Accounts;
use FluentCartCustomers\Data\ActivityLog;
use FluentCartCustomers\Data\AddressRepository;
use FluentCartCustomers\Data\BulkStatusUpdate;
use FluentCartCustomers\Data\ChangeQueue;
use FluentCartCustomers\Data\Claims;
use FluentCartCustomers\Data\CustomerDeletion;
use FluentCartCustomers\Data\CustomerList;
use FluentCartCustomers\Data\CustomerMeta;
use FluentCartCustomers\Data\CustomerRepository;
use FluentCartCustomers\Data\CustomerSets;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\ExportRepository;
use FluentCartCustomers\Data\FluentCartRecords;
use FluentCartCustomers\Data\FreshReads;
use FluentCartCustomers\Data\Marks;
use FluentCartCustomers\Data\OrderRepository;
use FluentCartCustomers\Data\Orphans;
use FluentCartCustomers\Data\Overview\Calendar;
use FluentCartCustomers\Data\Overview\OverviewRepository;
use FluentCartCustomers\Data\RateWindows;
use FluentCartCustomers\Data\SearchFiling;
use FluentCartCustomers\Data\SearchIndex;
use FluentCartCustomers\Data\SharedEmails;
use FluentCartCustomers\Data\StoredFigures;
use FluentCartCustomers\Data\Structure\DatabaseRights;
use FluentCartCustomers\Data\Structure\Indexes;
use FluentCartCustomers\Data\Structure\Requirements;
use FluentCartCustomers\Data\Structure\SetupState;
use FluentCartCustomers\Data\Tables;
use FluentCartCustomers\Data\Transaction;
use FluentCartCustomers\Data\UnusualRows;
use FluentCartCustomers\Data\UserRepository;
use FluentCartCustomers\Data\Zones;
use FluentCartCustomers\Host\ActivityRetention;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\HostDetector;
use FluentCartCustomers\Host\Standalone;
use FluentCartCustomers\Jobs\ActivityPruning;
use FluentCartCustomers\Jobs\Background;
use FluentCartCustomers\Jobs\EmailCheck;
use FluentCartCustomers\Jobs\FigureCheck;
use FluentCartCustomers\Jobs\IndexJob;
use FluentCartCustomers\Jobs\Job;
use FluentCartCustomers\Jobs\JobRuns;
use FluentCartCustomers\Jobs\OrphanCheck;
use FluentCartCustomers\Jobs\Schedule;
use FluentCartCustomers\Jobs\UserCheck;
use FluentCartCustomers\Rest\ActivityController;
use FluentCartCustomers\Rest\AddressesController;
use FluentCartCustomers\Rest\BulkController;
use FluentCartCustomers\Rest\BulkWork;
use FluentCartCustomers\Rest\CorsHeaders;
use FluentCartCustomers\Rest\CustomerPolicy;
use FluentCartCustomers\Rest\CustomerPresenter;
use FluentCartCustomers\Rest\CustomersController;
use FluentCartCustomers\Rest\Envelope;
use FluentCartCustomers\Rest\ExportController;
use FluentCartCustomers\Rest\GoneUsers;
use FluentCartCustomers\Rest\Hooks;
use FluentCartCustomers\Rest\Input;
use FluentCartCustomers\Rest\OrdersController;
use FluentCartCustomers\Rest\OurRoutes;
use FluentCartCustomers\Rest\OverviewController;
use FluentCartCustomers\Rest\OverviewPresenter;
use FluentCartCustomers\Rest\RateLimiter;
use FluentCartCustomers\Rest\RouteDescriptions;
use FluentCartCustomers\Rest\Routes;
use FluentCartCustomers\Rest\UsersController;
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
		$bootstrap = new Bootstrap( $host, $policy );
		$pages     = new PrivatePages( $policy );
		$limiter   = new RateLimiter( $contract, new RateWindows( $database, $tables ) );
		$handlers  = static function () use ( $host, $policy, $presenter, $queue ): array {
			Background::schedule(); // Somebody uses us.
			return self::handlers( $host, $policy, $presenter, $queue );
		};
		$ours      = new OurRoutes( $host->namespaces() );
		$routes    = new Routes( $contract, $policy, $presenter, $limiter, new FreshReads( $database ), $host->namespaces(), $handlers );

		// A site that was updated, imported, or added to a network was never activated.
		$indexes = new Indexes( $database, $tables, new SetupState() );
		$setup   = new SiteSetup( $database, $tables, $indexes, $host );
		add_action( 'init', array( $setup, 'run_if_outdated' ), 5 );
		$database->repair_with( $setup->repair->run_on_demand( ... ) );
		$runs       = new JobRuns( $database, $tables );
		$orphans    = new Orphans( $database, $tables );
		$check      = new OrphanCheck( $orphans, new Marks( $database, $tables ) );
		$figures    = new FigureCheck( new StoredFigures( $database, $tables ), new Marks( $database, $tables ), $host->currency( ... ) );
		$emails     = new EmailCheck( new SharedEmails( $database, $tables ), new Marks( $database, $tables ) );
		$list_url   = static fn ( string $search ): ?string => $policy->allows( CustomerPolicy::VIEW )
			? add_query_arg( 'search', rawurlencode( $search ), CustomersPage::url() )
			: null;
		$index_job  = new IndexJob( $indexes, $runs );
		$background = new Background( $runs, self::jobs( $host, $presenter, $queue, $setup, $index_job, $check, $figures, $emails ) );

		$index_job->hook();
		$host->follow( $queue );
		self::follow_settings();
		self::follow_users( static fn (): GoneUsers => self::gone_users( $host, $presenter, $queue ) );
		$background->hook();
		$routes->hook();
		$limiter->hook();
		( new RouteDescriptions( $host->namespaces() ) )->hook();
		( new Envelope( $ours ) )->hook();
		( new CorsHeaders( $ours ) )->hook();
		( new Assets( PLUGIN_FILE ) )->hook();
		( new CustomersPage( $policy, $host, $routes, $bootstrap ) )->hook();
		( new CountryStates( $host, $policy ) )->hook();
		( new CommandPalette( $policy, $bootstrap ) )->hook();
		( new DashboardWidget( $policy, $bootstrap ) )->hook();
		( new SetupNotice( $setup->state ) )->hook();
		( new SiteHealth(
			new SetupTest( $setup->repair, new DatabaseRights( $database ) ),
			new Preparation( $indexes, static fn (): SearchFiling => self::filing( $queue ) ),
			new BackgroundWork( $runs ),
			new Consistency( $check ),
			new StoredTotals( $figures ),
			new DuplicateEmails( $emails, new SharedEmails( $database, $tables ), $list_url ),
			new RowsTest( new UnusualRows( $database, $tables ) ),
			$check,
			$figures,
			$setup->state->retry_now( ... )
		) )->hook();
		$pages->hook();
		( new CustomerOverview( PLUGIN_FILE, $policy, $routes, $bootstrap, $pages ) )->hook();
		( new Patterns() )->hook();
		if ( class_exists( WP_CLI::class ) ) {
			WP_CLI::add_command( 'fluent-cart-customers check', new CheckCommand( $orphans ) );
		}
	}

	/**
	 * @return list<array{Job, callable(): bool}> As Background wants them.
	 */
	private static function jobs( Host $host, CustomerPresenter $presenter, ChangeQueue $queue, SiteSetup $setup, IndexJob $index_job, OrphanCheck $check, FigureCheck $figures, EmailCheck $emails ): array {
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
			$accounts = new Accounts( self::database(), self::tables() );
			$gone     = self::gone_users( $host, $presenter, $queue );
			return ( new UserCheck( $accounts, new Marks( self::database(), self::tables() ), $gone->detach_of_customer( ... ) ) )->go_on();
		};
		$pruning   = new ActivityPruning( new ActivityLog( self::database(), self::tables() ), ActivityRetention::days( ... ) );
		$overviews = static function () use ( $host ): bool {
			self::overviews()->sweep( $host->currency(), new Calendar( current_datetime() ) );
			return false;
		};
		return array(
			array( Job::Tables, $tables ),
			array( Job::Counts, $counts ),
			array( Job::Search, static fn (): bool => self::filing( $queue )->sweep() ),
			array( Job::Users, $users ),
			array( Job::Overviews, $overviews ),
			array( Job::Check, $check->go_on( ... ) ),
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
		$activity    = new ActivityLog( $database, $tables );
		$accounts    = new Accounts( $database, $tables );
		$customers   = self::customers( $queue );
		$addresses   = new AddressRepository( $database, $tables, $customers, $activity );
		$users       = self::users( $customers );
		$deletion    = new CustomerDeletion(
			$database,
			$tables,
			$customers,
			new FluentCartRecords( $database, $tables ),
			$queue,
			$filing
		);
		$list        = new CustomerList( $database, $tables, $index, self::zones( $queue ), $accounts );
		$statuses    = new BulkStatusUpdate( $database, $tables, $transaction, $activity );
		$sets        = new CustomerSets( $database, $tables, $index );

		$hooks   = new Hooks( $host, $presenter );
		$gone    = new GoneUsers( $customers, $users, $accounts, $hooks );
		$work    = new BulkWork( $sets, $statuses, $deletion, $presenter, $hooks );
		$exports = new ExportController( new ExportRepository( $database, $tables ), $sets, $policy, $host );

		return array(
			...( new CustomersController( $list, $customers, $deletion, $presenter, $policy, $gone, $hooks ) )->handlers(),
			...( new AddressesController( $customers, $addresses, $presenter, $hooks ) )->handlers(),
			...( new UsersController( $customers, $users, $presenter, $policy, $gone, $hooks ) )->handlers(),
			...( new ActivityController( $activity, $presenter ) )->handlers(),
			...( new OrdersController( new OrderRepository( $database, $tables ), $presenter, $host ) )->handlers(),
			...( new OverviewController( self::overviews(), new OverviewPresenter(), $host ) )->handlers(),
			...( new BulkController( $sets, $work, $exports, $hooks ) )->handlers(),
			...$exports->handlers(),
		);
	}

	/**
	 * A new time zone or currency makes all sums of the overview others: the background begins with the next request.
	 */
	private static function follow_settings(): void {
		$follow = static fn () => Schedule::anew( Background::EVENT, 0 );
		foreach ( array( 'timezone_string', 'gmt_offset', ...Standalone::CURRENCY_OPTIONS ) as $option ) {
			add_action( "update_option_$option", $follow );
			add_action( "add_option_$option", $follow );
		}
	}

	/**
	 * Before FluentCart's listeners, which leave no entry.
	 *
	 * @param callable(): GoneUsers $gone Made when the first of these fires.
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

	private static function gone_users( Host $host, CustomerPresenter $presenter, ChangeQueue $queue ): GoneUsers {
		$customers = self::customers( $queue );
		return new GoneUsers( $customers, self::users( $customers ), new Accounts( self::database(), self::tables() ), new Hooks( $host, $presenter ) );
	}

	private static function customers( ChangeQueue $queue ): CustomerRepository {
		$database = self::database();
		$tables   = self::tables();
		return new CustomerRepository(
			$database,
			$tables,
			new Transaction( $database, $tables ),
			self::filing( $queue ),
			new Claims( $database, $tables ),
			new ActivityLog( $database, $tables ),
			new CustomerMeta( $database, $tables ),
			new Accounts( $database, $tables )
		);
	}

	private static function users( CustomerRepository $customers ): UserRepository {
		$database = self::database();
		$tables   = self::tables();
		return new UserRepository( $database, $tables, $customers, new Claims( $database, $tables ), new ActivityLog( $database, $tables ), new Accounts( $database, $tables ) );
	}

	private static function overviews(): OverviewRepository {
		$database = self::database();
		$tables   = self::tables();
		return new OverviewRepository( $database, $tables, new Transaction( $database, $tables ) );
	}

	private static function filing( ChangeQueue $queue ): SearchFiling {
		$database = self::database();
		$tables   = self::tables();
		return new SearchFiling( $database, $tables, new Transaction( $database, $tables ), $queue, new Marks( $database, $tables ) );
	}

	private static function zones( ChangeQueue $queue ): Zones {
		$database = self::database();
		$tables   = self::tables();
		return new Zones( $database, $tables, new Transaction( $database, $tables ), $queue, new Marks( $database, $tables ) );
	}

	private static function database(): Database {
		global $wpdb;
		// One for all, which knows what it has told the connection.
		static $database;
		$database ??= new Database( $wpdb );
		return $database;
	}

	private static function tables(): Tables {
		global $wpdb;
		return new Tables( $wpdb );
	}
}
