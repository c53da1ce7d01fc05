<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\Base64Url;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The cursor of a list. A page after a position takes the same time anywhere in the list, unlike a page by number.
 *
 * A cursor is opaque to clients. It is not signed, because it gives access to nothing.
 */
final class ListCursor {

	/** The maximum of the argument `page`. */
	private const MAX_PAGE = 10_000_000;

	/**
	 * @param ListPosition $position The last customer before the page.
	 * @param int          $page     The number of the page.
	 */
	private function __construct(
		public readonly ListPosition $position,
		public readonly int $page,
	) {}

	/**
	 * @param ListPosition $position The last customer of the current page.
	 * @param int          $page     The number of the current page.
	 * @return string The cursor of the next page.
	 */
	public static function next( ListPosition $position, int $page, ListArguments $list ): string {
		$json = wp_json_encode(
			array( $list->sort_field, $list->is_descending, $position->value, $position->id, min( $page + 1, self::MAX_PAGE ) ),
			JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
		);
		return Base64Url::encode( (string) $json );
	}

	/**
	 * @param ListArguments $list The list to continue.
	 * @throws ApiError If it is not a cursor of a list in this order.
	 */
	public static function read( string $cursor, ListArguments $list ): self {
		$parts = json_decode( Base64Url::decode( $cursor ) );
		if ( ! is_array( $parts ) || 5 !== count( $parts ) ) {
			throw self::malformed();
		}
		[ $sort_field, $is_descending, $value, $id, $page ] = $parts;
		if ( $sort_field !== $list->sort_field || $is_descending !== $list->is_descending ) {
			throw self::refusal( __( 'This cursor belongs to a different order_by or order_type. Start again without a cursor.', 'fluent-cart-customers' ) );
		}
		if ( ! $list->sort_column->accepts( $value ) || ! is_int( $id ) || ! is_int( $page ) || $page < 1 || $page > self::MAX_PAGE ) {
			throw self::malformed();
		}
		return new self( new ListPosition( $value, $id ), $page );
	}

	private static function malformed(): ApiError {
		return self::refusal( __( 'Invalid cursor. Use the URL from the Link header of the previous response.', 'fluent-cart-customers' ) );
	}

	private static function refusal( string $message ): ApiError {
		return ApiError::validation( array( 'cursor' => $message ) );
	}
}
