<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

defined( 'ABSPATH' ) || exit;

use Closure;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\Tables;
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

	private readonly PendingChangesQuery $pending;

	public function __construct(
		private readonly Connection $database,
		Tables $tables,
		CheckpointStore $checkpoints,
		private readonly ChangeQueue $queue,
		private readonly ReconcileStore $reconciles,
	) {
		$this->totals        = new DailyTotalsQuery( $database, $tables );
		$this->summaries     = new DailySummaryStore( $database, $tables, $checkpoints );
		$this->top_customers = new TopCustomerStore( $database, $tables, $checkpoints );
		$this->pending       = new PendingChangesQuery( $database, $tables, $queue );
	}

	public function repository(): OverviewRepository {
		return new OverviewRepository( $this->database, $this->totals, $this->summaries, $this->top_customers, $this->pending, $this->reconciles );
	}

	/**
	 * @param Closure(): string $currency
	 */
	public function job( Closure $currency ): SummaryJob {
		return new SummaryJob( $this->totals, $this->summaries, $this->top_customers, $this->pending, $this->queue, $currency );
	}
}
