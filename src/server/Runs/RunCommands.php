<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * What a person does with a run: continue, pause, cancel, undo.
 */
final class RunCommands {

	/** A request that drives a run ends after this time, because shared web hosts end a request after 30 seconds. */
	private const SECONDS = 10;

	public function __construct(
		private readonly RunStore $runs,
		private readonly RunDriver $driver,
		private readonly Recorders $recorders,
		private readonly RunRights $rights,
		private readonly CustomerPolicy $policy,
		private readonly Transaction $transaction,
	) {}

	/**
	 * @throws ApiError run_not_found.
	 * @throws DatabaseError
	 */
	public function find( int $id ): Run {
		return $this->runs->find( $id ) ?? throw ApiError::run_not_found();
	}

	/**
	 * @param RunState|null $state If the run has left this state, it is not touched.
	 * @throws ApiError run_not_found, preview_expired, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function continue( int $id, ?RunState $state ): Run {
		$run = $this->find_to_drive( $id );
		if ( $run->state->has_ended() || ( null !== $state && $state !== $run->state ) ) {
			return $run;
		}
		if ( null !== $run->start_until() && $run->start_until() <= gmdate( 'Y-m-d H:i:s' ) ) {
			throw PreviewError::expired();
		}
		if ( RunState::Planned === $run->state && null !== $run->undoes ) {
			$this->claim( $run->undoes, $id );
		}
		return $this->driver->drive( $id, Clock::seconds() + self::SECONDS, $run->state ) ?? throw ApiError::run_not_found();
	}

	/**
	 * @throws ApiError run_not_found, insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function pause( int $id ): Run {
		$this->find_to_drive( $id );
		$this->runs->change_state( $id, array( RunState::Running ), RunState::Paused, array( 'reason_code' => '', 'reason' => '' ) );
		return $this->find( $id );
	}

	/**
	 * @throws ApiError run_not_found, insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function cancel( int $id ): Run {
		$run = $this->find_to_drive( $id );
		$this->transaction->run( fn ( Transaction $transaction ) => $this->runs->cancel( $transaction, $run ) );
		return $this->find( $id );
	}

	/**
	 * @param bool $is_dry_run Whether to only check what the undo would do. A check replaces an earlier one by the same user.
	 * @return Run The new run.
	 * @throws ApiError run_not_found, run_active, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function undo( int $id, bool $is_dry_run ): Run {
		$run = $this->find( $id );
		$this->assert_undoable( $run );
		$checked = $is_dry_run ? $this->runs->undo_in_check( $id, get_current_user_id() ) : null;
		if ( null !== $checked ) {
			return $this->driver->drive( $checked, Clock::seconds() + self::SECONDS, RunState::Planning ) ?? throw ApiError::run_not_found();
		}
		$token = bin2hex( random_bytes( 8 ) );
		$total = array_sum( array_diff_key( $run->counts, array( 'failed' => 0, 'unchanged' => 0, 'kept' => 0 ) ) );
		$undo  = $this->transaction->run(
			function ( Transaction $transaction ) use ( $run, $is_dry_run, $token, $total ): int {
				$state = $is_dry_run ? RunState::Planning : RunState::Running;
				$this->runs->delete_planned_undos( $transaction, $run->id, get_current_user_id() );
				$undo = $this->runs->insert( $transaction, RunKind::Undo, $state, self::work_of_undo( $run ), $total, $run->customer_id, true, $this->recorders->undo_days(), $run->id, $token );
				if ( ! $is_dry_run ) {
					$this->mark_undone( $transaction, $run->id, $undo );
				}
				return $undo;
			}
		);
		return $this->driver->drive_with_lease( $undo, $token, Clock::seconds() + self::SECONDS ) ?? throw ApiError::run_not_found();
	}

	/**
	 * For the title of the undo, because the undone run is deleted first.
	 *
	 * @return array{kind: string, work: array<string, mixed>, is_again: bool} `kind` and `work` of the first change, also if the
	 *                                                                        undo of it is undone.
	 */
	private static function work_of_undo( Run $undone ): array {
		return RunKind::Undo === $undone->kind
			? array( 'is_again' => true ) + $undone->work
			: array(
				'kind'     => $undone->kind->value,
				'work'     => array_filter( $undone->work, is_scalar( ... ) ),
				'is_again' => false,
			);
	}

	/**
	 * @throws ApiError run_not_found, insufficient_permissions.
	 * @throws DatabaseError
	 */
	private function find_to_drive( int $id ): Run {
		$run = $this->find( $id );
		$this->rights->assert_may_drive( $run );
		return $run;
	}

	/**
	 * Marks a run as undone by a checked undo, which starts next. An earlier request may have marked it, and then have been killed
	 * or have waited in vain for the lease.
	 *
	 * @throws ApiError run_active, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	private function claim( int $id, int $undo ): void {
		$run = $this->runs->find( $id ) ?? throw ApiError::not_undoable();
		if ( $undo === $run->undone_by ) {
			return;
		}
		$this->assert_undoable( $run );
		$this->transaction->run( fn ( Transaction $transaction ) => $this->mark_undone( $transaction, $id, $undo ) );
	}

	/**
	 * @throws ApiError run_active, already_undone, not_undoable, insufficient_permissions.
	 */
	private function assert_undoable( Run $run ): void {
		$refusal = match ( true ) {
			! $run->state->has_ended()                                   => ApiError::run_active(),
			null !== $run->undone_by                                     => ApiError::already_undone(),
			! $run->is_undoable()                                        => ApiError::not_undoable(),
			! $this->policy->allows_undo( $run->creates_customers() )    => ApiError::forbidden(),
			default                                                      => null,
		};
		if ( null !== $refusal ) {
			throw $refusal;
		}
	}

	/**
	 * @throws ApiError already_undone.
	 * @throws DatabaseError
	 */
	private function mark_undone( Transaction $transaction, int $id, int $undo ): void {
		if ( ! $this->runs->mark_undone( $transaction, $id, $undo ) ) {
			throw ApiError::already_undone();
		}
	}
}
