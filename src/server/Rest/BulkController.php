<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Data\BulkStatusUpdate;
use FluentCartCustomers\Data\CustomerDeletion;
use FluentCartCustomers\Data\CustomerNotFound;
use FluentCartCustomers\Data\CustomerSets;
use FluentCartCustomers\Data\DatabaseError;
use Throwable;
use WP_REST_Response;

/**
 * One action on many customers: a result for each, and none of them stops the others.
 */
final class BulkController {

	/** A work on all who match is done in steps of so many customers or seconds, whichever comes first. */
	private const STEP         = 500;
	private const STEP_SECONDS = 8.0;

	/** For so many deletions FluentCart's tables are read at once. */
	private const READ_AHEAD = 50;

	public function __construct(
		private readonly CustomerSets $sets,
		private readonly BulkStatusUpdate $statuses,
		private readonly CustomerDeletion $deletion,
		private readonly ExportController $exports,
		private readonly CustomerPresenter $presenter,
		private readonly Hooks $hooks,
	) {}

	/**
	 * @return array<string, callable(Input): WP_REST_Response> By operationId.
	 */
	public function handlers(): array {
		return array( 'doBulkAction' => $this->act( ... ) );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function act( Input $input ): WP_REST_Response {
		$request = BulkRequest::of( $input->body );
		$is_real = ! $request->data['dry_run'];
		if ( $is_real ) {
			$this->hooks->before_bulk( $request->action, $input->body );
		}
		$answer = match ( true ) {
			null !== $request->ids        => $this->on_named( $request, $input ),
			'export' === $request->action => $this->export_matching( $request, $input ),
			default                       => $this->step( $request ),
		};
		if ( $is_real ) {
			$this->hooks->after_bulk( $request->action, $answer );
		}
		return new WP_REST_Response( $answer );
	}

	/**
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function on_named( BulkRequest $request, Input $input ): array {
		$outcomes  = $this->perform( $request, $request->ids, INF );
		$succeeded = self::succeeded( $outcomes );
		$answer    = array(
			'processed' => count( $succeeded ),
			'failed'    => count( $outcomes ) - count( $succeeded ),
			'results'   => self::results( $request->ids, $outcomes ),
			'total'     => count( $outcomes ),
			'cursor'    => null,
			'dry_run'   => $request->data['dry_run'],
		);
		if ( $request->data['dry_run'] ) {
			$answer += $this->figures( array( 'customer_ids' => $succeeded ) );
		}
		if ( 'export' === $request->action ) {
			$answer += $this->offer( $request, array( 'customer_ids' => $succeeded ), count( $succeeded ), $input );
		}
		return $answer;
	}

	/**
	 * Whoever opens the file gets those who match then: nothing is worked off here.
	 *
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function export_matching( BulkRequest $request, Input $input ): array {
		$chosen = $request->chosen();
		$count  = $this->sets->count( BulkRequest::selection( $chosen ) );
		$answer = array(
			'processed' => $count,
			'failed'    => 0,
			'results'   => array(),
			'total'     => $count,
			'cursor'    => null,
			'dry_run'   => $request->data['dry_run'],
		);
		if ( $request->data['dry_run'] ) {
			$answer += $this->figures( $chosen );
		}
		return $answer + $this->offer( $request, $chosen, $count, $input );
	}

	/**
	 * The next step of a work on all who match. It goes by id, and only up to the last one that there was when the work
	 * began; so a step that is sent again, or a customer who is added meanwhile, does no harm.
	 *
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function step( BulkRequest $request ): array {
		$deadline  = microtime( true ) + self::STEP_SECONDS;
		$selection = BulkRequest::selection( $request->chosen() );
		$progress  = $request->progress;
		if ( null === $progress ) {
			$newest   = $this->sets->newest_id();
			$progress = array(
				'after'       => 0,
				'through'     => $newest,
				'total'       => $this->sets->count( $selection, $newest ),
				'processed'   => 0,
				'failed'      => 0,
				'orders'      => 0,
				'total_spent' => 0,
			);
		}
		$ids       = $this->sets->ids( $selection, $progress['after'], $progress['through'], self::STEP + 1 );
		$outcomes  = $this->perform( $request, array_slice( $ids, 0, self::STEP ), $deadline );
		$succeeded = self::succeeded( $outcomes );
		$figures   = array();

		$progress['after']      = array_key_last( $outcomes ) ?? $progress['through'];
		$progress['processed'] += count( $succeeded );
		$progress['failed']    += count( $outcomes ) - count( $succeeded );
		if ( $request->data['dry_run'] ) {
			foreach ( $this->figures( array( 'customer_ids' => $succeeded ) ) as $name => $figure ) {
				$progress[ $name ] += $figure;
				$figures[ $name ]   = $progress[ $name ];
			}
		}
		return array(
			'processed' => $progress['processed'],
			'failed'    => $progress['failed'],
			'results'   => self::results( array_keys( $outcomes ), $outcomes ),
			'total'     => $progress['total'],
			'cursor'    => count( $outcomes ) < count( $ids ) ? $request->cursor( $progress ) : null,
			'dry_run'   => $request->data['dry_run'],
		) + $figures;
	}

	/**
	 * @param list<int> $ids
	 * @param float     $deadline When to leave it at what is done, in Unix seconds; at least one customer is.
	 * @return array<int, ApiError|null> Why each was refused, by id.
	 * @throws DatabaseError
	 */
	private function perform( BulkRequest $request, array $ids, float $deadline ): array {
		return match ( true ) {
			$request->data['dry_run'], 'export' === $request->action => $this->foresee( $request, $ids ),
			'delete' === $request->action                            => $this->delete( $ids, $request->data['force'], $deadline ),
			default                                                  => $this->update_status( $ids, $request->data['status'], $deadline ),
		};
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, ApiError|null>
	 * @throws DatabaseError
	 */
	private function foresee( BulkRequest $request, array $ids ): array {
		$outcomes = array();
		foreach ( array_chunk( $ids, self::STEP ) as $chunk ) {
			$existing = $this->sets->rows( $chunk );
			$refusals = 'delete' === $request->action && array() !== $existing
				? $this->deletion->foresee( array_keys( $existing ), $request->data['force'] )
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
		foreach ( $ids as $index => $id ) {
			if ( $index > 0 && microtime( true ) > $deadline ) {
				break;
			}
			try {
				if ( 0 === $index % self::READ_AHEAD ) {
					$this->deletion->read_ahead( array_slice( $ids, $index, self::READ_AHEAD ) );
				}
				$this->hooks->before_delete( $id );
				$this->hooks->after_delete( $this->deletion->delete( $id, $force ) );
				$outcomes[ $id ] = null;
			} catch ( Throwable $error ) {
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
		foreach ( array_chunk( $ids, BulkStatusUpdate::MAX_AT_ONCE ) as $index => $chunk ) {
			if ( $index > 0 && microtime( true ) > $deadline ) {
				break;
			}
			try {
				$before = $this->statuses->update( $chunk, $status );
				foreach ( $chunk as $id ) {
					$outcomes[ $id ] = isset( $before[ $id ] ) ? null : ApiError::customer_not_found( $id );
				}
			} catch ( Throwable $error ) {
				$outcomes += array_fill_keys( $chunk, $this->refusal( $error ) );
				continue;
			}
			$this->tell_of_statuses( $before, $status );
		}
		return $outcomes;
	}

	/**
	 * @param array<int, string> $before The statuses that customers had, by id.
	 */
	private function tell_of_statuses( array $before, string $status ): void {
		$changed = array_filter( $before, static fn ( string $old ): bool => $old !== $status );
		if ( array() === $changed || ! $this->hooks->is_status_followed( $status ) ) {
			return;
		}
		try {
			foreach ( $this->sets->rows( array_keys( $changed ) ) as $id => $customer ) {
				$this->hooks->status_changed( $customer, $changed[ $id ] );
			}
		} catch ( DatabaseError $error ) {
			error_log( "FluentCart Customers: statuses are stored, but nobody was told: $error" );
		}
	}

	/**
	 * @param array<string, mixed> $chosen See BulkRequest::chosen().
	 * @return array{orders: int, total_spent: int}
	 * @throws DatabaseError
	 */
	private function figures( array $chosen ): array {
		return array( 'customer_ids' => array() ) === $chosen
			? array(
				'orders'      => 0,
				'total_spent' => 0,
			)
			: $this->sets->figures( BulkRequest::selection( $chosen ) );
	}

	/**
	 * @param array<string, mixed> $chosen See BulkRequest::chosen().
	 * @param int                  $count  How many customers these are.
	 * @return array<string, string|null> The members of a BulkResult that only an export has.
	 * @throws DatabaseError
	 */
	private function offer( BulkRequest $request, array $chosen, int $count, Input $input ): array {
		return 0 === $count || $request->data['dry_run']
			? array(
				'download_url' => null,
				'expires_at'   => null,
			)
			: $this->exports->offer( $chosen, $request->data['columns'], dirname( $input->request->get_route() ) );
	}

	/**
	 * @param array<int, ApiError|null> $outcomes
	 * @return list<int>
	 */
	private static function succeeded( array $outcomes ): array {
		return array_keys( array_filter( $outcomes, static fn ( ?ApiError $refusal ): bool => null === $refusal ) );
	}

	/**
	 * @param list<int>                 $ids      In the order of the answer.
	 * @param array<int, ApiError|null> $outcomes By id.
	 * @return list<array<string, mixed>>
	 */
	private static function results( array $ids, array $outcomes ): array {
		return array_map(
			static fn ( int $id ): array => null === $outcomes[ $id ]
				? array(
					'customer_id' => $id,
					'success'     => true,
				)
				: array(
					'customer_id' => $id,
					'success'     => false,
					'error'       => array(
						'code'    => $outcomes[ $id ]->error_code,
						'message' => $outcomes[ $id ]->getMessage(),
					),
				),
			$ids
		);
	}

	/**
	 * What is answered of a failure; why the server failed goes to the log.
	 */
	private function refusal( Throwable $error ): ApiError {
		$refusal = ApiError::of( $error, $this->presenter );
		if ( $refusal->status >= 500 ) {
			error_log( "FluentCart Customers, bulk action: $error" );
		}
		return $refusal;
	}
}
