<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\Base64Url;

defined( 'ABSPATH' ) || exit;

/**
 * The cursor of a list: where its next page begins, so that the page behind a millionth customer costs no more than the
 * first. Callers are to pass it on as it is; it gives no access to anything, so it is not signed.
 */
final class ListCursor {

	/** As far as the argument `page` goes. */
	private const MAX_PAGE = 10_000_000;

	/**
	 * @param ListPosition $position The last customer before the page.
	 * @param int          $page     The page's number.
	 */
	private function __construct(
		public readonly ListPosition $position,
		public readonly int $page,
	) {}

	/**
	 * @param ListPosition $position The last customer of this page.
	 * @param int          $page     Its number.
	 * @return string For the address of the page that follows.
	 */
	public static function next( ListPosition $position, int $page, ListArguments $query ): string {
		$json = wp_json_encode(
			array( $query->sort_field, $query->is_descending, $position->value, $position->id, min( $page + 1, self::MAX_PAGE ) ),
			JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
		);
		return Base64Url::encode( (string) $json );
	}

	/**
	 * @param ListArguments $query The list that is to go on.
	 * @throws ApiError If it is no cursor of a list in this order.
	 */
	public static function read( string $cursor, ListArguments $query ): self {
		$parts = json_decode( Base64Url::decode( $cursor ) );
		if ( ! is_array( $parts ) || 5 !== count( $parts ) ) {
			throw self::malformed();
		}
		[ $sort_field, $is_descending, $value, $id, $page ] = $parts;
		if ( $sort_field !== $query->sort_field || $is_descending !== $query->is_descending ) {
			throw self::refusal( __( 'This cursor was given for another order_by or order_type.', 'fluent-cart-customers' ) );
		}
		if ( ! $query->accepts( $value ) || ! is_int( $id ) || ! is_int( $page ) || $page < 1 || $page > self::MAX_PAGE ) {
			throw self::malformed();
		}
		return new self( new ListPosition( $value, $id ), $page );
	}

	private static function malformed(): ApiError {
		return self::refusal( __( 'This is no cursor of a list.', 'fluent-cart-customers' ) );
	}

	private static function refusal( string $message ): ApiError {
		return ApiError::validation( array( 'cursor' => $message ) );
	}
}
