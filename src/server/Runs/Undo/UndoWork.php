<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\IdTaken;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\CustomerUpdate;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\HookRunner;
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
use FluentCartCustomers\Runs\PlannedWork;
use FluentCartCustomers\Runs\RunHooks;
use FluentCartCustomers\Runs\RunPresenter;
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
		private readonly StatusReversalRepository $statuses,
		private readonly RestorationRepository $restoration,
		private readonly ReversalRepository $reversal,
		private readonly CustomerRepository $customers,
		private readonly CustomerSetQuery $sets,
		private readonly CustomerHooks $hooks,
		private readonly CustomerPolicy $policy,
		private readonly ErrorMapper $errors,
	) {}

	public function authorize( Run $run ): void {
		if ( ! RunPresenter::may_undo( $this->original( $run ), $this->policy ) ) {
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
		return $step->position() < $original->processed;
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
	 * @throws ApiError not_undoable, if the run was deleted.
	 * @throws DatabaseError
	 */
	private function original( Run $run ): Run {
		return ( null === $run->undoes ? null : $this->runs->find( $run->undoes ) ) ?? throw ApiError::not_undoable();
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
		$has_values = null !== $change->before || null !== $change->after;
		return match ( true ) {
			null === $change->customer_id || Outcome::Failed === $change->outcome || ! $has_values => 'none',
			isset( $change->before['record'] )                                                  => 'deleted',
			isset( $change->after['state'] )                                                    => 'created',
			StatusReversalRepository::is_of_status( $change )                                   => 'status',
			null !== $change->before                                                            => 'edited',
			default                                                                             => 'none',
		};
	}

	private static function batch_size( string $kind ): int {
		return match ( $kind ) {
			'none'    => PHP_INT_MAX,
			'status'  => StatusReversalRepository::MAX_CUSTOMERS,
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
			$fire     = match ( self::kind( $batch[0] ) ) {
				'status'  => $this->status_hooks( $this->statuses->apply( $batch, $original, $recorder ) ),
				'deleted' => $this->restore_hooks( $batch, fn () => $this->restoration->restore( $batch, $recorder ) ),
				'created' => $this->removal_hooks( $batch[0], fn () => $this->restoration->remove( $batch[0], $recorder ) ),
				default   => $this->edit_hooks( $this->reversal->apply( $batch[0], $original, $recorder ) ),
			};
			$step->committed( $recorder );
			$fire();
		} catch ( Throwable $error ) {
			if ( $error instanceof RunMoved || ( $error instanceof DatabaseError && $error->is_of_installation() ) ) {
				throw $error;
			}
			$this->handle_failure( $step, $position, $batch, $original, $error );
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
		$code = match ( true ) {
			$error instanceof IdTaken    => 'id_taken',
			$error instanceof EmailTaken => 'email_taken',
			default                      => null,
		};
		$rejection = null === $code ? $this->errors->map( $error, 'undo' ) : null;
		$step->fail( $position, $batch[0]->customer_id, $code ?? $rejection->error_code, null === $code ? $rejection->getMessage() : RunTexts::of_code( $code ) );
	}

	/**
	 * @param array<int, string> $before Previous statuses by customer.
	 * @return callable(): void
	 */
	private function status_hooks( array $before ): callable {
		return function () use ( $before ): void {
			if ( array() === $before || ! HookRunner::has_listeners( 'fluent_cart/customer_status_updated' ) && ! $this->hooks->has_status_listeners( 'active' ) && ! $this->hooks->has_status_listeners( 'inactive' ) ) {
				return;
			}
			foreach ( $this->sets->rows( array_keys( $before ) ) as $id => $customer ) {
				$this->hooks->status_changed( $customer, $before[ $id ] );
			}
		};
	}

	/**
	 * @param non-empty-list<Change> $batch
	 * @param callable(): void       $restore
	 * @return callable(): void
	 */
	private function restore_hooks( array $batch, callable $restore ): callable {
		$restore();
		return function () use ( $batch ): void {
			foreach ( $batch as $change ) {
				if ( HookRunner::has_listeners( 'fluent_cart_customers/after_create_customer' ) ) {
					$this->hooks->after_create( $this->customers->get( (int) $change->customer_id ) );
				}
			}
		};
	}

	/**
	 * @param callable(): (CustomerRow|null) $remove
	 * @return callable(): void
	 */
	private function removal_hooks( Change $change, callable $remove ): callable {
		if ( HookRunner::has_listeners( 'fluent_cart_customers/before_delete_customer' ) ) {
			$this->hooks->before_delete( (int) $change->customer_id );
		}
		$deleted = $remove();
		return fn () => null === $deleted ? null : $this->hooks->after_delete( $deleted );
	}

	/**
	 * @return callable(): void
	 */
	private function edit_hooks( CustomerUpdate $update ): callable {
		return fn () => $update->before === $update->after ? null : $this->hooks->after_update( $update->before, $update->after );
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
			default   => array( $this->preview_one( $batch[0], $original ) ),
		};
	}

	/**
	 * @return array{Change, list<string>}
	 * @throws DatabaseError
	 */
	private function preview_one( Change $change, Run $original ): array {
		try {
			if ( 'created' === self::kind( $change ) ) {
				$reason = $this->restoration->reason_to_keep( $change );
				return array( new Change( $change->customer_id, null === $reason ? Outcome::Deleted : Outcome::Kept, $reason ), array() );
			}
			$reversal = new Reversal( $change, $this->customers->get( (int) $change->customer_id ) );
			$outcome  = match ( true ) {
				array() !== $reversal->kept => Outcome::Kept,
				$reversal->is_empty()       => Outcome::Unchanged,
				default                     => Outcome::Updated,
			};
			$code  = Outcome::Kept === $outcome ? 'changed_since' : null;
			$after = null === $code ? null : array( 'kept' => $this->reversal->editors( $change, $reversal, $original ) );
			return array( new Change( $change->customer_id, $outcome, $code, null, $after ), $reversal->names() );
		} catch ( DatabaseError $error ) {
			throw $error;
		} catch ( Throwable $error ) {
			$rejection = $this->errors->map( $error, 'undo' );
			return array( Change::failed( $change->customer_id, $rejection->error_code, $rejection->getMessage() ), array() );
		}
	}
}
