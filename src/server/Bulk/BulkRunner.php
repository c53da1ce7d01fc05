<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Listing\CustomerSelection;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\StatusRepository;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Plan;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\RunStep;
use FluentCartCustomers\Platform\PhpFunctions;
use FluentCartCustomers\Runs\PlannedWork;
use FluentCartCustomers\Runs\PreviewError;
use FluentCartCustomers\Runs\RunHooks;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Runs bulk actions in the order of customers' ids. The position of such a run is the last id that is done. An error of one
 * customer does not stop the others.
 *
 * The work of a run has `status` or `force`, and the customers: `customer_ids`, sorted, or the members that select matching
 * customers with `through`, the newest id at the start. So customers that are created during the run are left out. The work of a
 * run from a preview also has `versions` of the customers by id; see PreviewedVersions.
 */
final class BulkRunner implements PlannedWork {

	/** Customers whose related rows are read together before they are deleted. */
	private const PREFETCHED_CUSTOMERS = 50;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly StatusRepository $statuses,
		private readonly CustomerDeletionRepository $deletion,
		private readonly BulkPreview $preview,
		private readonly PreviewedVersions $versions,
		private readonly ErrorMapper $errors,
		private readonly CustomerHooks $hooks,
		private readonly CustomerPolicy $policy,
	) {}

	public function authorize( Run $run ): void {
		if ( ! $this->policy->allows( RunKind::Delete === $run->kind ? CustomerPolicy::DELETE : CustomerPolicy::MANAGE ) ) {
			throw ApiError::forbidden();
		}
	}

	public function plan( Run $run, Plan $plan ): bool {
		$ids = $this->next_ids( $run, $plan->position, StatusRepository::MAX_CUSTOMERS );
		foreach ( array() === $ids ? array() : $this->planned( $run, $ids ) as $change ) {
			$plan->add( $change, Outcome::Updated === $change->outcome ? array( 'status' ) : array() );
		}
		$plan->position = end( $ids ) ?: PHP_INT_MAX;
		return StatusRepository::MAX_CUSTOMERS === count( $ids );
	}

	/**
	 * The run compares each customer with its preview.
	 */
	public function is_outdated( Run $run ): bool {
		return false;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return list<Change> What the run would do with each customer. Failures have no message of their own, so that the plan counts
	 *                      them by code.
	 * @throws DatabaseError
	 */
	private function planned( Run $run, array $ids ): array {
		if ( RunKind::UpdateStatus === $run->kind ) {
			$changes = self::changes( $ids, $this->statuses->read( $ids ), (string) $run->work['status'] );
			return array_map( static fn ( Change $change ): Change => new Change( $change->customer_id, $change->outcome, $change->code ), $changes );
		}
		$changes = array();
		foreach ( $this->preview->errors( true, (bool) $run->work['force'], $ids ) as $id => $error ) {
			$changes[] = new Change( $id, null === $error ? Outcome::Deleted : Outcome::Failed, $error?->error_code );
		}
		return $changes;
	}

	public function work( RunStep $step ): bool {
		$is_deletion = RunKind::Delete === $step->run->kind;
		$size        = $is_deletion ? self::PREFETCHED_CUSTOMERS : StatusRepository::MAX_CUSTOMERS;
		$ids         = $this->next_ids( $step->run, $step->position(), $size + 1 );
		$chunk       = array_slice( $ids, 0, $size );
		if ( array() !== $chunk ) {
			$done = count( $step->results );
			$is_deletion ? $this->delete( $step, $chunk ) : $this->update_status( $step, $chunk, (string) $step->run->work['status'] );
			RunHooks::after_step( $step, $done );
		}
		return count( $ids ) > $size || $step->position() < ( end( $chunk ) ?: 0 );
	}

	/**
	 * @param int $position The last id that is done.
	 * @return list<int>
	 * @throws DatabaseError
	 */
	private function next_ids( Run $run, int $position, int $limit ): array {
		$work = $run->work;
		if ( isset( $work['customer_ids'] ) ) {
			$left = array_filter( $work['customer_ids'], static fn ( int $id ): bool => $id > $position );
			return array_slice( array_values( $left ), 0, $limit );
		}
		return $this->sets->ids( CustomerSelection::from_array( $work['matching'] ), $position, $work['through'], $limit );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @throws RunMoved
	 * @throws DatabaseError If the database rejects all changes.
	 */
	private function delete( RunStep $step, array $ids ): void {
		$related     = $this->deletion->prefetch_related( $ids );
		$assert_same = function ( Transaction $transaction, CustomerRow $customer ) use ( $step ): void {
			if ( array() !== $this->versions->changed( $step->run, array( $customer->id ) ) ) {
				throw new ChangedSincePreview();
			}
		};
		foreach ( $ids as $id ) {
			if ( $step->is_over() ) {
				return;
			}
			try {
				$this->hooks->before_delete( $id );
				$recorder = $step->begin( $id );
				$deleted  = $this->deletion->delete( $id, (bool) ( $step->run->work['force'] ?? false ), null, $related[ $id ] ?? null, $recorder, $assert_same );
				$step->committed( $recorder );
				$this->hooks->after_delete( $deleted );
			} catch ( Throwable $error ) {
				$this->fail( $step, array( $id ), $error );
			}
		}
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @throws RunMoved
	 * @throws DatabaseError If the database rejects all changes.
	 */
	private function update_status( RunStep $step, array $ids, string $status ): void {
		try {
			$recorder = $step->begin( end( $ids ) );
			$before   = $this->statuses->change(
				$ids,
				fn ( array $current ): array => self::changes( $ids, $current, $status, $this->versions->changed( $step->run, array_keys( $current ) ) ),
				$recorder
			);
			$step->committed( $recorder );
		} catch ( Throwable $error ) {
			$this->fail( $step, $ids, $error );
			return;
		}
		$this->fire_status_hooks( $before, $status );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @throws Throwable If the run moved, or the database rejects all changes: the run is paused then.
	 */
	private function fail( RunStep $step, array $ids, Throwable $error ): void {
		if ( $error instanceof RunMoved || ( $error instanceof DatabaseError && $error->is_of_installation() ) ) {
			throw $error;
		}
		$rejection = $this->errors->map( $error, 'bulk action' );
		foreach ( $ids as $id ) {
			$step->fail( $id, $id, $rejection->error_code, $rejection->getMessage() );
		}
	}

	/**
	 * @param list<int>          $ids
	 * @param array<int, string> $current Statuses of the existing customers, by id.
	 * @param list<int>          $changed Customers that were edited after the preview.
	 * @return list<Change> One for each id.
	 */
	private static function changes( array $ids, array $current, string $status, array $changed = array() ): array {
		return array_map(
			static function ( int $id ) use ( $current, $status, $changed ): Change {
				if ( ! isset( $current[ $id ] ) ) {
					return Change::failed( $id, 'customer_not_found', ApiError::customer_not_found( $id )->getMessage() );
				}
				if ( in_array( $id, $changed, true ) ) {
					$conflict = PreviewError::changed();
					return Change::failed( $id, $conflict->error_code, $conflict->getMessage() );
				}
				return $current[ $id ] === $status
					? new Change( $id, Outcome::Unchanged )
					: new Change( $id, Outcome::Updated, null, StatusRepository::image( $current[ $id ] ), StatusRepository::image( $status ) );
			},
			$ids
		);
	}

	/**
	 * @param array<int, string> $changed Previous statuses by id.
	 */
	private function fire_status_hooks( array $changed, string $status ): void {
		if ( array() === $changed || ! $this->hooks->has_status_listeners( $status ) ) {
			return;
		}
		try {
			foreach ( $this->sets->rows( array_keys( $changed ) ) as $id => $customer ) {
				$this->hooks->status_changed( $customer, $changed[ $id ] );
			}
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers: statuses were saved, but the hooks failed: $error" );
		}
	}
}
