<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

defined( 'ABSPATH' ) || exit;

/**
 * How a work on all that match travels to its caller and back: readable, but signed, for one user of one site, for
 * some days. The server keeps nothing of it.
 */
final class BulkCursor {

	private const LIFETIME = 7 * DAY_IN_SECONDS;

	/**
	 * @param array<string, mixed> $work For JSON.
	 */
	public static function seal( array $work ): string {
		$content = Base64Url::encode(
			(string) wp_json_encode(
				array(
					'work'    => $work,
					'expires' => time() + self::LIFETIME,
				)
			)
		);
		return $content . '.' . self::signature( $content );
	}

	/**
	 * @return array<string, mixed> The work as it was sealed.
	 * @throws ApiError
	 */
	public static function open( string $cursor ): array {
		[ $content, $signature ] = array( ...explode( '.', $cursor, 2 ), '' );
		if ( ! hash_equals( self::signature( $content ), $signature ) ) {
			throw self::refused( __( 'This is not a cursor that you were given here.', 'fluent-cart-customers' ) );
		}
		$sealed = json_decode( Base64Url::decode( $content ), true );
		if ( ! is_array( $sealed ) || $sealed['expires'] < time() ) {
			throw self::refused( __( 'The cursor has expired. Begin the work anew.', 'fluent-cart-customers' ) );
		}
		return $sealed['work'];
	}

	private static function refused( string $why ): ApiError {
		return ApiError::validation( array( 'cursor' => $why ) );
	}

	private static function signature( string $content ): string {
		$bound = implode( '|', array( 'fcc-bulk', get_current_blog_id(), get_current_user_id(), $content ) );
		return Base64Url::encode( hash_hmac( 'sha256', $bound, wp_salt(), true ) );
	}
}
