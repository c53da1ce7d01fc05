<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

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
use FluentCartCustomers\Admin\SettingsPage;
use FluentCartCustomers\Admin\ToolsImport;
use FluentCartCustomers\Admin\UserProfile;
use FluentCartCustomers\Blocks\BlockExample;
use FluentCartCustomers\Blocks\CustomerOverviewBlock;
use FluentCartCustomers\Blocks\NoCachePages;
use FluentCartCustomers\Blocks\Patterns;
use FluentCartCustomers\Checks\UnusualRowsQuery;
use FluentCartCustomers\Database\Structure\DatabaseRights;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Privacy\ErasureMapNotice;
use FluentCartCustomers\Privacy\Traces\ReceiptFile;
use FluentCartCustomers\Privacy\Traces\Receipts;

defined( 'ABSPATH' ) || exit;

/**
 * The screens in wp-admin, Site Health and blocks, built from Services.
 */
final class Screens {

	private readonly BootstrapData $bootstrap;

	private readonly NoCachePages $pages;

	public function __construct(
		private readonly Services $services,
		private readonly Host $host,
	) {
		$this->bootstrap = new BootstrapData( $host, $services->policy(), $services->label_names( ... ) );
		$this->pages     = new NoCachePages( $services->policy() );
	}

	public function hook(): void {
		$policy = $this->services->policy();
		$routes = $this->services->routes();

		( new Assets( PLUGIN_FILE ) )->hook();
		( new CustomersPage( PLUGIN_FILE, $policy, $this->host, $routes, $this->bootstrap ) )->hook();
		( new SettingsPage( PLUGIN_FILE, $policy, $this->host, $routes, $this->bootstrap ) )->hook();
		( new ToolsImport( $policy ) )->hook();
		( new CountryStatesAjax( $this->host, $policy ) )->hook();
		( new CommandPalette( $policy, $this->bootstrap ) )->hook();
		( new DashboardWidget( $policy, $this->bootstrap ) )->hook();
		( new UserProfile( $policy, fn ( int $user_id ): array => $this->services->users()->customers_of( $user_id ) ) )->hook();
		$this->services->erasure_request()->hook();
		( new ErasureMapNotice( $this->services->erasure_map( ... ), new ReceiptFile( new Receipts() ) ) )->hook();
		( new SetupNotice( $this->services->setup_state() ) )->hook();
		$this->site_health()->hook();
		$this->pages->hook();
		( new CustomerOverviewBlock( PLUGIN_FILE, $policy, $routes, $this->bootstrap, new BlockExample( $this->host ), $this->pages ) )->hook();
		( new Patterns() )->hook();
	}

	private function site_health(): SiteHealth {
		$services = $this->services;
		return new SiteHealth(
			new SetupTest( $services->schema_repair(), new DatabaseRights( $services->database() ) ),
			new IndexingTest( $services->indexes(), $services->search_indexer( ... ) ),
			new JobsTest( $services->leases() ),
			new OrphansTest( $services->reconciles() ),
			new StoredTotalsTest( $services->reconciles() ),
			new SharedEmailsTest( $services->job_runner(), $services->reconciles(), $services->shared_emails(), $this->list_url( ... ) ),
			new UnusualRowsTest( new UnusualRowsQuery( $services->database(), $services->tables() ) ),
			$services->reconciles(),
			$services->setup_state()->retry_now( ... )
		);
	}

	/**
	 * @return string|null The customers page with a search; null if the current user may not see it.
	 */
	private function list_url( string $search ): ?string {
		return $this->services->policy()->allows( CustomerPolicy::VIEW )
			? add_query_arg( 'search', rawurlencode( $search ), CustomersPage::url() )
			: null;
	}
}
