<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

use FluentCartCustomers\Http\Errors\ApiError;

defined( 'ABSPATH' ) || exit;

/**
 * Errors of saved views.
 */
final class ViewError {

	public static function not_found( int $id ): ApiError {
		return new ApiError(
			'view_not_found',
			404,
			/* translators: %d: ID of a saved view. */
			sprintf( __( 'View with ID %d not found', 'fluent-cart-customers' ), $id )
		);
	}

	/**
	 * @param array<string, mixed> $current The current View.
	 */
	public static function conflict( array $current ): ApiError {
		return new ApiError(
			'edit_conflict',
			412,
			__( 'This view was changed after you loaded it. Nothing was changed. Reload the page and try again.', 'fluent-cart-customers' ),
			more: array( 'view' => $current )
		);
	}

	/**
	 * @param int $limit Views of one person.
	 */
	public static function too_many( int $limit ): ApiError {
		/* translators: %s: number of views. */
		$message = sprintf( __( 'You have %s views, which is the most possible. Delete one first.', 'fluent-cart-customers' ), number_format_i18n( $limit ) );
		return ApiError::validation( array( 'name' => $message ) );
	}

	public static function not_author(): ApiError {
		return ApiError::forbidden( __( 'Only the author of this view, or a person who can manage customers, can change it.', 'fluent-cart-customers' ) );
	}
}
