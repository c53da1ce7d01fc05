<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Imports\Reading\FileRecognizer;
use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\Mapping;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Runs\RunDriver;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * What a person does with an import: create, map, check, delete. ImportRows has the rows.
 */
final class ImportCommands {

	/** A request that checks an import ends after this time, because shared web hosts end a request after 30 seconds. */
	private const SECONDS = 10;

	/**
	 * @param Closure(): ReadingContext $context
	 */
	public function __construct(
		private readonly ImportStore $imports,
		private readonly ImportRunStore $import_runs,
		private readonly RunDriver $driver,
		private readonly Recorders $recorders,
		private readonly Transaction $transaction,
		private readonly Closure $context,
	) {}

	/**
	 * @throws ApiError import_not_found.
	 * @throws DatabaseError
	 */
	public function find( int $id ): Import {
		return $this->imports->find( $id ) ?? throw ApiError::import_not_found( $id );
	}

	/**
	 * @param array<string, mixed> $file The schema ImportCreate of the contract.
	 * @throws DatabaseError
	 */
	public function create( array $file ): Import {
		$recognition = ( new FileRecognizer( ( $this->context )() ) )->recognize( $file['columns'], $file['sample'] ?? array() );
		$options     = ImportOptions::of( array( 'date_order' => $recognition->date_order->value ) );
		$id          = $this->transaction->run( fn ( Transaction $transaction ): int => $this->imports->insert( $transaction, $file, $recognition, $options ) );
		return $this->find( $id );
	}

	/**
	 * @param array<string, mixed> $changes The schema ImportUpdate of the contract.
	 * @throws ApiError import_not_found, import_started, validation_error.
	 * @throws DatabaseError
	 */
	public function update( int $id, array $changes ): Import {
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $id, $changes ): void {
				$import   = $this->imports->lock( $transaction, $id ) ?? throw ApiError::import_not_found( $id );
				$entries  = $changes['mapping'] ?? $import->columns;
				$problems = Mapping::problems( $entries, $import->mapping()->columns );
				if ( array() !== $problems ) {
					throw ApiError::validation( $problems );
				}
				$this->assert_idle( $transaction, $id );
				$is_same_email = Mapping::of( $entries )->column_of( 'email' ) === $import->mapping()->column_of( 'email' );
				$this->imports->save_mapping(
					$transaction,
					$id,
					self::columns( $entries, $import->columns ),
					$import->options->with( $changes['options'] ?? array() ),
					$is_same_email ? $import->unhashed : $import->received
				);
			}
		);
		return $this->find( $id );
	}

	/**
	 * Creates a run of the rows that are not imported, and begins to check it.
	 *
	 * @param int|null $rows The number of rows; null for all.
	 * @throws ApiError import_not_found, import_started, row_gap, validation_error.
	 * @throws DatabaseError
	 */
	public function plan( int $id, ?int $rows ): Run {
		[ $run, $token ] = $this->planned( $id, $rows );
		return $this->driver->drive_with_lease( $run, $token, Clock::seconds() + self::SECONDS ) ?? throw ApiError::run_not_found();
	}

	/**
	 * Deletes the import and releases its runs. ImportRows deletes its rows.
	 *
	 * @throws ApiError import_not_found, import_started.
	 * @throws DatabaseError
	 */
	public function delete( int $id ): void {
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $id ): void {
				$this->imports->lock( $transaction, $id ) ?? throw ApiError::import_not_found( $id );
				$this->assert_idle( $transaction, $id );
				$this->import_runs->release( $transaction, $id );
				$this->imports->delete( $transaction, $id );
			}
		);
	}

	/**
	 * @return array{int, string} The new run, and its lease.
	 * @throws ApiError import_not_found, import_started, row_gap, validation_error.
	 * @throws DatabaseError
	 */
	private function planned( int $id, ?int $rows ): array {
		$token = bin2hex( random_bytes( 8 ) );
		$run   = $this->transaction->run(
			function ( Transaction $transaction ) use ( $id, $rows, $token ): int {
				$import = $this->imports->lock( $transaction, $id ) ?? throw ApiError::import_not_found( $id );
				if ( null === $import->mapping()->column_of( 'email' ) ) {
					throw ApiError::validation( array( 'mapping' => __( 'Select the column with the email address.', 'fluent-cart-customers' ) ) );
				}
				$this->assert_idle( $transaction, $id );
				$from    = ImportRunStore::imported( $this->import_runs->of( array( $id ) )[ $id ] );
				$through = null === $rows ? $import->received : min( $import->received, $from + $rows );
				if ( ( ! $import->is_complete() && ( null === $rows || $through < $from + $rows ) ) || 0 === $import->received ) {
					throw ApiError::row_gap( $import->received );
				}
				if ( $from >= $through ) {
					throw ApiError::import_started();
				}
				return $this->import_runs->insert( $transaction, $import, $from, $through, $this->recorders->undo_days(), $token );
			}
		);
		return array( $run, $token );
	}

	/**
	 * @throws ApiError import_started.
	 * @throws DatabaseError
	 */
	private function assert_idle( Transaction $transaction, int $id ): void {
		if ( ! $this->import_runs->cancel_plans( $transaction, $id ) ) {
			throw ApiError::import_started();
		}
	}

	/**
	 * @param list<array{column: string, field: string|null}>                                   $entries
	 * @param list<array{column: string, field: string|null, is_sure: bool, note: string|null}> $columns As they are stored.
	 * @return list<array{column: string, field: string|null, is_sure: bool, note: string|null}> A column with another field was decided
	 *                                                                                          by a person.
	 */
	private static function columns( array $entries, array $columns ): array {
		foreach ( $entries as $at => $entry ) {
			if ( $entry['field'] !== $columns[ $at ]['field'] ) {
				$columns[ $at ] = array(
					'column'  => $entry['column'],
					'field'   => $entry['field'],
					'is_sure' => true,
					'note'    => null,
				);
			}
		}
		return $columns;
	}
}
