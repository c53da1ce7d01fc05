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
use LogicException;
use Throwable;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Runs or previews a bulk action on many customers. An error of one customer does not stop the others.
 */
final class BulkRunner {

	/** Customers whose related rows are read together before they are deleted. */
	private const PREFETCHED_CUSTOMERS = 50;

	/** Customers that are previewed together. */
	private const PREVIEWED_CUSTOMERS = 500;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly StatusUpdateRepository $statuses,
		private readonly CustomerDeletionRepository $deletion,
		private readonly ErrorMapper $errors,
		private readonly CustomerHooks $hooks,
	) {}

	/**
	 * @param list<int> $ids
	 * @param float     $deadline Clock::seconds() after which no further customer is processed. At least one is.
	 * @return array<int, ApiError|null> Error by id, null for success. Customers that were not processed are missing.
	 * @throws DatabaseError If the database rejects all changes.
	 */
	public function run( BulkRequest $request, array $ids, float $deadline ): array {
		return match ( true ) {
			$request->data['dry_run'], 'export' === $request->action => $this->preview( $request, $ids ),
			'delete' === $request->action                            => $this->delete( $ids, $request->data['force'], $deadline ),
			'update_status' === $request->action                     => $this->update_status( $ids, $request->data['status'], $deadline ),
			default                                                  => throw new LogicException( "The bulk action {$request->action} is unknown." ),
		};
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 * @throws DatabaseError
	 */
	private function preview( BulkRequest $request, array $ids ): array {
		$results = array();
		foreach ( array_chunk( $ids, self::PREVIEWED_CUSTOMERS ) as $chunk ) {
			$existing   = $this->sets->rows( $chunk );
			$rejections = 'delete' === $request->action && array() !== $existing
				? $this->deletion->preview( array_keys( $existing ), $request->data['force'] )
				: array();
			foreach ( $chunk as $id ) {
				$rejection      = isset( $existing[ $id ] ) ? $rejections[ $id ] ?? null : new CustomerNotFound( $id );
				$results[ $id ] = null === $rejection ? null : $this->api_error( $rejection );
			}
		}
		return $results;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 */
	private function delete( array $ids, bool $force, float $deadline ): array {
		$results = array();
		$related = array();
		foreach ( $ids as $index => $id ) {
			if ( $index > 0 && Clock::seconds() > $deadline ) {
				break;
			}
			try {
				if ( 0 === $index % self::PREFETCHED_CUSTOMERS ) {
					$related = $this->deletion->prefetch_related( array_slice( $ids, $index, self::PREFETCHED_CUSTOMERS ) );
				}
				$this->hooks->before_delete( $id );
				$this->hooks->after_delete( $this->deletion->delete( $id, $force, null, $related[ $id ] ?? null ) );
				$results[ $id ] = null;
			} catch ( Throwable $error ) {
				if ( self::is_of_installation( $error ) ) {
					return $this->stop( $results, $ids, $error );
				}
				$results[ $id ] = $this->api_error( $error );
			}
		}
		return $results;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 */
	private function update_status( array $ids, string $status, float $deadline ): array {
		sort( $ids );
		$results = array();
		foreach ( array_chunk( $ids, StatusUpdateRepository::MAX_CUSTOMERS ) as $index => $chunk ) {
			if ( $index > 0 && Clock::seconds() > $deadline ) {
				break;
			}
			try {
				$before = $this->statuses->update( $chunk, $status );
				foreach ( $chunk as $id ) {
					$results[ $id ] = isset( $before[ $id ] ) ? null : ApiError::customer_not_found( $id );
				}
			} catch ( Throwable $error ) {
				if ( self::is_of_installation( $error ) ) {
					return $this->stop( $results, $ids, $error );
				}
				$results += array_fill_keys( $chunk, $this->api_error( $error ) );
				continue;
			}
			$this->fire_status_hooks( $before, $status );
		}
		return $results;
	}

	/**
	 * @param array<int, string> $before Previous statuses by id.
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
			PhpFunctions::log( "FluentCart Customers: statuses were saved, but the hooks failed: $error" );
		}
	}

	private static function is_of_installation( Throwable $error ): bool {
		return $error instanceof DatabaseError && $error->is_of_installation();
	}

	/**
	 * Ends the action, because the database rejects all changes: gives all remaining customers the same error.
	 *
	 * @param array<int, ApiError|null> $results So far.
	 * @param list<int>                 $ids     All customers of the action.
	 * @return array<int, ApiError|null>
	 * @throws Throwable The error, if no customer was changed: then the whole request fails and can be repeated.
	 */
	private function stop( array $results, array $ids, Throwable $error ): array {
		return in_array( null, $results, true ) ? $results + array_fill_keys( $ids, $this->api_error( $error ) ) : throw $error;
	}

	private function api_error( Throwable $error ): ApiError {
		return $this->errors->map( $error, 'bulk action' );
	}
}
