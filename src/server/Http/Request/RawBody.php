<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\PhpFunctions;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The members of a body as they were sent, JSON or a form, before they are checked against a schema.
 */
final class RawBody {

	/** Twice a request with 100 keys of 16 KB. Decoded, JSON takes up to thirty times its size in memory. */
	private const MAX_BYTES = 4 * MB_IN_BYTES;

	/**
	 * @param array<mixed> $members By name.
	 * @param bool         $is_text Whether the values are text, as in a form, and not decoded JSON.
	 */
	private function __construct(
		public readonly array $members,
		public readonly bool $is_text,
	) {}

	/**
	 * @throws ApiError If it is not one JSON object or one whole form.
	 */
	public static function of( WP_REST_Request $request ): self {
		self::assert_size( (string) $request->get_body() );
		$is_json  = $request->is_json_content_type();
		$is_empty = '' === trim( (string) $request->get_body() );
		// Not get_json_params(), whose arrays do not tell {"0":"a"} from ["a"].
		$body = $is_json && ! $is_empty ? json_decode( $request->get_body() ) : (object) $request->get_body_params();
		if ( ! is_object( $body ) ) {
			throw ApiError::validation( array(), __( 'The body must be a JSON object.', 'fluent-cart-customers' ) );
		}
		$body = get_object_vars( $body );
		// curl says that JSON is a form unless it is told otherwise.
		$is_unread = array() === $body || str_starts_with( ltrim( (string) $request->get_body() ), '{' );
		if ( ! $is_json && ! $is_empty && $is_unread ) {
			throw ApiError::validation( array(), __( 'Send the body as JSON, with the header “Content-Type: application/json”.', 'fluent-cart-customers' ) );
		}
		if ( ! $is_json && self::may_be_truncated( $body ) ) {
			throw ApiError::validation( array(), __( 'The form has more fields than this server reads. Send the body as JSON.', 'fluent-cart-customers' ) );
		}
		return new self( $body, ! $is_json );
	}

	/**
	 * @throws ApiError If decoding the body could exhaust the memory of PHP.
	 */
	private static function assert_size( string $body ): void {
		if ( strlen( $body ) > self::MAX_BYTES ) {
			/* translators: %s: A size, such as "4 MB". */
			throw ApiError::validation( array(), sprintf( __( 'The body is larger than %s.', 'fluent-cart-customers' ), (string) size_format( self::MAX_BYTES ) ) );
		}
	}

	/**
	 * Whether PHP may have dropped the end of a form, which it reports in its log only.
	 *
	 * @param array<mixed> $form
	 */
	private static function may_be_truncated( array $form ): bool {
		return count( $form, COUNT_RECURSIVE ) >= PhpFunctions::setting( 'max_input_vars', 1_000 );
	}
}
