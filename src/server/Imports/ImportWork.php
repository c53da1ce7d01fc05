<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Customers\InfoLabels;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Imports\Reading\InfoHeaders;
use FluentCartCustomers\Journal\Plan;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\RunStep;
use FluentCartCustomers\Runs\PlannedWork;
use FluentCartCustomers\Runs\RunHooks;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Imports the rows of a file, a batch in each transaction. Each row has one result. A row that fails does not stop the others.
 *
 * It links no users, sends no emails and creates no orders.
 */
final class ImportWork implements PlannedWork {

	/** Rows of one transaction. More would keep other requests waiting for locks. */
	private const BATCH = 100;

	/** Rows that are checked together. */
	private const CHECKED_ROWS = 250;

	public function __construct(
		private readonly ImportStore $imports,
		private readonly ImportRows $rows,
		private readonly RowSource $source,
		private readonly ImportBatchRepository $batches,
		private readonly ImportHooks $hooks,
		private readonly CustomerPolicy $policy,
		private readonly ErrorMapper $errors,
	) {}

	public function authorize( Run $run ): void {
		if ( ! $this->policy->allows( CustomerPolicy::MANAGE ) ) {
			throw ApiError::forbidden();
		}
	}

	public function is_outdated( Run $run ): bool {
		return $run->touched_at < time() - DAY_IN_SECONDS;
	}

	public function plan( Run $run, Plan $plan ): bool {
		$import = $this->import( $run );
		if ( $this->rows->hash_some( $import ) ) {
			return true;
		}
		$from = $run->work['from'] + $plan->position;
		$rows = $this->source->read( $import, $from, min( $run->work['through'], $from + self::CHECKED_ROWS ) );
		foreach ( $this->batches->preview( $rows, RowDecider::of( $import ) ) as $n => $decision ) {
			$values = $decision->values();
			$fields = Outcome::Updated === $decision->outcome ? array_column( $values, 'field' ) : array();
			$plan->add( $decision->change(), $fields, $n + 1, $values );
		}
		$plan->position += count( $rows );
		return array() !== $rows && $run->work['from'] + $plan->position < $run->work['through'];
	}

	public function work( RunStep $step ): bool {
		$import = $this->import( $step->run );
		$work   = $step->run->work;
		$from   = $work['from'] + $step->position();
		$rows   = $this->source->read( $import, $from, min( $work['through'], $from + self::BATCH ) );
		$done   = count( $step->results );
		if ( array() !== $rows ) {
			$this->write( $step, $import, $rows );
			RunHooks::after_step( $step, $done );
		}
		return array() !== $rows && $work['from'] + $step->position() < $work['through'];
	}

	/**
	 * @throws ApiError import_not_found, if the rows were deleted.
	 * @throws DatabaseError
	 */
	private function import( Run $run ): Import {
		return $this->imports->find( (int) $run->import_id ) ?? throw ApiError::import_not_found( (int) $run->import_id );
	}

	/**
	 * @param non-empty-array<int, ImportRow> $rows
	 * @throws RunMoved
	 * @throws DatabaseError If the database rejects all changes.
	 */
	private function write( RunStep $step, Import $import, array $rows ): void {
		try {
			$recorder = $step->begin( $step->position() + count( $rows ) );
			$written  = $this->batches->write( $rows, RowDecider::of( $import ), $import->options->status, $recorder );
			$step->committed( $recorder );
		} catch ( Throwable $error ) {
			$this->handle_failure( $step, $import, $rows, $error );
			return;
		}
		$this->name_info( $import, $written );
		$this->hooks->after( $written );
	}

	/**
	 * New keys of additional info get the names of their columns as labels.
	 *
	 * @param list<array{Customer|null, Customer}> $written
	 */
	private function name_info( Import $import, array $written ): void {
		$labels = InfoHeaders::labels( $import->columns );
		foreach ( array() === $labels ? array() : array_column( $written, 1 ) as $customer ) {
			InfoLabels::add( $labels, $customer->additional_info );
		}
	}

	/**
	 * A batch that fails is written one row at a time. If the database cannot be reached, no row has failed: the run goes on here.
	 *
	 * @param non-empty-array<int, ImportRow> $rows
	 * @throws Throwable If the run moved, or the error is not of a row.
	 */
	private function handle_failure( RunStep $step, Import $import, array $rows, Throwable $error ): void {
		$is_of_row = ! $error instanceof DatabaseError || ! ( $error->is_of_installation() || $error->is_lost_connection() || ( 1 === count( $rows ) && $error->is_transient() ) );
		if ( $error instanceof RunMoved || ! $is_of_row ) {
			throw $error;
		}
		if ( count( $rows ) > 1 ) {
			foreach ( $rows as $n => $row ) {
				$this->write( $step, $import, array( $n => $row ) );
			}
			return;
		}
		$rejection = $this->errors->map( $error, 'import' );
		$step->fail( $step->position() + 1, null, $rejection->error_code, $rejection->getMessage() );
	}
}
