<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Contract\Operation;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * A request, each part read from where it belongs and validated against its operation.
 *
 * Never `$request['name']`: WordPress would let a member of the body override the id in the path.
 */
final class Input {

	/**
	 * @param array<string, mixed> $query The query arguments that the operation knows, typed, with its defaults.
	 * @param array<string, mixed> $body  Likewise the members of the body, JSON or a form.
	 */
	private function __construct(
		public readonly WP_REST_Request $request,
		public readonly array $query,
		public readonly array $body,
	) {}

	/**
	 * @throws ApiError If anything in it is bad.
	 */
	public static function of( Operation $operation, WP_REST_Request $request ): self {
		return new self(
			$request,
			self::validated( $request->get_query_params(), $operation->query(), true ),
			null === $operation->body ? array() : self::read_body( $operation->body, $request )
		);
	}

	/**
	 * The member `action` of a body that nobody has validated yet; empty if there is none.
	 */
	public static function action_of( WP_REST_Request $request ): string {
		$action = self::unvalidated_body( $request )['action'] ?? null;
		return is_string( $action ) ? $action : '';
	}

	/**
	 * The body that nobody has validated yet.
	 *
	 * @return array<mixed>
	 */
	public static function unvalidated_body( WP_REST_Request $request ): array {
		return (array) ( $request->get_json_params() ?? $request->get_body_params() );
	}

	/**
	 * An id of the path; one that is too large for the database is the largest, which does not exist.
	 */
	public function path_id( string $name ): int {
		$digits = ltrim( (string) $this->request->get_url_params()[ $name ], '0' );
		$id     = filter_var( '' === $digits ? '0' : $digits, FILTER_VALIDATE_INT );
		return is_int( $id ) ? $id : PHP_INT_MAX;
	}

	/**
	 * The version that a writer has seen, from `If-Match`; null if they do not mind.
	 */
	public function version(): ?string {
		$header = trim( (string) $this->request->get_header( 'if_match' ) );
		// A proxy that compresses answers may have made a weak one of it.
		return '' === $header || '*' === $header ? null : trim( (string) preg_replace( '~^W/~', '', $header ), '"' );
	}

	/**
	 * An argument of a DELETE, which may stand in either: some proxies and clients drop the body.
	 *
	 * @return mixed Null if it is in neither.
	 * @throws ApiError If the two contradict each other.
	 */
	public function body_or_query( string $name ): mixed {
		$in_body  = $this->body[ $name ] ?? null;
		$in_query = $this->query[ $name ] ?? null;
		if ( null !== $in_body && null !== $in_query && $in_body !== $in_query ) {
			throw ApiError::validation( array( $name => __( 'The body and the query string contradict each other.', 'fluent-cart-customers' ) ) );
		}
		return $in_body ?? $in_query;
	}

	/**
	 * Which fields of a record the answer is to hold.
	 */
	public function fields(): Fields {
		return Fields::of( $this->request );
	}

	/**
	 * @param array<string, mixed> $schema
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	private static function read_body( array $schema, WP_REST_Request $request ): array {
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
		if ( ! $is_json && self::may_be_cut( $body ) ) {
			throw ApiError::validation( array(), __( 'The form has more fields than this server reads. Send the body as JSON.', 'fluent-cart-customers' ) );
		}
		return self::validated( $body, $schema, ! $is_json );
	}

	/**
	 * Whether PHP may have dropped fields of a form behind the last one that it takes: it says so only in a log.
	 *
	 * @param array<mixed> $form
	 */
	private static function may_be_cut( array $form ): bool {
		$count = 0;
		array_walk_recursive(
			$form,
			static function () use ( &$count ): void {
				++$count;
			}
		);
		return $count >= (int) ini_get( 'max_input_vars' );
	}

	/**
	 * @param array<mixed>         $values
	 * @param array<string, mixed> $schema
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	private static function validated( array $values, array $schema, bool $is_text ): array {
		$validator = new Validator( $is_text );
		$good      = $validator->members( $values, $schema );
		$validator->assert_valid();
		return $good;
	}
}
