<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Runs\RunDriver;
use FluentCartCustomers\Runs\RunPresenter;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Bulk actions as runs: the first request creates the run and does its first step, a request with a cursor does the next one.
 * A step that was done is not done again: a repeated cursor returns its results.
 */
final class BulkRuns {

	/** A step on matching customers ends after this number of customers. */
	private const STEP_CUSTOMERS = 500;

	/** The contract's limit of named customers. */
	private const MAX_SELECTED_IDS = 1_000;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly RunDriver $driver,
		private readonly Recorders $recorders,
		private readonly Transaction $transaction,
	) {}

	/**
	 * @param float $deadline Of Clock::seconds().
	 * @return array<string, mixed> A BulkResult.
	 * @throws ApiError run_not_found.
	 * @throws DatabaseError
	 */
	public function step( BulkRequest $request, float $deadline ): array {
		$token = bin2hex( random_bytes( 8 ) );
		$id    = $request->progress['run'] ?? $this->create( $request, $token );
		$from  = $request->progress['from'] ?? 0;
		$max   = null === $request->ids ? self::STEP_CUSTOMERS : PHP_INT_MAX;
		$run   = isset( $request->progress )
			? $this->driver->drive_from( $id, $from, $deadline, $max )
			: $this->driver->drive_with_lease( $id, $token, $deadline, null, $max );
		if ( null === $run ) {
			throw ApiError::run_not_found();
		}
		$changes = $this->changes->range( $id, $from, min( $run->processed, $from + ( null === $request->ids ? self::STEP_CUSTOMERS : self::MAX_SELECTED_IDS ) ) );
		return $this->answer( $request, $run, $from, array_values( $changes ) );
	}

	/**
	 * @return int The id of the run.
	 * @throws DatabaseError
	 */
	private function create( BulkRequest $request, string $token ): int {
		$work = $request->run_work();
		if ( null === $request->ids ) {
			$through = $this->sets->newest_id();
			$total   = $this->sets->count( $request->selection(), $through );
			$work   += array(
				'matching' => $request->selection()->to_array(),
				'through'  => $through,
			);
		} else {
			$ids = $request->ids;
			sort( $ids );
			$total = count( $ids );
			$work += array( 'customer_ids' => $ids );
		}
		$days = $request->data['undo'] ? $this->recorders->undo_days() : 0;
		return $this->transaction->run(
			fn ( Transaction $transaction ): int => $this->runs->insert( $transaction, $request->run_kind(), RunState::Running, $work, $total, null, $request->data['background'], $days, null, $token )
		);
	}

	/**
	 * @param list<Change> $changes Of this step.
	 * @return array<string, mixed> A BulkResult.
	 */
	private function answer( BulkRequest $request, Run $run, int $from, array $changes ): array {
		$next    = $from + count( $changes );
		$is_last = $run->state->has_ended() && $next >= $run->processed;
		$results = array_column( array_map( self::result( ... ), $changes ), null, 'customer_id' );
		$failed  = $this->failed_before( $run, $next );
		return array(
			'processed' => $next - $failed,
			'failed'    => $failed,
			'results'   => array_values( 0 === $from && null !== $request->ids ? self::in_order( $results, $request->ids ) : $results ),
			'total'     => $run->total,
			'cursor'    => $is_last ? null : $request->cursor(
				array(
					'run'  => $run->id,
					'from' => $next,
				),
				null === $request->ids ? null : array()
			),
			'dry_run'   => false,
			'run_id'    => $run->id,
		);
	}

	/**
	 * @return int The failures among the first results of the run.
	 * @throws DatabaseError
	 */
	private function failed_before( Run $run, int $below ): int {
		return $below >= $run->processed ? $run->counts[ Outcome::Failed->text() ] : $this->changes->count_failed( $run->id, $below );
	}

	/**
	 * @param array<int, array<string, mixed>> $results By customer.
	 * @param list<int>                        $ids
	 * @return array<int, array<string, mixed>> In the order of the request.
	 */
	private static function in_order( array $results, array $ids ): array {
		return array_intersect_key( array_replace( array_fill_keys( $ids, array() ), $results ), $results );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function result( Change $change ): array {
		return Outcome::Failed === $change->outcome
			? array(
				'customer_id' => $change->customer_id,
				'success'     => false,
				'error'       => array(
					'code'    => $change->code,
					'message' => RunPresenter::message( $change ),
				),
			)
			: array(
				'customer_id' => $change->customer_id,
				'success'     => true,
			);
	}
}
