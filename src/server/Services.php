<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

// Before the imports: Plugin Check looks for it in the first lines of a file.
defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Activity\ActivityController;
use FluentCartCustomers\Activity\ActivityPresenter;
use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Activity\ActivityRetention;
use FluentCartCustomers\Activity\PruneActivityJob;
use FluentCartCustomers\Addresses\AddressesController;
use FluentCartCustomers\Addresses\AddressHooks;
use FluentCartCustomers\Addresses\AddressRepository;
use FluentCartCustomers\Background\AddIndexesJob;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobExecution;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\JobSchedule;
use FluentCartCustomers\Background\TablesJob;
use FluentCartCustomers\Bulk\BulkController;
use FluentCartCustomers\Bulk\BulkHooks;
use FluentCartCustomers\Bulk\BulkPreview;
use FluentCartCustomers\Bulk\BulkRuns;
use FluentCartCustomers\Bulk\BulkRunner;
use FluentCartCustomers\Checks\SharedEmailsJob;
use FluentCartCustomers\Checks\SharedEmailsQuery;
use FluentCartCustomers\Checks\StoredTotalsJob;
use FluentCartCustomers\Checks\StoredTotalsQuery;
use FluentCartCustomers\Customers\AddressPresenter;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\CustomerPresenter;
use FluentCartCustomers\Customers\CustomersController;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\FluentCartRecordRepository;
use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Customers\Deletion\OrphanScanJob;
use FluentCartCustomers\Customers\Deletion\RemovedRecordRepository;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Listing\IdHistogramJob;
use FluentCartCustomers\Customers\Listing\IdHistogramQuery;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Listing\ListStatisticsQuery;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\StatusRepository;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Database\OptionStore;
use FluentCartCustomers\Exports\ExportLinks;
use FluentCartCustomers\Exports\ExportRepository;
use FluentCartCustomers\Exports\ExportsController;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Http\ReadYourWrites;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Http\Routes;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Orders\OrderPresenter;
use FluentCartCustomers\Orders\OrderRepository;
use FluentCartCustomers\Orders\OrdersController;
use FluentCartCustomers\Overview\OverviewController;
use FluentCartCustomers\Overview\OverviewPresenter;
use FluentCartCustomers\Overview\Summaries\DailySummaryStore;
use FluentCartCustomers\Overview\Summaries\DailyTotalsQuery;
use FluentCartCustomers\Overview\Summaries\OverviewRepository;
use FluentCartCustomers\Overview\Summaries\PendingChangesQuery;
use FluentCartCustomers\Overview\Summaries\SummaryJob;
use FluentCartCustomers\Overview\Summaries\TopCustomerStore;
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
use FluentCartCustomers\Search\PendingDocumentsQuery;
use FluentCartCustomers\Search\SearchIndex;
use FluentCartCustomers\Search\SearchIndexer;
use FluentCartCustomers\Search\SearchIndexJob;
use FluentCartCustomers\Settings\SettingsController;
use FluentCartCustomers\Settings\SettingsPresenter;
use FluentCartCustomers\Users\DetachUsersJob;
use FluentCartCustomers\Users\PasswordReset;
use FluentCartCustomers\Users\UserCreation;
use FluentCartCustomers\Users\UserHooks;
use FluentCartCustomers\Users\UserListener;
use FluentCartCustomers\Users\UserRepository;
use FluentCartCustomers\Users\UsersController;
use WP_REST_Response;

/**
 * The object graph of the slices, with their controllers and jobs.
 */
final class Services extends Foundation {

	/**
	 * @return list<Controller>
	 */
	public function controllers(): array {
		return array(
			new CustomersController( $this->list_query(), $this->customers(), $this->deletion(), $this->customer_presenter(), $this->policy(), $this->customer_hooks(), $this->recorders(), $this->user_listener()->detach_missing_of_customer( ... ) ),
			new AddressesController( $this->customers(), new AddressRepository( $this->database(), $this->tables(), $this->customers(), $this->activity() ), $this->address_presenter(), new AddressHooks( $this->address_presenter() ), $this->recorders() ),
			new UsersController( $this->customers(), $this->users(), $this->user_creation(), new PasswordReset(), $this->customer_presenter(), $this->policy(), $this->user_listener(), $this->user_hooks(), $this->recorders() ),
			new ActivityController( $this->activity(), new ActivityPresenter( $this->policy() ) ),
			new OrdersController( new OrderRepository( $this->database(), $this->tables() ), new OrderPresenter( $this->host ), $this->host ),
			new OverviewController( $this->overviews(), new OverviewPresenter(), $this->host ),
			new BulkController( $this->customer_sets(), $this->bulk_runs(), new BulkPreview( $this->customer_sets(), $this->deletion(), $this->errors() ), $this->export_links(), new BulkHooks() ),
			new RunsController(
				$this->runs(),
				$this->run_changes(),
				new RunCommands( $this->runs(), $this->run_driver(), $this->recorders(), $this->run_rights(), $this->policy(), $this->transaction() ),
				new RunPresenter( $this->runs(), $this->policy(), $this->run_rights(), $this->customer_sets() )
			),
			new ExportsController( $this->export_links(), $this->customer_sets(), $this->policy(), $this->host ),
			new SettingsController( new SettingsPresenter( $this->host ), new OptionStore( $this->database(), $this->tables() ) ),
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
			new SummaryJob( $this->daily_totals(), $this->daily_summaries(), $this->top_customers(), $this->pending_changes(), $this->queue(), $this->host->currency( ... ) ),
			new RunsJob( $this->runs(), $this->run_driver() ),
			new OrphanScanJob( $this->orphans() ),
			new StoredTotalsJob( new StoredTotalsQuery( $this->database(), $this->tables() ), $this->reconciles(), $this->host->currency( ... ) ),
			new SharedEmailsJob( $this->shared_emails() ),
			new PruneActivityJob( $this->activity(), ActivityRetention::days( ... ) ),
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

	private function activity(): ActivityRepository {
		return $this->shared( ActivityRepository::class, fn (): ActivityRepository => new ActivityRepository( $this->database(), $this->tables(), self::undo_days( ... ) ) );
	}

	public function search_indexer(): SearchIndexer {
		return $this->shared( SearchIndexer::class, fn (): SearchIndexer => new SearchIndexer( $this->database(), $this->tables() ) );
	}

	private function runs(): RunStore {
		return $this->shared( RunStore::class, fn (): RunStore => new RunStore( $this->database(), $this->tables(), self::undo_days( ... ) ) );
	}

	private function run_changes(): ChangeStore {
		return $this->shared( ChangeStore::class, fn (): ChangeStore => new ChangeStore( $this->database(), $this->tables() ) );
	}

	private function recorders(): Recorders {
		return $this->shared( Recorders::class, fn (): Recorders => new Recorders( $this->runs(), $this->run_changes(), self::undo_days( ... ) ) );
	}

	private static function undo_days(): int {
		return SettingsOption::read()->undo_days;
	}

	private function search_index(): SearchIndex {
		return $this->shared( SearchIndex::class, fn (): SearchIndex => new SearchIndex( $this->database(), $this->tables(), new PendingDocumentsQuery( $this->database(), $this->tables(), $this->checkpoints() ) ) );
	}

	private function customers(): CustomerRepository {
		return $this->shared(
			CustomerRepository::class,
			fn (): CustomerRepository => new CustomerRepository(
				$this->database(),
				$this->tables(),
				$this->transaction(),
				$this->search_indexer(),
				$this->unique_values(),
				$this->activity(),
				new CustomerMetaRepository( $this->database(), $this->tables() ),
				$this->accounts()
			)
		);
	}

	private function unique_values(): UniqueValueStore {
		return $this->shared( UniqueValueStore::class, fn (): UniqueValueStore => new UniqueValueStore( $this->database(), $this->tables() ) );
	}

	private function accounts(): AttachedAccountStore {
		return $this->shared( AttachedAccountStore::class, fn (): AttachedAccountStore => new AttachedAccountStore( $this->database(), $this->tables() ) );
	}

	private function customer_presenter(): CustomerPresenter {
		return $this->shared( CustomerPresenter::class, fn (): CustomerPresenter => new CustomerPresenter( $this->host, $this->address_presenter() ) );
	}

	private function address_presenter(): AddressPresenter {
		return $this->shared( AddressPresenter::class, static fn (): AddressPresenter => new AddressPresenter() );
	}

	private function customer_hooks(): CustomerHooks {
		return $this->shared( CustomerHooks::class, fn (): CustomerHooks => new CustomerHooks( $this->host, $this->customer_presenter() ) );
	}

	private function list_query(): ListQuery {
		$statistics = fn (): ListStatisticsQuery => new ListStatisticsQuery( $this->database(), $this->tables(), $this->search_index(), $this->id_histogram() );
		return $this->shared( ListQuery::class, fn (): ListQuery => new ListQuery( $this->database(), $this->tables(), $statistics(), $this->search_index(), $this->accounts() ) );
	}

	private function id_histogram(): IdHistogramQuery {
		return $this->shared( IdHistogramQuery::class, fn (): IdHistogramQuery => new IdHistogramQuery( $this->database(), $this->tables() ) );
	}

	private function customer_sets(): CustomerSetQuery {
		return $this->shared( CustomerSetQuery::class, fn (): CustomerSetQuery => new CustomerSetQuery( $this->database(), $this->tables(), $this->search_index() ) );
	}

	private function deletion(): CustomerDeletionRepository {
		return $this->shared(
			CustomerDeletionRepository::class,
			fn (): CustomerDeletionRepository => new CustomerDeletionRepository(
				$this->database(),
				$this->tables(),
				$this->customers(),
				$this->fluentcart_records(),
				$this->queue(),
				$this->search_indexer(),
				$this->removed_records()
			)
		);
	}

	private function fluentcart_records(): FluentCartRecordRepository {
		return $this->shared( FluentCartRecordRepository::class, fn (): FluentCartRecordRepository => new FluentCartRecordRepository( $this->database(), $this->tables() ) );
	}

	private function removed_records(): RemovedRecordRepository {
		return $this->shared(
			RemovedRecordRepository::class,
			fn (): RemovedRecordRepository => new RemovedRecordRepository( $this->database(), $this->tables(), $this->fluentcart_records(), $this->unique_values(), $this->accounts(), $this->search_indexer(), $this->queue() )
		);
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
		$bulk     = new BulkRunner( $this->customer_sets(), $statuses, $this->deletion(), $this->errors(), $this->customer_hooks(), $this->policy() );
		return array(
			RunKind::UpdateStatus->value => $bulk,
			RunKind::Delete->value       => $bulk,
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
			new ReversalRepository( $this->database(), $this->tables(), $this->customers(), $this->users(), $this->user_listener(), $this->unique_values(), $this->activity(), $this->removed_records(), $editors, $rights ),
			new UndoHooks( $this->customers(), $this->customer_sets(), $this->customer_hooks(), new AddressHooks( $this->address_presenter() ), $this->user_hooks() ),
			$this->policy(),
			$this->errors()
		);
	}

	private function overviews(): OverviewRepository {
		return $this->shared( OverviewRepository::class, fn (): OverviewRepository => new OverviewRepository( $this->database(), $this->daily_totals(), $this->daily_summaries(), $this->top_customers(), $this->pending_changes(), $this->reconciles() ) );
	}

	private function daily_totals(): DailyTotalsQuery {
		return $this->shared( DailyTotalsQuery::class, fn (): DailyTotalsQuery => new DailyTotalsQuery( $this->database(), $this->tables() ) );
	}

	private function daily_summaries(): DailySummaryStore {
		return $this->shared( DailySummaryStore::class, fn (): DailySummaryStore => new DailySummaryStore( $this->database(), $this->tables(), $this->checkpoints() ) );
	}

	private function top_customers(): TopCustomerStore {
		return $this->shared( TopCustomerStore::class, fn (): TopCustomerStore => new TopCustomerStore( $this->database(), $this->tables(), $this->checkpoints() ) );
	}

	private function pending_changes(): PendingChangesQuery {
		return $this->shared( PendingChangesQuery::class, fn (): PendingChangesQuery => new PendingChangesQuery( $this->database(), $this->tables(), $this->queue() ) );
	}

	public function shared_emails(): SharedEmailsQuery {
		return $this->shared( SharedEmailsQuery::class, fn (): SharedEmailsQuery => new SharedEmailsQuery( $this->database(), $this->tables() ) );
	}
}
