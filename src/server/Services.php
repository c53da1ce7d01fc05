<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

// Before the imports: Plugin Check looks for it in the first lines of a file.
defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Abilities\Abilities;
use FluentCartCustomers\Abilities\AbilityCallsController;
use FluentCartCustomers\Abilities\AbilityCallStore;
use FluentCartCustomers\Abilities\CallLog;
use FluentCartCustomers\Abilities\PruneAbilityCallsJob;
use FluentCartCustomers\Abilities\UndoGuard;
use FluentCartCustomers\Activity\ActivityController;
use FluentCartCustomers\Activity\ActivityPresenter;
use FluentCartCustomers\Activity\ActivityRetention;
use FluentCartCustomers\Activity\PruneActivityJob;
use FluentCartCustomers\Addresses\AddressesController;
use FluentCartCustomers\Addresses\AddressHooks;
use FluentCartCustomers\Addresses\AddressRepository;
use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobExecution;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\TablesJob;
use FluentCartCustomers\Bulk\BulkController;
use FluentCartCustomers\Bulk\BulkHooks;
use FluentCartCustomers\Bulk\BulkPreview;
use FluentCartCustomers\Bulk\BulkRuns;
use FluentCartCustomers\Bulk\BulkRunner;
use FluentCartCustomers\Bulk\PreviewedVersions;
use FluentCartCustomers\Bulk\Previews;
use FluentCartCustomers\Bulk\PreviewsController;
use FluentCartCustomers\Checks\SharedEmailsJob;
use FluentCartCustomers\Checks\SharedEmailsQuery;
use FluentCartCustomers\Checks\StoredTotalsJob;
use FluentCartCustomers\Checks\StoredTotalsQuery;
use FluentCartCustomers\Customers\AddressPresenter;
use FluentCartCustomers\Cli\Api;
use FluentCartCustomers\Cli\CheckCommand;
use FluentCartCustomers\Cli\Commands;
use FluentCartCustomers\Cli\ReconcileCommand;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\CustomerPresenter;
use FluentCartCustomers\Customers\CustomersController;
use FluentCartCustomers\Customers\LookupController;
use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Customers\Deletion\OrphanScanJob;
use FluentCartCustomers\Customers\Listing\IdHistogramJob;
use FluentCartCustomers\Customers\Listing\IdHistogramQuery;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Listing\ListStatisticsQuery;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\StatusRepository;
use FluentCartCustomers\Database\OptionStore;
use FluentCartCustomers\Exports\ColumnsController;
use FluentCartCustomers\Exports\ExportFile;
use FluentCartCustomers\Exports\ExportLinks;
use FluentCartCustomers\Exports\ExportQuery;
use FluentCartCustomers\Exports\ExportRepository;
use FluentCartCustomers\Exports\ExportsController;
use FluentCartCustomers\Exports\InfoKeysQuery;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Http\ReadYourWrites;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Http\Routes;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Orders\OrderPresenter;
use FluentCartCustomers\Orders\OrderRepository;
use FluentCartCustomers\Orders\OrdersController;
use FluentCartCustomers\Overview\OverviewController;
use FluentCartCustomers\Overview\OverviewPresenter;
use FluentCartCustomers\Privacy\ErasureMap;
use FluentCartCustomers\Privacy\ErasureRequest;
use FluentCartCustomers\Privacy\PrivacyTools;
use FluentCartCustomers\Privacy\Traces\Receipts;
use FluentCartCustomers\Runs\OldRunRepository;
use FluentCartCustomers\Runs\PruneRunsJob;
use FluentCartCustomers\Runs\RunCommands;
use FluentCartCustomers\Runs\RunDriver;
use FluentCartCustomers\Runs\RunPresenter;
use FluentCartCustomers\Runs\RunRights;
use FluentCartCustomers\Runs\RunsController;
use FluentCartCustomers\Runs\RunsJob;
use FluentCartCustomers\Runs\RunWork;
use FluentCartCustomers\Runs\Undo\EditorQuery;
use FluentCartCustomers\Runs\Undo\RestorationRepository;
use FluentCartCustomers\Runs\Undo\ReversalRepository;
use FluentCartCustomers\Runs\Undo\StatusReversal;
use FluentCartCustomers\Runs\Undo\TotalsRepository;
use FluentCartCustomers\Runs\Undo\UndoHooks;
use FluentCartCustomers\Runs\Undo\UndoRights;
use FluentCartCustomers\Runs\Undo\UndoWork;
use FluentCartCustomers\Search\MatchQuery;
use FluentCartCustomers\Search\SearchIndexJob;
use FluentCartCustomers\Search\SuggestionQuery;
use FluentCartCustomers\Settings\SettingsController;
use FluentCartCustomers\Settings\SettingsPresenter;
use FluentCartCustomers\Users\DetachUsersJob;
use FluentCartCustomers\Users\PasswordReset;
use FluentCartCustomers\Users\UserCreation;
use FluentCartCustomers\Users\UserHooks;
use FluentCartCustomers\Users\UserListener;
use FluentCartCustomers\Users\UserRepository;
use FluentCartCustomers\Users\UsersController;
use FluentCartCustomers\Views\ViewPresenter;
use FluentCartCustomers\Views\ViewsController;
use FluentCartCustomers\Views\ViewStore;
use WP_REST_Response;

/**
 * The object graph of the slices, with their controllers and jobs.
 */
final class Services extends RecordServices {

	/**
	 * @return list<Controller>
	 */
	public function controllers(): array {
		return array(
			new CustomersController( $this->list_query(), $this->customers(), $this->deletion(), $this->customer_presenter(), $this->policy(), $this->customer_hooks(), $this->recorders(), $this->user_listener()->detach_missing_of_customer( ... ) ),
			new LookupController( $this->list_query(), $this->customer_presenter() ),
			new AddressesController( $this->customers(), new AddressRepository( $this->database(), $this->tables(), $this->customers(), $this->activity() ), $this->address_presenter(), $this->address_hooks(), $this->recorders() ),
			new UsersController( $this->customers(), $this->users(), $this->user_creation(), new PasswordReset(), $this->customer_presenter(), $this->policy(), $this->user_listener(), $this->user_hooks(), $this->recorders() ),
			new ActivityController( $this->activity(), new ActivityPresenter( $this->policy() ) ),
			new OrdersController( new OrderRepository( $this->database(), $this->tables() ), new OrderPresenter( $this->host ), $this->host ),
			new OverviewController( $this->overviews()->repository(), new OverviewPresenter(), $this->host ),
			new BulkController( $this->customer_sets(), $this->bulk_runs(), $this->bulk_preview(), $this->export_links(), new BulkHooks() ),
			new PreviewsController( $this->previews(), $this->run_presenter() ),
			new RunsController( $this->runs(), $this->run_changes(), $this->run_commands(), $this->run_presenter() ),
			new ColumnsController( new InfoKeysQuery( $this->database(), $this->tables() ), ! $this->host->owns_store_tables() ),
			new ExportsController( $this->export_links(), $this->export_file(), $this->policy() ),
			$this->imports()->controller( $this->run_driver(), $this->run_presenter() ),
			new ViewsController( $this->views(), new ViewPresenter( $this->policy() ), $this->list_query(), $this->transaction() ),
			new SettingsController( new SettingsPresenter( $this->host ), new OptionStore( $this->database(), $this->tables() ) ),
			new AbilityCallsController( $this->ability_calls() ),
		);
	}

	/**
	 * @return list<Job> In the order in which JobRunner runs them.
	 */
	private function jobs(): array {
		return array(
			new TablesJob( $this->schema_repair(), $this->derived_data(), $this->add_indexes_job() ),
			new IdHistogramJob( $this->id_histogram(), $this->checkpoints(), $this->queue() ),
			new SearchIndexJob( $this->search_indexer(), $this->queue(), $this->checkpoints() ),
			new DetachUsersJob( $this->accounts(), $this->user_listener()->detach_missing_of_customer( ... ) ),
			$this->overviews()->job( $this->host->currency( ... ) ),
			new RunsJob( $this->runs(), $this->run_driver() ),
			new OrphanScanJob( $this->orphans() ),
			new StoredTotalsJob( new StoredTotalsQuery( $this->database(), $this->tables() ), $this->reconciles(), $this->host->currency( ... ) ),
			new SharedEmailsJob( $this->shared_emails() ),
			new PruneActivityJob( $this->activity(), ActivityRetention::days( ... ) ),
			new PruneAbilityCallsJob( $this->ability_calls(), ActivityRetention::days( ... ) ),
			$this->imports()->prune_job(),
			$this->privacy()->receipt_job(),
			new PruneRunsJob( new OldRunRepository( $this->database(), $this->tables(), $this->activity() ), self::undo_days( ... ) ),
		);
	}

	/**
	 * @return array<string, callable(Input): WP_REST_Response> By operationId.
	 */
	private function handlers(): array {
		return array_merge( ...array_map( static fn ( Controller $controller ): array => $controller->handlers(), $this->controllers() ) );
	}

	public function job_runner(): JobRunner {
		return $this->shared( JobRunner::class, fn (): JobRunner => new JobRunner( $this->job_execution(), $this->leases(), $this->reconciles(), $this->jobs( ... ) ) );
	}

	private function job_execution(): JobExecution {
		return new JobExecution( $this->leases(), $this->reconciles(), $this->transaction( ... ) );
	}

	public function job_schedule(): JobSchedule {
		return $this->shared( JobSchedule::class, fn (): JobSchedule => new JobSchedule( $this->job_runner(), $this->leases(), $this->runs()->has_active( ... ) ) );
	}

	public function add_indexes_job(): AddIndexesJob {
		return $this->shared( AddIndexesJob::class, fn (): AddIndexesJob => new AddIndexesJob( $this->indexes(), $this->leases() ) );
	}

	public function routes(): Routes {
		return $this->shared(
			Routes::class,
			fn (): Routes => new Routes(
				$this->contract(),
				$this->policy(),
				$this->errors(),
				$this->rate_limiter(),
				new ReadYourWrites( $this->database()->use_primary( ... ) ),
				$this->host->namespaces(),
				$this->handlers( ... ),
				fn () => $this->job_schedule()->note_use()
			)
		);
	}

	private function errors(): ErrorMapper {
		$edit_conflict = fn ( EditConflict $conflict ): ApiError => ApiError::edit_conflict( $this->customer_presenter()->customer( $conflict->current ), $conflict );
		return $this->shared( ErrorMapper::class, static fn (): ErrorMapper => new ErrorMapper( array( EditConflict::class => $edit_conflict ) ) );
	}

	private function customer_presenter(): CustomerPresenter {
		return $this->shared( CustomerPresenter::class, fn (): CustomerPresenter => new CustomerPresenter( $this->host, $this->address_presenter() ) );
	}

	private function address_presenter(): AddressPresenter {
		return $this->shared( AddressPresenter::class, static fn (): AddressPresenter => new AddressPresenter() );
	}

	/**
	 * @return array<int, string> FluentCart's labels by id.
	 */
	public function label_names(): array {
		return $this->labels()->names();
	}

	private function address_hooks(): AddressHooks {
		return new AddressHooks( $this->address_presenter() );
	}

	private function customer_hooks(): CustomerHooks {
		return $this->shared( CustomerHooks::class, fn (): CustomerHooks => new CustomerHooks( $this->host, $this->customer_presenter() ) );
	}

	private function list_query(): ListQuery {
		$statistics = fn (): ListStatisticsQuery => new ListStatisticsQuery( $this->database(), $this->tables(), $this->search_index(), $this->id_histogram(), $this->criteria_sql(), $this->spread() );
		return $this->shared(
			ListQuery::class,
			fn (): ListQuery => new ListQuery(
				$this->database(),
				$this->tables(),
				$statistics(),
				$this->search_index(),
				$this->accounts(),
				$this->criteria_sql(),
				new MatchQuery( $this->database(), $this->tables(), $this->search_sources() ),
				new SuggestionQuery( $this->database(), $this->tables(), $this->search_index() )
			)
		);
	}

	private function id_histogram(): IdHistogramQuery {
		return $this->shared( IdHistogramQuery::class, fn (): IdHistogramQuery => new IdHistogramQuery( $this->database(), $this->tables() ) );
	}

	public function orphans(): OrphanRepository {
		return $this->shared( OrphanRepository::class, fn (): OrphanRepository => new OrphanRepository( $this->database(), $this->tables() ) );
	}

	public function users(): UserRepository {
		return $this->shared( UserRepository::class, fn (): UserRepository => new UserRepository( $this->database(), $this->tables(), $this->customers(), $this->unique_values(), $this->activity(), $this->accounts() ) );
	}

	private function user_creation(): UserCreation {
		return $this->shared( UserCreation::class, fn (): UserCreation => new UserCreation( $this->customers(), $this->users(), $this->policy(), $this->host, $this->user_hooks() ) );
	}

	public function user_listener(): UserListener {
		return $this->shared( UserListener::class, fn (): UserListener => new UserListener( $this->customers(), $this->users(), $this->accounts(), $this->user_hooks() ) );
	}

	private function user_hooks(): UserHooks {
		return $this->shared( UserHooks::class, fn (): UserHooks => new UserHooks( $this->customer_presenter() ) );
	}

	private function export_links(): ExportLinks {
		return $this->shared( ExportLinks::class, fn (): ExportLinks => new ExportLinks( new ExportRepository( $this->database(), $this->tables() ) ) );
	}

	private function export_file(): ExportFile {
		return new ExportFile( new ExportQuery( $this->database(), $this->tables(), $this->customer_sets(), $this->list_query(), $this->customer_meta(), $this->accounts() ), $this->host );
	}

	private function bulk_preview(): BulkPreview {
		return new BulkPreview( $this->customer_sets(), $this->deletion(), $this->errors() );
	}

	private function previews(): Previews {
		return new Previews( $this->customer_sets(), new PreviewedVersions( $this->customer_query(), $this->deletion() ), $this->runs(), $this->run_driver(), $this->run_commands(), $this->run_rights(), $this->recorders(), $this->transaction() );
	}

	private function bulk_runs(): BulkRuns {
		return new BulkRuns( $this->customer_sets(), $this->runs(), $this->run_changes(), $this->run_driver(), $this->recorders(), $this->transaction() );
	}

	public function run_driver(): RunDriver {
		return $this->shared( RunDriver::class, fn (): RunDriver => new RunDriver( $this->runs(), $this->run_changes(), $this->errors(), $this->run_works( ... ), $this->transaction( ... ) ) );
	}

	private function run_rights(): RunRights {
		return $this->shared( RunRights::class, fn (): RunRights => new RunRights( $this->run_works( ... ), $this->policy() ) );
	}

	/**
	 * @return array<string, RunWork> By the value of RunKind.
	 */
	private function run_works(): array {
		$statuses = new StatusRepository( $this->database(), $this->tables(), $this->transaction(), $this->activity() );
		$bulk     = new BulkRunner( $this->customer_sets(), $statuses, $this->deletion(), $this->bulk_preview(), new PreviewedVersions( $this->customer_query(), $this->deletion() ), $this->errors(), $this->customer_hooks(), $this->policy() );
		return array(
			RunKind::UpdateStatus->value => $bulk,
			RunKind::Delete->value       => $bulk,
			RunKind::Import->value       => $this->imports()->work( $this->labels(), $this->customer_query(), $this->unique_values(), $this->search_indexer(), $this->activity(), $this->customer_hooks(), $this->address_hooks(), $this->policy(), $this->errors() ),
			RunKind::Undo->value         => $this->undo_work( $statuses ),
		);
	}

	private function undo_work( StatusRepository $statuses ): UndoWork {
		$editors = new EditorQuery( $this->database(), $this->tables() );
		$rights  = new UndoRights( $this->policy() );
		return new UndoWork(
			$this->runs(),
			$this->run_changes(),
			new StatusReversal( $statuses, $editors ),
			new RestorationRepository( $this->database(), $this->tables(), $this->transaction(), $this->customers(), $this->deletion(), $this->removed_records(), $rights, $this->activity(), new TotalsRepository( $this->database(), $this->tables() ) ),
			new ReversalRepository( $this->database(), $this->tables(), $this->customers(), $this->users(), $this->user_listener(), $this->unique_values(), $this->activity(), $this->removed_records(), $this->labels(), $editors, $rights ),
			new UndoHooks( $this->customers(), $this->customer_sets(), $this->customer_hooks(), $this->address_hooks(), $this->user_hooks() ),
			$this->policy(),
			$this->errors()
		);
	}

	private function run_commands(): RunCommands {
		return new RunCommands( $this->runs(), $this->run_driver(), $this->recorders(), $this->run_rights(), $this->policy(), $this->transaction() );
	}

	private function run_presenter(): RunPresenter {
		return new RunPresenter( $this->runs(), $this->policy(), $this->run_rights(), $this->customer_sets() );
	}

	public function commands(): Commands {
		$without_operation = array(
			'check'     => new CheckCommand( $this->orphans(), plugin_basename( PLUGIN_FILE ) ),
			'reconcile' => new ReconcileCommand( $this->job_runner() ),
		);
		return new Commands( $this->contract(), new Api( $this->routes(), $this->policy() ), $this->export_links(), $this->export_file(), $without_operation );
	}

	public function abilities(): Abilities {
		return new Abilities( dirname( PLUGIN_FILE ) . '/build/abilities.php', $this->routes( ... ), new UndoGuard( $this->runs() ), new CallLog( $this->ability_calls(), $this->rate_windows() ) );
	}

	private function ability_calls(): AbilityCallStore {
		return new AbilityCallStore( $this->database(), $this->tables() );
	}

	private function imports(): ImportServices {
		return $this->shared( ImportServices::class, fn (): ImportServices => new ImportServices( $this->host, $this->contract(), $this->database(), $this->tables(), $this->transaction( ... ), $this->runs(), $this->run_changes(), $this->recorders() ) );
	}

	public function privacy_tools(): PrivacyTools {
		return new PrivacyTools(
			fn () => $this->privacy()->exporter(),
			fn () => $this->privacy()->eraser( $this->transaction(), $this->deletion(), $this->customer_hooks() ),
			new Receipts(),
			function (): void {
				$this->reconciles()->request( array( JobName::Receipts ) );
				JobSchedule::schedule( 0 ); // The event may have run before the erasure, and be an hour away.
			}
		);
	}

	public function erasure_map(): ErasureMap {
		return $this->privacy()->map( $this->deletion() );
	}

	public function erasure_request(): ErasureRequest {
		return new ErasureRequest( fn ( int $id ): string => $this->customers()->get( $id )->row->email );
	}

	private function privacy(): PrivacyServices {
		return $this->shared( PrivacyServices::class, fn (): PrivacyServices => new PrivacyServices( $this->database(), $this->tables() ) );
	}

	private function overviews(): OverviewServices {
		return $this->shared( OverviewServices::class, fn (): OverviewServices => new OverviewServices( $this->database(), $this->tables(), $this->checkpoints(), $this->queue(), $this->reconciles() ) );
	}

	public function views(): ViewStore {
		return $this->shared( ViewStore::class, fn (): ViewStore => new ViewStore( $this->database(), $this->tables() ) );
	}

	public function shared_emails(): SharedEmailsQuery {
		return $this->shared( SharedEmailsQuery::class, fn (): SharedEmailsQuery => new SharedEmailsQuery( $this->database(), $this->tables() ) );
	}
}
