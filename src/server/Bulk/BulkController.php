<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Listing\CustomerSelection;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Exports\ExportLinks;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Bulk actions: on customers who are named, or step by step on all who match.
 */
final class BulkController implements Controller {

	/** A run on all customers who match is done in steps of so many customers or seconds, whichever comes first. */
	private const STEP         = 500;
	private const STEP_SECONDS = 8.0;

	/** An action on named customers stops in time to answer: after this part of PHP's time limit, or of a usual proxy's. */
	private const PART_OF_LIMIT  = 0.7;
	private const LIMIT_OF_PROXY = 60;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly BulkRunner $work,
		private readonly ExportLinks $links,
		private readonly CustomerHooks $hooks,
	) {}

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
			$this->hooks->before_bulk( $request->action, BulkRequest::sent( $input->body ) );
		}
		$answer = match ( true ) {
			null !== $request->ids        => $this->run_ids( $request, $input ),
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
	private function run_ids( BulkRequest $request, Input $input ): array {
		$outcomes  = $this->work->run( $request, $request->ids, Clock::seconds() + self::seconds( PHP_INT_MAX ) );
		$succeeded = self::succeeded( $outcomes );
		$left      = array_values( array_diff( $request->ids, array_keys( $outcomes ) ) );
		$progress  = $request->progress ?? BulkRequest::first_step( 0, count( $request->ids ) );

		$progress['processed'] += count( $succeeded );
		$progress['failed']    += count( $outcomes ) - count( $succeeded );

		$answer = array(
			'processed' => $progress['processed'],
			'failed'    => $progress['failed'],
			'results'   => self::results( array_diff( $request->ids, $left ), $outcomes ),
			'total'     => $progress['total'],
			'cursor'    => array() === $left ? null : $request->cursor( $progress, $left ),
			'dry_run'   => $request->data['dry_run'],
		);
		if ( $request->data['dry_run'] ) {
			$answer += $this->figures( self::selection( $succeeded ) );
		}
		if ( 'export' === $request->action ) {
			$answer += $this->offer( $request, self::selection( $succeeded ), $input );
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
		$selection = $request->selection();
		$count     = $this->sets->count( $selection );
		$answer    = array(
			'processed' => $count,
			'failed'    => 0,
			'results'   => array(),
			'total'     => $count,
			'cursor'    => null,
			'dry_run'   => $request->data['dry_run'],
		);
		if ( $request->data['dry_run'] ) {
			$answer += $this->figures( $selection );
		}
		return $answer + $this->offer( $request, 0 === $count ? null : $selection, $input );
	}

	/**
	 * The next step of a work on all who match. It goes by id, and only up to the last one that there was when the work
	 * began; so a step that is sent again, or a customer who is added meanwhile, does no harm.
	 *
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function step( BulkRequest $request ): array {
		$deadline  = Clock::seconds() + self::seconds( self::STEP_SECONDS );
		$selection = $request->selection();
		$progress  = $request->progress;
		if ( null === $progress ) {
			$newest   = $this->sets->newest_id();
			$progress = BulkRequest::first_step( $newest, $this->sets->count( $selection, $newest ) );
		}
		$ids       = $this->sets->ids( $selection, $progress['after'], $progress['through'], self::STEP + 1 );
		$outcomes  = $this->work->run( $request, array_slice( $ids, 0, self::STEP ), $deadline );
		$succeeded = self::succeeded( $outcomes );
		$figures   = array();

		$progress['after']      = array_key_last( $outcomes ) ?? $progress['through'];
		$progress['processed'] += count( $succeeded );
		$progress['failed']    += count( $outcomes ) - count( $succeeded );
		if ( $request->data['dry_run'] ) {
			foreach ( $this->figures( self::selection( $succeeded ) ) as $name => $figure ) {
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
	 * @return CustomerSelection|null Null for no ids.
	 */
	private static function selection( array $ids ): ?CustomerSelection {
		return array() === $ids ? null : CustomerSelection::of_ids( $ids );
	}

	/**
	 * @param CustomerSelection|null $selection Null for no customers.
	 * @return array{orders: int, total_spent: int}
	 * @throws DatabaseError
	 */
	private function figures( ?CustomerSelection $selection ): array {
		return null === $selection
			? array(
				'orders'      => 0,
				'total_spent' => 0,
			)
			: $this->sets->figures( $selection );
	}

	/**
	 * @param CustomerSelection|null $selection Null for no customers.
	 * @return array<string, string|null> The members of a BulkResult that only an export has.
	 * @throws DatabaseError
	 */
	private function offer( BulkRequest $request, ?CustomerSelection $selection, Input $input ): array {
		return null === $selection || $request->data['dry_run']
			? array(
				'download_url' => null,
				'expires_at'   => null,
			)
			: $this->links->create_download( $selection, $request->data['columns'], dirname( $input->route ) );
	}

	/**
	 * @param float|int $wanted Seconds.
	 * @return float The seconds that this request may work: no more than the host gives it.
	 */
	private static function seconds( float|int $wanted ): float {
		$limit = PhpFunctions::setting( 'max_execution_time', 30 );
		return min( $wanted, self::PART_OF_LIMIT * ( $limit > 0 ? $limit : self::LIMIT_OF_PROXY ) );
	}

	/**
	 * @param array<int, ApiError|null> $outcomes
	 * @return list<int>
	 */
	private static function succeeded( array $outcomes ): array {
		return array_keys( array_filter( $outcomes, static fn ( ?ApiError $refusal ): bool => null === $refusal ) );
	}

	/**
	 * @param array<int>                $ids      In the order of the answer.
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
			array_values( $ids )
		);
	}
}
