<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Listing\CustomerSelection;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\BulkCursor;

defined( 'ABSPATH' ) || exit;

/**
 * What a bulk action is to do, and to which customers; for a run that is taken up again, also how far it has got.
 *
 * @phpstan-type Progress array{after: int, through: int, total: int, processed: int, failed: int, orders: int, total_spent: int}
 */
final class BulkRequest {

	/** The members that choose all who match, and what each is that is left out. */
	private const MATCHING = array(
		'search'     => '',
		'filters'    => array(),
		'except_ids' => array(),
	);

	/** Likewise the members of `data`. */
	private const DATA = array(
		'status'  => null,
		'force'   => false,
		'dry_run' => false,
		'columns' => null,
	);

	/**
	 * @param list<int>|null       $ids      Each once; those that are left of a run; null for all who match.
	 * @param array<string, mixed> $matching With all the members of MATCHING.
	 * @param array<string, mixed> $data     With all the members of DATA.
	 * @param Progress|null        $progress Null at the beginning.
	 * @param string|null          $named    A fingerprint of the customer_ids with which the run was begun.
	 * @param BulkCursor|null      $taken_up The cursor of this request.
	 */
	private function __construct(
		public readonly string $action,
		public readonly ?array $ids,
		private readonly array $matching,
		public readonly array $data,
		public readonly ?array $progress,
		private readonly ?string $named,
		private readonly ?BulkCursor $taken_up,
	) {}

	/**
	 * @param array<string, mixed> $body Of a request, validated by its schema.
	 * @throws ApiError
	 */
	public static function of( array $body ): self {
		if ( isset( $body['cursor'] ) ) {
			return self::from_cursor( $body['cursor'], $body );
		}
		$problems = self::rule_errors( $body );
		if ( array() !== $problems ) {
			throw ApiError::validation( $problems );
		}
		$ids = isset( $body['customer_ids'] ) ? array_values( array_unique( $body['customer_ids'] ) ) : null;
		return new self(
			$body['action'],
			$ids,
			self::members( self::MATCHING, $body ),
			self::members( self::DATA, $body['data'] ?? array() ),
			null,
			null === $ids ? null : self::fingerprint( $ids ),
			null
		);
	}

	/**
	 * The progress of a run that is about to begin.
	 *
	 * @param int $through The last id of a run on all who match.
	 * @param int $total   How many customers there are.
	 * @return Progress
	 */
	public static function first_step( int $through, int $total ): array {
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
	 * The members of a validated body as the caller sent them.
	 *
	 * @param array<string, mixed> $body
	 * @return array<string, mixed>
	 */
	public static function sent( array $body ): array {
		return isset( $body['cursor'] ) ? array( 'cursor' => $body['cursor']->text ) + $body : $body;
	}

	/**
	 * @param Progress       $progress How far the run has got.
	 * @param list<int>|null $left     The named customers that are left.
	 * @return string With which the next request takes it up again.
	 */
	public function cursor( array $progress, ?array $left = null ): string {
		return BulkCursor::after(
			$this->taken_up,
			array(
				'action'   => $this->action,
				'matching' => $this->matching,
				'data'     => $this->data,
				'progress' => $progress,
				'named'    => $this->named,
				'left'     => $left,
			)
		)->text;
	}

	public function selection(): CustomerSelection {
		return CustomerSelection::from_array( null === $this->ids ? $this->matching : array( 'customer_ids' => $this->ids ) );
	}

	/**
	 * What no schema can tell.
	 *
	 * @param array<string, mixed> $body
	 * @return array<string, string> Messages by field.
	 */
	private static function rule_errors( array $body ): array {
		$problems = array();
		if ( isset( $body['customer_ids'] ) ) {
			$problems += array_fill_keys(
				array_keys( array_intersect_key( $body, self::MATCHING ) ),
				__( 'Either the customers are named by customer_ids, or they are those who match.', 'fluent-cart-customers' )
			);
		} elseif ( ! isset( $body['filters'] ) && '' === ( $body['search'] ?? '' ) ) {
			// An empty search box, or a request that has lost its list, must not delete the whole shop.
			$problems[ isset( $body['search'] ) ? 'search' : 'customer_ids' ] = __( 'Name the customers by customer_ids, or by search and filters; all of them are meant by the filters {} only.', 'fluent-cart-customers' );
		}
		if ( 'update_status' === $body['action'] && ! isset( $body['data']['status'] ) ) {
			$problems['data[status]'] = __( 'This field is required.', 'fluent-cart-customers' );
		}
		return $problems;
	}

	/**
	 * @param array<string, mixed> $body
	 * @throws ApiError
	 */
	private static function from_cursor( BulkCursor $cursor, array $body ): self {
		$begun    = $cursor->work;
		$sent     = self::flat( $body );
		$known    = self::flat( $begun + ( null === $begun['left'] ? $begun['matching'] : array( 'customer_ids' => $begun['named'] ) ) );
		$problems = array();
		foreach ( $sent as $field => $value ) {
			if ( ! array_key_exists( $field, $known ) || $known[ $field ] !== $value ) {
				$problems[ $field ] = __( 'The work of this cursor was begun otherwise.', 'fluent-cart-customers' );
			}
		}
		if ( 'update_status' === $begun['action'] && ! CustomerStatuses::has( $begun['data']['status'] ) ) {
			$problems['cursor'] = CustomerStatuses::refusal();
		}
		if ( array() !== $problems ) {
			throw ApiError::validation( $problems );
		}
		return new self( $begun['action'], $begun['left'], $begun['matching'], $begun['data'], $begun['progress'], $begun['named'], $cursor );
	}

	/**
	 * @param list<int> $ids Each once.
	 */
	private static function fingerprint( array $ids ): string {
		sort( $ids );
		return md5( implode( ',', $ids ) );
	}

	/**
	 * @param array<string, mixed> $work
	 * @return array<string, mixed> What a work is begun with, by the full names of the fields, in an order of its own.
	 */
	private static function flat( array $work ): array {
		$flat = array_intersect_key( $work, array( 'action' => '', 'customer_ids' => array() ) + self::MATCHING );
		if ( isset( $flat['filters'] ) ) {
			ksort( $flat['filters'] );
		}
		if ( is_array( $flat['customer_ids'] ?? null ) ) {
			$flat['customer_ids'] = self::fingerprint( array_values( array_unique( $flat['customer_ids'] ) ) );
		}
		if ( isset( $flat['except_ids'] ) ) {
			sort( $flat['except_ids'] );
		}
		foreach ( array_intersect_key( $work['data'] ?? array(), self::DATA ) as $name => $value ) {
			$flat[ "data[$name]" ] = $value;
		}
		return $flat;
	}

	/**
	 * @param array<string, mixed> $defaults
	 * @param array<string, mixed> $values
	 * @return array<string, mixed> The members that have defaults.
	 */
	private static function members( array $defaults, array $values ): array {
		return array_replace( $defaults, array_intersect_key( $values, $defaults ) );
	}
}
