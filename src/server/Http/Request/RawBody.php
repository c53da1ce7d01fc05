<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\PhpFunctions;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The members of a body, JSON or a form, before validation.
 */
final class RawBody {

	/** Twice the size of 100 keys of 16 KB. Decoded JSON takes up to thirty times its size in memory. */
	private const MAX_BYTES = 4 * MB_IN_BYTES;

	/**
	 * @param array<mixed> $members By name.
	 * @param bool         $is_text Whether the values are strings of a form instead of decoded JSON.
	 */
	private function __construct(
		public readonly array $members,
		public readonly bool $is_text,
	) {}

	/**
	 * @throws ApiError If it is neither a JSON object nor a complete form.
	 */
	public static function of( WP_REST_Request $request ): self {
		self::assert_size( (string) $request->get_body() );
		$is_json  = $request->is_json_content_type();
		$is_empty = '' === trim( (string) $request->get_body() );
		// WordPress's own decoding does not distinguish an object with the key 0 from a list.
		$body = $is_json && ! $is_empty ? json_decode( $request->get_body() ) : (object) $request->get_body_params();
		if ( ! is_object( $body ) ) {
			throw ApiError::validation( array(), __( 'The body must be a JSON object.', 'fluent-cart-customers' ) );
		}
		$body = get_object_vars( $body );
		// curl sends JSON with the content type of a form by default.
		$is_unread = array() === $body || str_starts_with( ltrim( (string) $request->get_body() ), '{' );
		if ( ! $is_json && ! $is_empty && $is_unread ) {
			throw ApiError::validation( array(), __( 'Send the body as JSON with the header “Content-Type: application/json”.', 'fluent-cart-customers' ) );
		}
		if ( ! $is_json && self::may_be_truncated( $body ) ) {
			throw ApiError::validation( array(), __( 'The form has more fields than this server accepts. Send the body as JSON.', 'fluent-cart-customers' ) );
		}
		return new self( $body, ! $is_json );
	}

	/**
	 * @throws ApiError If the decoded body could exceed PHP's memory limit.
	 */
	private static function assert_size( string $body ): void {
		if ( strlen( $body ) > self::MAX_BYTES ) {
			/* translators: %s: a size, like “4 MB”. */
			throw ApiError::validation( array(), sprintf( __( 'The body can’t be larger than %s.', 'fluent-cart-customers' ), (string) size_format( self::MAX_BYTES ) ) );
		}
	}

	/**
	 * Whether PHP may have truncated the form (max_input_vars), which it reports only in its log.
	 *
	 * @param array<mixed> $form
	 */
	private static function may_be_truncated( array $form ): bool {
		return count( $form, COUNT_RECURSIVE ) >= PhpFunctions::setting( 'max_input_vars', 1_000 );
	}
}
