<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Listing\CustomerSelection;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Exports\Export;
use FluentCartCustomers\Exports\ExportLinks;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Runs bulk actions: on customers that the request names, or step by step on all customers that match.
 */
final class BulkController implements Controller {

	/** A step on all matching customers ends after this number of customers (of a dry run) or seconds. */
	private const STEP_CUSTOMERS = 500;
	private const STEP_SECONDS   = 8.0;

	/** An action on named customers ends after this share of PHP's time limit, so that the request is answered in time. */
	private const TIME_LIMIT_SHARE = 0.7;

	/** The limit that most proxies have, for a PHP without a time limit. */
	private const PROXY_LIMIT_SECONDS = 60;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly BulkRuns $runs,
		private readonly BulkPreview $preview,
		private readonly ExportLinks $links,
		private readonly BulkHooks $hooks,
	) {}

	public function handlers(): array {
		return array( 'doBulkAction' => $this->run( ... ) );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function run( Input $input ): WP_REST_Response {
		$request = BulkRequest::from_body( $input->body );
		$is_real = ! $request->data['dry_run'];
		if ( $is_real ) {
			$this->hooks->before( $request->action, BulkRequest::body_as_sent( $input->body ) );
		}
		$answer = match ( true ) {
			$request->is_run()            => $this->runs->step( $request, Clock::seconds() + self::time_limit( null === $request->ids ? self::STEP_SECONDS : PHP_INT_MAX ) ),
			null !== $request->ids        => $this->run_ids( $request, $input ),
			'export' === $request->action => $this->export_matching( $request, $input ),
			default                       => $this->preview_step( $request ),
		};
		if ( $is_real ) {
			$this->hooks->after( $request->action, $answer );
		}
		return new WP_REST_Response( $answer + array( 'run_id' => null ) );
	}

	/**
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function run_ids( BulkRequest $request, Input $input ): array {
		$errors    = $this->preview->errors( $request->is_deletion(), $request->data['force'], $request->ids );
		$succeeded = self::succeeded( $errors );
		$remaining = array_values( array_diff( $request->ids, array_keys( $errors ) ) );
		$progress  = $request->progress ?? BulkRequest::initial_progress( 0, count( $request->ids ) );

		$progress['processed'] += count( $succeeded );
		$progress['failed']    += count( $errors ) - count( $succeeded );

		$answer = array(
			'processed' => $progress['processed'],
			'failed'    => $progress['failed'],
			'results'   => self::results( array_diff( $request->ids, $remaining ), $errors ),
			'total'     => $progress['total'],
			'cursor'    => array() === $remaining ? null : $request->cursor( $progress, $remaining ),
			'dry_run'   => $request->data['dry_run'],
		);
		if ( $request->data['dry_run'] ) {
			$answer += $this->totals( self::selection( $succeeded ) );
		}
		if ( 'export' === $request->action ) {
			$answer += $this->download( $request, self::selection( $succeeded ), $input );
		}
		return $answer;
	}

	/**
	 * Only creates the link. The customers are selected when the file is downloaded.
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
			$answer += $this->totals( $selection );
		}
		return $answer + $this->download( $request, 0 === $count ? null : $selection, $input );
	}

	/**
	 * Previews the next step on all matching customers, in the order of ids, up to the newest customer at the start.
	 *
	 * @return array<string, mixed> A BulkResult.
	 * @throws DatabaseError
	 */
	private function preview_step( BulkRequest $request ): array {
		$selection = $request->selection();
		$progress  = $request->progress;
		if ( null === $progress ) {
			$newest   = $this->sets->newest_id();
			$progress = BulkRequest::initial_progress( $newest, $this->sets->count( $selection, $newest ) );
		}
		$ids       = $this->sets->ids( $selection, $progress['after'], $progress['through'], self::STEP_CUSTOMERS + 1 );
		$errors    = $this->preview->errors( $request->is_deletion(), $request->data['force'], array_slice( $ids, 0, self::STEP_CUSTOMERS ) );
		$succeeded = self::succeeded( $errors );
		$totals    = array();

		$progress['after']      = array_key_last( $errors ) ?? $progress['through'];
		$progress['processed'] += count( $succeeded );
		$progress['failed']    += count( $errors ) - count( $succeeded );
		if ( $request->data['dry_run'] ) {
			foreach ( $this->totals( self::selection( $succeeded ) ) as $name => $total ) {
				$progress[ $name ] += $total;
				$totals[ $name ]    = $progress[ $name ];
			}
		}
		return array(
			'processed' => $progress['processed'],
			'failed'    => $progress['failed'],
			'results'   => self::results( array_keys( $errors ), $errors ),
			'total'     => $progress['total'],
			'cursor'    => count( $errors ) < count( $ids ) ? $request->cursor( $progress ) : null,
			'dry_run'   => $request->data['dry_run'],
		) + $totals;
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
	 * @return array{orders: int, total_spent: int} Paid orders and cents.
	 * @throws DatabaseError
	 */
	private function totals( ?CustomerSelection $selection ): array {
		return null === $selection
			? array(
				'orders'      => 0,
				'total_spent' => 0,
			)
			: $this->sets->figures( $selection );
	}

	/**
	 * @param CustomerSelection|null $selection Null for no customers.
	 * @return array<string, string|null> Members of a BulkResult that only an export has.
	 * @throws DatabaseError
	 */
	private function download( BulkRequest $request, ?CustomerSelection $selection, Input $input ): array {
		return null === $selection || $request->data['dry_run']
			? array(
				'download_url' => null,
				'expires_at'   => null,
			)
			: $this->links->create_download( Export::of( $selection, $request->data ), dirname( $input->route ) );
	}

	/**
	 * @return float Seconds that this request may work: at most $max, and at most a share of the server's time limit.
	 */
	private static function time_limit( float|int $max ): float {
		$limit = PhpFunctions::setting( 'max_execution_time', 30 );
		return min( $max, self::TIME_LIMIT_SHARE * ( $limit > 0 ? $limit : self::PROXY_LIMIT_SECONDS ) );
	}

	/**
	 * @param array<int, ApiError|null> $errors By customer id.
	 * @return list<int> Ids of customers without an error.
	 */
	private static function succeeded( array $errors ): array {
		return array_keys( array_filter( $errors, static fn ( ?ApiError $error ): bool => null === $error ) );
	}

	/**
	 * @param array<int>                $ids    In the order of the answer.
	 * @param array<int, ApiError|null> $errors By customer id.
	 * @return list<array<string, mixed>>
	 */
	private static function results( array $ids, array $errors ): array {
		return array_map(
			static fn ( int $id ): array => null === $errors[ $id ]
				? array(
					'customer_id' => $id,
					'success'     => true,
				)
				: array(
					'customer_id' => $id,
					'success'     => false,
					'error'       => array(
						'code'    => $errors[ $id ]->error_code,
						'message' => $errors[ $id ]->getMessage(),
					),
				),
			array_values( $ids )
		);
	}
}
