<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The current and the last complete reconcile of each job. A reconcile takes one or more steps.
 *
 * @phpstan-type Reconcile array{started_at: int, seconds: float, tried_at: int, tries: int, state: array<string, mixed>, is_requested: bool} The start
 *               and that of the last step, Unix seconds; the time of its steps; steps since the last one that ended or stored
 *               its state; and what the job has stored.
 * @phpstan-type Complete array{started_at: int, finished_at: int, seconds: float, state: array<string, mixed>, ...}
 */
final class ReconcileStore {

	/** A reconcile is due after this multiple of the last one's time: it uses half a percent of one core. */
	private const PAUSE_FACTOR = 200;

	private const MEMBERS = array( 'current', 'complete' );

	public function __construct(
		private readonly CheckpointStore $checkpoints,
		private readonly Transaction $transaction,
	) {}

	/**
	 * @return Complete|null The last complete reconcile; null before the first one.
	 * @throws DatabaseError
	 */
	public function complete( JobName $job ): ?array {
		return $this->read( $job )['complete'];
	}

	/**
	 * @return Reconcile|null The reconcile that is requested, or has begun and not ended.
	 * @throws DatabaseError
	 */
	public function current( JobName $job ): ?array {
		return $this->requested( $job ) ?? $this->read( $job )['current'];
	}

	/**
	 * Requests reconciles with a checkpoint of its own, because a job's checkpoint is written only by the job. The reconcile
	 * begins after the current one, which may have passed rows that have changed since.
	 *
	 * @param non-empty-list<JobName> $jobs
	 * @param array<string, mixed>    $state The state at the start. Unless empty, the reconcile replaces the current one.
	 * @throws DatabaseError
	 */
	public function request( array $jobs, array $state = array() ): void {
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $jobs, $state ): void {
				foreach ( $jobs as $job ) {
					$this->checkpoints->save( $transaction, self::request_name( $job ), array( 'state' => $state ) );
				}
			}
		);
	}

	/**
	 * @param float $longest Seconds. A reconcile that took longer is left to a later run.
	 * @return Reconcile|null The reconcile of the next step; null if none is needed, or after a failure that is too recent.
	 * @throws DatabaseError
	 */
	public function next( JobName $job, float $longest = INF ): ?array {
		$requested = $this->requested( $job );
		$stored    = $this->read( $job );
		$current   = $stored['current'];
		if ( max( $stored['complete']['seconds'] ?? 0.0, $current['seconds'] ?? 0.0 ) >= $longest ) {
			return null;
		}
		if ( null !== $requested && ( null === $current || $current['tries'] > 0 || array() !== $requested['state'] ) ) {
			return $requested;
		}
		if ( null !== $current ) {
			return self::may_continue( $current ) ? $current : null;
		}
		return self::is_due( $job, $stored['complete'] ) ? self::from_start( array() ) : null;
	}

	/**
	 * Stores that a step begins, because the process may be killed in it.
	 *
	 * @param Reconcile $reconcile From next().
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function begin_step( JobName $job, Step $step, array $reconcile ): void {
		$step->transaction(
			function ( Transaction $transaction ) use ( $job, $reconcile ): void {
				if ( $reconcile['is_requested'] ) {
					$this->checkpoints->delete( $transaction, array( self::request_name( $job ) ) );
				}
				$current = array(
					'tries'        => $reconcile['tries'] + 1,
					'tried_at'     => time(),
					'is_requested' => false,
				) + $reconcile;
				$this->write( $transaction, $job, array( 'current' => $current ) + $this->read( $job ) );
			}
		);
		$step->state = $reconcile['state'];
	}

	/**
	 * @param array<string, mixed> $state
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, JobName $job, array $state ): void {
		$stored = $this->read( $job );
		if ( null !== $stored['current'] ) {
			$stored['current']['state'] = $state;
			$stored['current']['tries'] = 1;
			$this->write( $transaction, $job, $stored );
		}
	}

	/**
	 * Stores the end of a step.
	 *
	 * @param float     $seconds The time of the step.
	 * @param JobResult $result  Failed, Unfinished or Done.
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function end_step( JobName $job, Step $step, float $seconds, JobResult $result ): void {
		$step->transaction(
			function ( Transaction $transaction ) use ( $job, $seconds, $result ): void {
				$stored = $this->read( $job );
				if ( null === $stored['current'] ) {
					return; // The checkpoint was deleted with the derived data.
				}
				$stored['current']['seconds'] += $seconds;
				if ( JobResult::Failed !== $result ) {
					$stored['current']['tries'] = 0;
				}
				$this->write(
					$transaction,
					$job,
					JobResult::Done === $result ? array(
						'current'  => null,
						'complete' => array( 'finished_at' => time() ) + $stored['current'],
					) : $stored
				);
			}
		);
	}

	/**
	 * Whether the last step was successful, or is long ago: the longer, the more steps have failed or were killed.
	 *
	 * @param Reconcile $current
	 */
	private static function may_continue( array $current ): bool {
		$pause = max( MINUTE_IN_SECONDS * 2 ** ( $current['tries'] - 1 ), self::PAUSE_FACTOR * $current['seconds'] );
		return 0 === $current['tries'] || Clock::age( $current['tried_at'], time() ) >= min( HOUR_IN_SECONDS, $pause );
	}

	/**
	 * @param Complete|null $last
	 */
	private static function is_due( JobName $job, ?array $last ): bool {
		[ $shortest, $longest ] = $job->pause();
		return null === $last || Clock::age( $last['finished_at'], time() ) >= min( $longest, max( $shortest, (int) ( self::PAUSE_FACTOR * $last['seconds'] ) ) );
	}

	/**
	 * @return Reconcile|null
	 * @throws DatabaseError
	 */
	private function requested( JobName $job ): ?array {
		$request = $this->checkpoints->read( self::request_name( $job ), array( 'state' ) );
		return null === $request ? null : array( 'is_requested' => true ) + self::from_start( $request['state'] );
	}

	/**
	 * @param array<string, mixed> $state
	 * @return Reconcile
	 */
	private static function from_start( array $state ): array {
		return array(
			'started_at'   => time(),
			'seconds'      => 0.0,
			'tried_at'     => 0,
			'tries'        => 0,
			'state'        => $state,
			'is_requested' => false,
		);
	}

	/**
	 * @return array{current: Reconcile|null, complete: Complete|null}
	 * @throws DatabaseError
	 */
	private function read( JobName $job ): array {
		return $this->checkpoints->read( self::name( $job ), self::MEMBERS ) ?? array_fill_keys( self::MEMBERS, null );
	}

	/**
	 * @param array{current: Reconcile|null, complete: Complete|null} $value
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, JobName $job, array $value ): void {
		$this->checkpoints->save( $transaction, self::name( $job ), $value );
	}

	public static function name( JobName $job ): string {
		return "reconcile.{$job->value}";
	}

	private static function request_name( JobName $job ): string {
		return "request.{$job->value}";
	}
}
