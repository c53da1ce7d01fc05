<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use Closure;
use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Addresses\AddressBatchRepository;
use FluentCartCustomers\Addresses\AddressHooks;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Record\CustomerBatchRepository;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerQuery;
use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Imports\ImportBatchRepository;
use FluentCartCustomers\Imports\ImportCommands;
use FluentCartCustomers\Imports\ImportHooks;
use FluentCartCustomers\Imports\ImportPresenter;
use FluentCartCustomers\Imports\ImportRows;
use FluentCartCustomers\Imports\ImportRowStore;
use FluentCartCustomers\Imports\ImportRunStore;
use FluentCartCustomers\Imports\ImportsController;
use FluentCartCustomers\Imports\ImportStore;
use FluentCartCustomers\Imports\ImportWork;
use FluentCartCustomers\Imports\PruneImportsJob;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Imports\RowSource;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Runs\RunDriver;
use FluentCartCustomers\Runs\RunPresenter;
use FluentCartCustomers\Search\SearchIndexer;

/**
 * The object graph of imports.
 */
final class ImportServices {

	private readonly ImportStore $imports;

	private readonly ImportRowStore $rows;

	private readonly ImportRunStore $import_runs;

	private ?ReadingContext $context = null;

	/**
	 * @param Closure(): Transaction $transaction Returns a new one.
	 */
	public function __construct(
		private readonly Host $host,
		private readonly Contract $contract,
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Closure $transaction,
		RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly Recorders $recorders,
	) {
		$this->imports     = new ImportStore( $database, $tables );
		$this->rows        = new ImportRowStore( $database, $tables );
		$this->import_runs = new ImportRunStore( $database, $tables, $runs );
	}

	public function controller( RunDriver $driver, RunPresenter $presenter ): ImportsController {
		return new ImportsController( $this->imports, $this->rows, $this->commands( $driver ), $this->rows(), new ImportPresenter( $this->import_runs ), $this->changes, $this->import_runs, $presenter );
	}

	private function commands( RunDriver $driver ): ImportCommands {
		return new ImportCommands( $this->imports, $this->import_runs, $driver, $this->recorders, ( $this->transaction )(), $this->reading_context( ... ) );
	}

	private function rows(): ImportRows {
		return new ImportRows( $this->imports, $this->rows, $this->import_runs, ( $this->transaction )(), $this->reading_context( ... ) );
	}

	public function work( LabelRepository $labels, CustomerQuery $customers, UniqueValueStore $unique_values, SearchIndexer $indexer, ActivityRepository $activity, CustomerHooks $of_customers, AddressHooks $of_addresses, CustomerPolicy $policy, ErrorMapper $errors ): ImportWork {
		$batches = new ImportBatchRepository(
			( $this->transaction )(),
			$customers,
			new CustomerBatchRepository( $this->database, $this->tables, $unique_values ),
			new AddressBatchRepository( $this->tables ),
			$labels,
			new CustomerMetaRepository( $this->database, $this->tables ),
			$unique_values,
			$indexer,
			$activity
		);
		return new ImportWork( $this->imports, $this->rows(), new RowSource( $this->rows, $this->reading_context( ... ) ), $batches, new ImportHooks( $of_customers, $of_addresses ), $policy, $errors );
	}

	public function prune_job(): PruneImportsJob {
		return new PruneImportsJob( $this->imports, $this->rows, $this->import_runs );
	}

	private function reading_context(): ReadingContext {
		return $this->context ??= ReadingContext::of_site( $this->contract, $this->host, dirname( PLUGIN_FILE ) );
	}
}
