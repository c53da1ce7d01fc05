<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Overview\OverviewController;
use FluentCartCustomers\Overview\OverviewPresenter;
use FluentCartCustomers\Overview\Summaries\DailySummaryStore;
use FluentCartCustomers\Overview\Summaries\DailyTotalsQuery;
use FluentCartCustomers\Overview\Summaries\OverviewRepository;
use FluentCartCustomers\Overview\Summaries\PendingChangesQuery;
use FluentCartCustomers\Overview\Summaries\SummaryJob;
use FluentCartCustomers\Overview\Summaries\TopCustomerStore;

/**
 * The object graph of the overview.
 */
final class OverviewServices {

	private readonly DailyTotalsQuery $totals;

	private readonly DailySummaryStore $summaries;

	private readonly TopCustomerStore $top_customers;

	private readonly PendingChangesQuery $pending_changes;

	public function __construct(
		private readonly Host $host,
		private readonly Connection $database,
		Tables $tables,
		private readonly ChangeQueue $queue,
		CheckpointStore $checkpoints,
	) {
		$this->totals          = new DailyTotalsQuery( $database, $tables );
		$this->summaries       = new DailySummaryStore( $database, $tables, $checkpoints );
		$this->top_customers   = new TopCustomerStore( $database, $tables, $checkpoints );
		$this->pending_changes = new PendingChangesQuery( $database, $tables, $queue );
	}

	public function controller( ReconcileStore $reconciles ): OverviewController {
		$overviews = new OverviewRepository( $this->database, $this->totals, $this->summaries, $this->top_customers, $this->pending_changes, $reconciles );
		return new OverviewController( $overviews, new OverviewPresenter(), $this->host );
	}

	public function job(): SummaryJob {
		return new SummaryJob( $this->totals, $this->summaries, $this->top_customers, $this->pending_changes, $this->queue, $this->host->currency( ... ) );
	}
}
