<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Deletion\IdTaken;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Customers\Record\StatusRepository;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Plan;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\RunStep;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Journal\StepRecorder;
use FluentCartCustomers\Platform\PhpFunctions;
use FluentCartCustomers\Runs\PlannedWork;
use FluentCartCustomers\Runs\RunHooks;
use FluentCartCustomers\Runs\RunTexts;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Undoes a run: handles its changes from the last to the first. The position of an undo is the number of handled changes.
 *
 * Statuses and deletions are handled in batches, other changes one customer at a time.
 */
final class UndoWork implements PlannedWork {

	/** Changes that are read together. */
	private const CHUNK = 250;

	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly StatusReversal $statuses,
		private readonly RestorationRepository $restoration,
		private readonly ReversalRepository $reversal,
		private readonly UndoHooks $hooks,
		private readonly CustomerPolicy $policy,
		private readonly ErrorMapper $errors,
	) {}

	public function authorize( Run $run ): void {
		$original = null === $run->undoes ? null : $this->runs->find( $run->undoes );
		if ( ! $this->policy->allows_undo( true === $original?->creates_customers() ) ) {
			throw ApiError::forbidden();
		}
	}

	public function work( RunStep $step ): bool {
		$original = $this->original( $step->run );
		foreach ( $this->batches( $original, $step->position() ) as $position => $batch ) {
			if ( $step->is_over() ) {
				return true;
			}
			$done = count( $step->results );
			if ( array() === $batch ) {
				$step->skip( $position );
			} else {
				$this->undo( $step, $position, $batch, $original );
				RunHooks::after_step( $step, $done );
			}
		}
		$is_unfinished = $step->position() < $original->processed;
		if ( ! $is_unfinished ) {
			$step->flush();
			$this->allow_another( $step->run, $original );
		}
		return $is_unfinished;
	}

	public function plan( Run $run, Plan $plan ): bool {
		$original = $this->original( $run );
		foreach ( $this->batches( $original, $plan->position ) as $position => $batch ) {
			foreach ( array() === $batch ? array() : $this->preview( $batch, $original ) as [ $change, $fields ] ) {
				$plan->add( $change, $fields );
			}
			$plan->position = $position;
		}
		return $plan->position < $original->processed;
	}

	/**
	 * The work compares each customer with what the run left behind, so an old check does no harm.
	 */
	public function is_outdated( Run $run ): bool {
		return false;
	}

	/**
	 * @throws ApiError not_undoable, if the run was deleted.
	 * @throws DatabaseError
	 */
	private function original( Run $run ): Run {
		return ( null === $run->undoes ? null : $this->runs->find( $run->undoes ) ) ?? throw ApiError::not_undoable();
	}

	/**
	 * An undo that failed for every customer has undone nothing. The run can be undone once the reason no longer holds, such as a
	 * missing right or an email that another customer has.
	 *
	 * @throws DatabaseError
	 */
	private function allow_another( Run $undo, Run $original ): void {
		$counts = array_filter( $undo->counts );
		if ( isset( $counts[ Outcome::Failed->text() ] ) && array() === array_diff_key( $counts, array( Outcome::Failed->text() => 0, Outcome::Unchanged->text() => 0 ) ) ) {
			$this->runs->unmark_undone( $original->id, $undo->id );
		}
	}

	/**
	 * The next changes in the order of the undo, in batches of one kind.
	 *
	 * @return array<int, list<Change>> By the position after the batch. Changes that did nothing are an empty batch.
	 * @throws DatabaseError
	 */
	private function batches( Run $original, int $position ): array {
		$below   = $original->processed - $position;
		$changes = $this->changes->range( $original->id, max( 0, $below - self::CHUNK ), $below );
		krsort( $changes );
		$batches = array();
		$batch   = array();
		$kind    = null;
		foreach ( $changes as $n => $change ) {
			$next = self::kind( $change );
			if ( array() !== $batch && ( $next !== $kind || count( $batch ) >= self::batch_size( $next ) ) ) {
				$batches[ $position ] = 'none' === $kind ? array() : $batch;
				$batch                = array();
			}
			$kind     = $next;
			$batch[]  = $change;
			$position = $original->processed - $n;
		}
		if ( array() !== $batch ) {
			$batches[ $position ] = 'none' === $kind ? array() : $batch;
		}
		return $batches;
	}

	private static function kind( Change $change ): string {
		return match ( true ) {
			'erased' === $change->code                                            => 'erased',
			null === $change->customer_id || Outcome::Failed === $change->outcome => 'none',
			isset( $change->before['record'] )                                    => 'deleted',
			isset( $change->after['state'] )                                      => 'created',
			StatusReversal::is_of_status( $change )                               => 'status',
			null !== $change->before                                              => 'edited',
			default                                                               => 'none',
		};
	}

	private static function batch_size( string $kind ): int {
		return match ( $kind ) {
			'none'    => PHP_INT_MAX,
			'status'  => StatusRepository::MAX_CUSTOMERS,
			'deleted' => RestorationRepository::MAX_CUSTOMERS,
			default   => 1,
		};
	}

	/**
	 * @param non-empty-list<Change> $batch Of one kind.
	 * @throws RunMoved
	 * @throws DatabaseError If the database rejects all changes.
	 */
	private function undo( RunStep $step, int $position, array $batch, Run $original ): void {
		try {
			$recorder = $step->begin( $position );
			$fire     = $this->write( $batch, $original, $recorder );
			$step->committed( $recorder );
		} catch ( Throwable $error ) {
			if ( $error instanceof RunMoved || ( $error instanceof DatabaseError && $error->is_of_installation() ) ) {
				throw $error;
			}
			$this->handle_failure( $step, $position, $batch, $original, $error );
			return;
		}
		try {
			$fire();
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers: the undo was saved, but the hooks failed: $error" );
		}
	}

	/**
	 * @param non-empty-list<Change> $batch Of one kind.
	 * @return callable(): void Fires the hooks, after the transaction.
	 * @throws Throwable
	 */
	private function write( array $batch, Run $original, StepRecorder $recorder ): callable {
		$first = $batch[0];
		$id    = (int) $first->customer_id;
		switch ( self::kind( $first ) ) {
			case 'erased':
				throw new UndoRefused( 'erased' );
			case 'status':
				$before   = $this->statuses->apply( $batch, $original, $recorder );
				$statuses = array_values( array_unique( array_map( static fn ( Change $change ): string => (string) $change->before['fields']['status'], $batch ) ) );
				return fn () => $this->hooks->statuses_changed( $before, $statuses );
			case 'deleted':
				$restored = $this->restoration->restore( $batch, $recorder );
				return fn () => $this->hooks->restored( $restored );
			case 'created':
				if ( ! $this->policy->allows( CustomerPolicy::DELETE ) ) {
					throw ApiError::forbidden();
				}
				$this->hooks->before_removal( $id );
				$removed = $this->restoration->remove( $first, $recorder );
				return fn () => null === $removed ? null : $this->hooks->removed( $removed );
			default:
				$update = $this->reversal->apply( $first, $original, $recorder );
				return fn () => $this->hooks->edited( $update );
		}
	}

	/**
	 * A batch that fails is undone one customer at a time.
	 *
	 * @param non-empty-list<Change> $batch
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	private function handle_failure( RunStep $step, int $position, array $batch, Run $original, Throwable $error ): void {
		if ( count( $batch ) > 1 ) {
			foreach ( $batch as $index => $change ) {
				$this->undo( $step, $position - count( $batch ) + 1 + $index, array( $change ), $original );
			}
			return;
		}
		$code      = self::code( $error );
		$rejection = null === $code ? $this->errors->map( $error, 'undo' ) : null;
		$step->fail( $position, $batch[0]->customer_id, $code ?? $rejection->error_code, null === $code ? $rejection->getMessage() : RunTexts::of_code( $code ) );
	}

	/**
	 * @return string|null Null for an error that is not of an undo only.
	 */
	private static function code( Throwable $error ): ?string {
		return match ( true ) {
			$error instanceof IdTaken     => 'id_taken',
			$error instanceof EmailTaken  => 'email_taken',
			$error instanceof UndoRefused => $error->reason,
			default                       => null,
		};
	}

	/**
	 * @param non-empty-list<Change> $batch Of one kind.
	 * @return list<array{Change, list<string>}> What undo() would do, with the fields that would go back.
	 * @throws DatabaseError
	 */
	private function preview( array $batch, Run $original ): array {
		$without_fields = static fn ( Change $change ): array => array( $change, array() );
		return match ( self::kind( $batch[0] ) ) {
			'status'  => array_map( static fn ( Change $change ): array => array( $change, Outcome::Updated === $change->outcome ? array( 'status' ) : array() ), $this->statuses->preview( $batch, $original ) ),
			'deleted' => array_map( $without_fields, $this->restoration->preview( $batch ) ),
			'erased'  => array_map( static fn ( Change $change ): array => array( new Change( $change->customer_id, Outcome::Failed, 'erased' ), array() ), $batch ),
			default   => array( $this->preview_one( $batch[0], $original ) ),
		};
	}

	/**
	 * @return array{Change, list<string>}
	 * @throws DatabaseError
	 */
	private function preview_one( Change $change, Run $original ): array {
		try {
			return 'created' === self::kind( $change ) ? array( $this->restoration->preview_removal( $change ), array() ) : $this->reversal->preview( $change, $original );
		} catch ( DatabaseError $error ) {
			throw $error;
		} catch ( Throwable $error ) {
			$rejection = $this->errors->map( $error, 'undo' );
			return array( Change::failed( $change->customer_id, $rejection->error_code, $rejection->getMessage() ), array() );
		}
	}
}
