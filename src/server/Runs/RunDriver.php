<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Plan;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStep;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use LogicException;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Drives runs: a request or a job acquires the lease of a run, signs in the user who started it, and works until the deadline.
 */
final class RunDriver {

	/** Pause between two tries to acquire a lease. */
	private const WAIT_MICROSECONDS = 200_000;

	/**
	 * @param Closure(): array<string, RunWork> $works       By the value of RunKind.
	 * @param Closure(): Transaction            $transaction Returns a new one.
	 */
	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly ErrorMapper $errors,
		private readonly Closure $works,
		private readonly Closure $transaction,
	) {}

	/**
	 * Works on a run that has not ended. If another driver has its lease, waits for it until the deadline.
	 *
	 * @param float         $deadline Of Clock::seconds().
	 * @param RunState|null $state    If the run is in another state, it is not touched.
	 * @return Run|null The run afterwards; null if it does not exist.
	 * @throws DatabaseError
	 */
	public function drive( int $id, float $deadline, ?RunState $state = null ): ?Run {
		$is_left = fn ( Run $run ): bool => ( null !== $state && $state !== $run->state ) || null !== $this->runs->blocked_by( $run );
		$token   = $this->wait_for_lease( $id, $deadline, $is_left );
		return null === $token ? $this->runs->find( $id ) : $this->drive_with_lease( $id, $token, $deadline, $state );
	}

	/**
	 * Does the next step of a run, unless it is done: then another request with the same cursor has done it.
	 *
	 * @param int $from The number of the first result of the step.
	 * @param int $max  Customers after which the step ends.
	 * @return Run|null The run afterwards; null if it does not exist.
	 * @throws DatabaseError
	 */
	public function drive_from( int $id, int $from, float $deadline, int $max ): ?Run {
		$token = $this->wait_for_lease( $id, $deadline, static fn ( Run $run ): bool => $run->processed > $from && ! $run->is_driven() );
		$run   = $this->runs->find( $id );
		if ( null === $token || null === $run ) {
			return $run;
		}
		return $this->drive_with_lease( $id, $token, $deadline, null, $run->processed > $from ? 0 : $max );
	}

	/**
	 * @param callable(Run): bool $is_left Whether this request does not drive the run, as it is now.
	 * @return string|null The token of the lease; null if the run is left, or another driver has the lease until the deadline.
	 * @throws DatabaseError
	 */
	private function wait_for_lease( int $id, float $deadline, callable $is_left ): ?string {
		$token = bin2hex( random_bytes( 8 ) );
		do {
			$run = $this->runs->find( $id );
			if ( null === $run || $run->state->has_ended() || $is_left( $run ) ) {
				return null;
			}
			if ( $this->runs->acquire( $id, $token ) ) {
				return $token;
			}
			PhpFunctions::pause( self::WAIT_MICROSECONDS );
		} while ( Clock::seconds() < $deadline );
		return null;
	}

	/**
	 * Drives a run that was created with a lease, or whose lease was acquired.
	 *
	 * @param int $max Customers after which the step ends; 0 only releases the lease.
	 * @return Run|null The run afterwards; null if it does not exist.
	 * @throws DatabaseError
	 */
	public function drive_with_lease( int $id, string $token, float $deadline, ?RunState $state = null, int $max = PHP_INT_MAX ): ?Run {
		try {
			$run = $this->runs->find( $id );
			if ( $max > 0 && null !== $run && $run->lease_token === $token && ( null === $state || $state === $run->state ) ) {
				$this->as_user( $run, fn () => $this->work( $run, $deadline, $max ) );
			}
		} catch ( RunMoved ) {
			return $this->runs->find( $id ); // Another request has paused, canceled or continued the run.
		} finally {
			$this->runs->release( $id, $token );
		}
		return $this->runs->find( $id );
	}

	/**
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	private function work( Run $run, float $deadline, int $max ): void {
		$step = null;
		$work = ( $this->works )()[ $run->kind->value ] ?? throw new LogicException( "Runs of {$run->kind->value} cannot be driven." );
		try {
			$work->authorize( $run );
			if ( RunState::Planned === $run->state && $work instanceof PlannedWork && $work->is_outdated( $run ) ) {
				$run = $this->moved( $run, RunState::Planning, array( 'plan' => null ) );
			}
			if ( RunState::Planning === $run->state ) {
				$this->plan( $run, $work, $deadline );
				return;
			}
			$run  = $this->started( $run );
			$step = new RunStep( $this->runs, $this->changes, ( $this->transaction )(), $run, $deadline, $max );
			do {
				$is_unfinished = $work->work( $step );
				$step->flush();
			} while ( $is_unfinished && ! $step->is_over() );
			if ( ! $is_unfinished ) {
				$this->runs->change_state( $run->id, array( RunState::Running ), RunState::Done, array( 'total' => $step->run->processed ), $run->lease_token );
			}
		} catch ( ApiError $refusal ) {
			$this->pause( $run, $refusal );
		} catch ( RunMoved $moved ) {
			throw $moved;
		} catch ( Throwable $error ) {
			$this->pause( $run, $this->errors->map( $error, "run {$run->id}" ) );
			if ( null === $step || array() === $step->results ) {
				throw $error;
			}
		}
	}

	/**
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	private function plan( Run $run, RunWork $work, float $deadline ): void {
		$planned = $work instanceof PlannedWork ? $work : throw new LogicException( "Runs of {$run->kind->value} cannot be checked." );
		$plan    = Plan::of( $run->plan );
		do {
			$is_unfinished = $planned->plan( $run, $plan );
			if ( ! $this->runs->save_plan( $run, $plan ) ) {
				throw new RunMoved();
			}
		} while ( $is_unfinished && Clock::seconds() < $deadline );
		if ( ! $is_unfinished ) {
			$this->runs->change_state( $run->id, array( RunState::Planning ), RunState::Planned, array(), $run->lease_token );
		}
	}

	/**
	 * @return Run In the state running.
	 * @throws RunMoved If another request has canceled it.
	 * @throws DatabaseError
	 */
	private function started( Run $run ): Run {
		if ( RunState::Running === $run->state ) {
			return $run;
		}
		$values = null === $run->started_at ? array( 'started_at' => gmdate( 'Y-m-d H:i:s' ) ) : array();
		if ( RunState::Planned === $run->state ) {
			$values['plan'] = Plan::of( $run->plan )->without_values()->json();
		}
		return $this->moved( $run, RunState::Running, $values );
	}

	/**
	 * @param array<string, scalar|null> $values Further columns.
	 * @return Run In the other state.
	 * @throws RunMoved If another request has changed its state.
	 * @throws DatabaseError
	 */
	private function moved( Run $run, RunState $state, array $values ): Run {
		if ( ! $this->runs->change_state( $run->id, array( $run->state ), $state, $values, $run->lease_token ) ) {
			throw new RunMoved();
		}
		return $this->runs->find( $run->id ) ?? throw new RunMoved();
	}

	/**
	 * A check that is rejected ends, because a paused run would start when it is continued.
	 *
	 * @throws DatabaseError
	 */
	private function pause( Run $run, ApiError $reason ): void {
		$this->runs->change_state(
			$run->id,
			array( RunState::Planning, RunState::Planned, RunState::Running, RunState::Paused ),
			RunState::Planning === $run->state ? RunState::Failed : RunState::Paused,
			array(
				'reason_code' => $reason->error_code,
				'reason'      => mb_substr( $reason->getMessage(), 0, 500, 'UTF-8' ),
			),
			$run->lease_token
		);
	}

	/**
	 * The rights, the author of the activity and the language are those of the user who started the run.
	 *
	 * @param callable(): void $work
	 */
	private function as_user( Run $run, callable $work ): void {
		$current = get_current_user_id();
		if ( $current === (int) $run->user_id ) {
			$work();
			return;
		}
		wp_set_current_user( (int) $run->user_id );
		$switched = switch_to_user_locale( (int) $run->user_id );
		try {
			$work();
		} finally {
			if ( $switched ) {
				restore_previous_locale();
			}
			wp_set_current_user( $current );
		}
	}
}
