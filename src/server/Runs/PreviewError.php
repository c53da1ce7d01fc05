<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Http\Errors\ApiError;

defined( 'ABSPATH' ) || exit;

/**
 * Errors of previews.
 */
final class PreviewError {

	public static function expired(): ApiError {
		return new ApiError( 'preview_expired', 409, __( 'This preview has expired. Nothing was changed. Create a new preview.', 'fluent-cart-customers' ) );
	}

	/**
	 * For a customer of a run.
	 */
	public static function changed(): ApiError {
		return new ApiError( 'edit_conflict', 412, __( 'Nothing was changed, because this customer was updated after the preview.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param string $field Selects the customers.
	 * @param int    $limit Customers of a preview.
	 */
	public static function too_many( string $field, int $customers, int $limit ): ApiError {
		return ApiError::validation(
			array(
				$field => sprintf(
					/* translators: 1: number of customers, 2: limit. */
					__( 'This selects %1$s customers. Select %2$s or fewer.', 'fluent-cart-customers' ),
					number_format_i18n( $customers ),
					number_format_i18n( $limit )
				),
			)
		);
	}
}
