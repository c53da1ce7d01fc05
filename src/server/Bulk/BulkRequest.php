<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Listing\CustomerSelection;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\BulkCursor;
use FluentCartCustomers\Journal\RunKind;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * A bulk action and its customers. If the request has a cursor, also how far its steps have come.
 *
 * @phpstan-type Progress array{after: int, through: int, total: int, processed: int, failed: int, orders: int, total_spent: int}
 *     Of a dry run: last id done, last id of all steps, counts of customers, their paid orders and cents.
 * @phpstan-type RunProgress array{run: int, from: int} The run, and the number of the first result of the next step.
 */
final class BulkRequest {

	/** Members of the body that select matching customers, with their defaults. */
	private const MATCHING_DEFAULTS = array(
		'search'     => '',
		'filters'    => array(),
		'except_ids' => array(),
	);

	/** Members of `data`, with their defaults. */
	private const DATA_DEFAULTS = array(
		'status'     => null,
		'force'      => false,
		'dry_run'    => false,
		'columns'    => null,
		'background' => false,
		'undo'       => true,
		'headers'    => 'keys',
		'delimiter'  => ',',
		'cells'      => 'spreadsheet',
		'order_by'   => null,
		'order'      => 'desc',
	);

	/**
	 * @param list<int>|null       $ids         Distinct ids that the run has not processed yet; null for all that match.
	 * @param array<string, mixed> $matching    All members of MATCHING_DEFAULTS.
	 * @param array<string, mixed> $data        All members of DATA_DEFAULTS.
	 * @param Progress|RunProgress|null $progress Null for the first request.
	 * @param string|null          $fingerprint Hash of the run's `customer_ids`; null for all that match.
	 * @param BulkCursor|null      $last_cursor Cursor of this request; null for the first request of a run.
	 */
	private function __construct(
		public readonly string $action,
		public readonly ?array $ids,
		private readonly array $matching,
		public readonly array $data,
		public readonly ?array $progress,
		private readonly ?string $fingerprint,
		private readonly ?BulkCursor $last_cursor,
	) {}

	/**
	 * @param array<string, mixed> $body Validated against the operation's schema.
	 * @throws ApiError For a rule that a schema cannot express, or a cursor of another run.
	 */
	public static function from_body( array $body ): self {
		if ( isset( $body['cursor'] ) ) {
			return self::from_cursor( $body['cursor'], $body );
		}
		$errors = self::rule_errors( $body );
		if ( array() !== $errors ) {
			throw ApiError::validation( $errors );
		}
		$ids = isset( $body['customer_ids'] ) ? array_values( array_unique( $body['customer_ids'] ) ) : null;
		return new self(
			$body['action'],
			$ids,
			self::with_defaults( self::MATCHING_DEFAULTS, $body ),
			self::with_defaults( self::DATA_DEFAULTS, $body['data'] ?? array() ),
			null,
			null === $ids ? null : self::fingerprint( $ids ),
			null
		);
	}

	/**
	 * @param int $through Last id of a run on all matching customers.
	 * @param int $total   Number of customers of the run.
	 * @return Progress
	 */
	public static function initial_progress( int $through, int $total ): array {
		return array(
			'after'       => 0,
			'through'     => $through,
			'total'       => $total,
			'processed'   => 0,
			'failed'      => 0,
			'orders'      => 0,
			'total_spent' => 0,
		);
	}

	/**
	 * Replaces the parsed cursor by its text.
	 *
	 * @param array<string, mixed> $body Validated.
	 * @return array<string, mixed>
	 */
	public static function body_as_sent( array $body ): array {
		return isset( $body['cursor'] ) ? array( 'cursor' => $body['cursor']->text ) + $body : $body;
	}

	/**
	 * Returns the cursor for the next request of the run.
	 *
	 * @param Progress|RunProgress $progress
	 * @param list<int>|null $remaining Named customers that are not processed yet; null for all that match.
	 */
	public function cursor( array $progress, ?array $remaining = null ): string {
		return BulkCursor::after(
			$this->last_cursor,
			array(
				'action'   => $this->action,
				'matching' => $this->matching,
				'data'     => $this->data,
				'progress' => $progress,
				'named'    => $this->fingerprint,
				'left'     => $remaining,
			)
		)->text;
	}

	public function is_deletion(): bool {
		return 'delete' === $this->action;
	}

	/**
	 * The kind of the action's run. An export is none.
	 */
	public function run_kind(): RunKind {
		return $this->is_deletion() ? RunKind::Delete : RunKind::UpdateStatus;
	}

	/**
	 * What the run does, without its customers; see BulkRunner.
	 *
	 * @return array{force: bool}|array{status: string}
	 */
	public function run_work(): array {
		return $this->is_deletion() ? array( 'force' => $this->data['force'] ) : array( 'status' => $this->data['status'] );
	}

	public function search(): string {
		return $this->matching['search'];
	}

	/**
	 * Whether the action is a run: it changes customers.
	 */
	public function is_run(): bool {
		return 'export' !== $this->action && ! $this->data['dry_run'];
	}

	public function selection(): CustomerSelection {
		return CustomerSelection::from_array( null === $this->ids ? $this->matching : array( 'customer_ids' => $this->ids ) );
	}

	/**
	 * Checks rules that a schema cannot express.
	 *
	 * @param array<string, mixed> $body
	 * @return array<string, string> Messages by field.
	 */
	private static function rule_errors( array $body ): array {
		$errors = array();
		if ( isset( $body['customer_ids'] ) ) {
			$errors += array_fill_keys(
				array_keys( array_intersect_key( $body, self::MATCHING_DEFAULTS ) ),
				__( 'Can’t be combined with customer_ids. Send either customer_ids, or search and filters.', 'fluent-cart-customers' )
			);
		} elseif ( ! isset( $body['filters'] ) && '' === ( $body['search'] ?? '' ) ) {
			// An empty search box, or a request without its list of ids, must not delete all customers.
			$errors[ isset( $body['search'] ) ? 'search' : 'customer_ids' ] = __( 'Send customer_ids, or search and filters. To select all customers, send empty filters: {}.', 'fluent-cart-customers' );
		}
		if ( 'update_status' === $body['action'] && ! isset( $body['data']['status'] ) ) {
			$errors['data[status]'] = __( 'This field is required.', 'fluent-cart-customers' );
		}
		return $errors;
	}

	/**
	 * @param array<string, mixed> $body
	 * @throws ApiError
	 */
	private static function from_cursor( BulkCursor $cursor, array $body ): self {
		$run    = $cursor->work;
		$sent   = self::comparable_fields( $body );
		$known  = self::comparable_fields( $run + ( null === $run['left'] ? $run['matching'] : array( 'customer_ids' => $run['named'] ) ) );
		$errors = array();
		foreach ( $sent as $field => $value ) {
			if ( ! array_key_exists( $field, $known ) || $known[ $field ] !== $value ) {
				$errors[ $field ] = __( 'Must match the request that started this bulk action. Send the same value, or leave it out.', 'fluent-cart-customers' );
			}
		}
		if ( 'update_status' === $run['action'] && ! CustomerStatuses::has( $run['data']['status'] ) ) {
			$errors['cursor'] = CustomerStatuses::error_message();
		}
		if ( array() !== $errors ) {
			throw ApiError::validation( $errors );
		}
		return new self( $run['action'], $run['left'], $run['matching'], $run['data'], $run['progress'], $run['named'], $cursor );
	}

	/**
	 * @param list<int> $ids Distinct.
	 */
	private static function fingerprint( array $ids ): string {
		sort( $ids );
		return md5( implode( ',', $ids ) );
	}

	/**
	 * Normalizes the members that must not change during a run, so that two requests can be compared.
	 *
	 * @param array<string, mixed> $body
	 * @return array<string, mixed> By field name, such as `data[status]`.
	 */
	private static function comparable_fields( array $body ): array {
		$fields = array_intersect_key( $body, array( 'action' => '', 'customer_ids' => array() ) + self::MATCHING_DEFAULTS );
		if ( isset( $fields['filters'] ) ) {
			ksort( $fields['filters'] );
		}
		if ( is_array( $fields['customer_ids'] ?? null ) ) {
			$fields['customer_ids'] = self::fingerprint( array_values( array_unique( $fields['customer_ids'] ) ) );
		}
		if ( isset( $fields['except_ids'] ) ) {
			sort( $fields['except_ids'] );
		}
		foreach ( array_intersect_key( $body['data'] ?? array(), self::DATA_DEFAULTS ) as $name => $value ) {
			$fields[ "data[$name]" ] = $value;
		}
		return $fields;
	}

	/**
	 * @param array<string, mixed> $defaults
	 * @param array<string, mixed> $values
	 * @return array<string, mixed> Members of $defaults only.
	 */
	private static function with_defaults( array $defaults, array $values ): array {
		return array_replace( $defaults, array_intersect_key( $values, $defaults ) );
	}
}
