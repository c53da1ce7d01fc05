<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Does to many customers what a bulk action asks, or foresees it: an outcome for each, and none stops the others.
 */
final class BulkRunner {

	/** For so many deletions FluentCart's tables are read at once. */
	private const READ_AHEAD = 50;

	/** The customers who are looked at at once. */
	private const CHUNK = 500;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly StatusUpdateRepository $statuses,
		private readonly CustomerDeletionRepository $deletion,
		private readonly ErrorMapper $errors,
		private readonly CustomerHooks $hooks,
	) {}

	/**
	 * @param list<int> $ids
	 * @param float     $deadline When to leave it at what is done, in Unix seconds; at least one customer is.
	 * @return array<int, ApiError|null> Why each was refused, by id.
	 * @throws DatabaseError
	 */
	public function run( BulkRequest $request, array $ids, float $deadline ): array {
		return match ( true ) {
			$request->data['dry_run'], 'export' === $request->action => $this->preview( $request, $ids ),
			'delete' === $request->action                            => $this->delete( $ids, $request->data['force'], $deadline ),
			default                                                  => $this->update_status( $ids, $request->data['status'], $deadline ),
		};
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 * @throws DatabaseError
	 */
	private function preview( BulkRequest $request, array $ids ): array {
		$outcomes = array();
		foreach ( array_chunk( $ids, self::CHUNK ) as $chunk ) {
			$existing = $this->sets->rows( $chunk );
			$refusals = 'delete' === $request->action && array() !== $existing
				? $this->deletion->preview( array_keys( $existing ), $request->data['force'] )
				: array();
			foreach ( $chunk as $id ) {
				$refusal         = isset( $existing[ $id ] ) ? $refusals[ $id ] ?? null : new CustomerNotFound( $id );
				$outcomes[ $id ] = null === $refusal ? null : $this->refusal( $refusal );
			}
		}
		return $outcomes;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 */
	private function delete( array $ids, bool $force, float $deadline ): array {
		$outcomes = array();
		$ahead    = array();
		foreach ( $ids as $index => $id ) {
			if ( $index > 0 && Clock::seconds() > $deadline ) {
				break;
			}
			try {
				if ( 0 === $index % self::READ_AHEAD ) {
					$ahead = $this->deletion->prefetch_related( array_slice( $ids, $index, self::READ_AHEAD ) );
				}
				$this->hooks->before_delete( $id );
				$this->hooks->after_delete( $this->deletion->delete( $id, $force, null, $ahead[ $id ] ?? null ) );
				$outcomes[ $id ] = null;
			} catch ( Throwable $error ) {
				if ( self::is_of_host( $error ) ) {
					return $this->broken_off( $outcomes, $ids, $error );
				}
				$outcomes[ $id ] = $this->refusal( $error );
			}
		}
		return $outcomes;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 */
	private function update_status( array $ids, string $status, float $deadline ): array {
		sort( $ids );
		$outcomes = array();
		foreach ( array_chunk( $ids, StatusUpdateRepository::MAX_AT_ONCE ) as $index => $chunk ) {
			if ( $index > 0 && Clock::seconds() > $deadline ) {
				break;
			}
			try {
				$before = $this->statuses->update( $chunk, $status );
				foreach ( $chunk as $id ) {
					$outcomes[ $id ] = isset( $before[ $id ] ) ? null : ApiError::customer_not_found( $id );
				}
			} catch ( Throwable $error ) {
				if ( self::is_of_host( $error ) ) {
					return $this->broken_off( $outcomes, $ids, $error );
				}
				$outcomes += array_fill_keys( $chunk, $this->refusal( $error ) );
				continue;
			}
			$this->fire_status_hooks( $before, $status );
		}
		return $outcomes;
	}

	/**
	 * @param array<int, string> $before The statuses that customers had, by id.
	 */
	private function fire_status_hooks( array $before, string $status ): void {
		$changed = array_filter( $before, static fn ( string $old ): bool => $old !== $status );
		if ( array() === $changed || ! $this->hooks->has_status_listeners( $status ) ) {
			return;
		}
		try {
			foreach ( $this->sets->rows( array_keys( $changed ) ) as $id => $customer ) {
				$this->hooks->status_changed( $customer, $changed[ $id ] );
			}
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers: statuses are stored, but nobody was told: $error" );
		}
	}

	private static function is_of_host( Throwable $error ): bool {
		return $error instanceof DatabaseError && $error->is_of_host();
	}

	/**
	 * Nobody else is tried while the database accepts no changes.
	 *
	 * @param array<int, ApiError|null> $outcomes So far.
	 * @param list<int>                 $ids      All.
	 * @return array<int, ApiError|null>
	 * @throws Throwable The error, if nothing was changed: then the request has failed, and may be sent again.
	 */
	private function broken_off( array $outcomes, array $ids, Throwable $error ): array {
		return in_array( null, $outcomes, true ) ? $outcomes + array_fill_keys( $ids, $this->refusal( $error ) ) : throw $error;
	}

	private function refusal( Throwable $error ): ApiError {
		return $this->errors->map( $error, 'bulk action' );
	}
}
