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
 * @phpstan-type Reconcile array{started_at: int, seconds: float, state: array<string, mixed>} The start, Unix seconds; the time of
 *               its steps; and what the job has stored.
 * @phpstan-type Complete array{started_at: int, finished_at: int, seconds: float, state: array<string, mixed>}
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
	 * Continues the current reconcile, or begins one that is requested or due.
	 *
	 * @return Reconcile|null Null if none is needed.
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function begin( JobName $job, Step $step ): ?array {
		$requested = $this->requested( $job );
		$stored    = $this->read( $job );
		if ( null !== $stored['current'] && array() === ( $requested['state'] ?? array() ) ) {
			return $stored['current'];
		}
		if ( null === $requested && ! self::is_due( $job, $stored['complete'] ) ) {
			return null;
		}
		$current = $requested ?? self::from_start( array() );
		$step->transaction(
			function ( Transaction $transaction ) use ( $job, $requested, $current, $stored ): void {
				if ( null !== $requested ) {
					$this->checkpoints->delete( $transaction, array( self::request_name( $job ) ) );
				}
				$this->write( $transaction, $job, array( 'current' => $current ) + $stored );
			}
		);
		return $current;
	}

	/**
	 * @param array<string, mixed> $state
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, JobName $job, array $state ): void {
		$stored = $this->read( $job );
		if ( null !== $stored['current'] ) {
			$stored['current']['state'] = $state;
			$this->write( $transaction, $job, $stored );
		}
	}

	/**
	 * Stores the end of a step.
	 *
	 * @param float $seconds The time of the step.
	 * @throws LeaseLost
	 * @throws DatabaseError
	 */
	public function end_step( JobName $job, Step $step, float $seconds, bool $is_complete ): void {
		$step->transaction(
			function ( Transaction $transaction ) use ( $job, $seconds, $is_complete ): void {
				$stored = $this->read( $job );
				if ( null === $stored['current'] ) {
					return; // The checkpoint was deleted with the derived data.
				}
				$stored['current']['seconds'] += $seconds;
				$this->write(
					$transaction,
					$job,
					$is_complete ? array(
						'current'  => null,
						'complete' => array( 'finished_at' => time() ) + $stored['current'],
					) : $stored
				);
			}
		);
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
		return null === $request ? null : self::from_start( $request['state'] );
	}

	/**
	 * @param array<string, mixed> $state
	 * @return Reconcile
	 */
	private static function from_start( array $state ): array {
		return array(
			'started_at' => time(),
			'seconds'    => 0.0,
			'state'      => $state,
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
