<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use WP_REST_Request;

/**
 * Reads a request from where each part of it belongs, and validates it against its operation.
 *
 * Never `$request['name']`: WordPress would let a member of the body override the id in the path.
 */
final class Input {

	/**
	 * @param array<string, mixed> $operation Of the Contract.
	 */
	public function __construct(
		private readonly array $operation,
		private readonly WP_REST_Request $request,
	) {}

	/**
	 * An id of the path; one that is too large for the database is the largest, which does not exist.
	 */
	public function path_id( string $name ): int {
		$digits = ltrim( (string) $this->request->get_url_params()[ $name ], '0' );
		$id     = filter_var( '' === $digits ? '0' : $digits, FILTER_VALIDATE_INT );
		return is_int( $id ) ? $id : PHP_INT_MAX;
	}

	/**
	 * The query arguments that the operation knows, typed, with its defaults.
	 *
	 * @param callable(array<string, mixed>, Validator): void|null $more Checks that no schema can tell.
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	public function query( ?callable $more = null ): array {
		$schema   = array(
			'properties'           => array(),
			'additionalProperties' => true,
		);
		$defaults = array();
		foreach ( $this->operation['parameters'] as $parameter ) {
			if ( 'query' !== $parameter['in'] ) {
				continue;
			}
			$schema['properties'][ $parameter['name'] ] = $parameter['schema'];
			if ( array_key_exists( 'default', $parameter['schema'] ) ) {
				$defaults[ $parameter['name'] ] = $parameter['schema']['default'];
			}
		}
		return self::checked( $this->request->get_query_params(), $schema, true, $more ) + $defaults;
	}

	/**
	 * The members of the body that the operation knows, typed: JSON, or a form.
	 *
	 * @param callable(array<string, mixed>, Validator): void|null $more Checks that no schema can tell.
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	public function body( ?callable $more = null ): array {
		$is_json  = $this->request->is_json_content_type();
		$is_empty = '' === trim( (string) $this->request->get_body() );
		// Not get_json_params(), whose arrays do not tell {"0":"a"} from ["a"].
		$body = $is_json && ! $is_empty ? json_decode( $this->request->get_body() ) : (object) $this->request->get_body_params();
		if ( ! is_object( $body ) ) {
			throw ApiError::validation( array(), __( 'The body must be a JSON object.', 'fluent-cart-customers' ) );
		}
		$body = get_object_vars( $body );
		if ( array() === $body && ! $is_json && ! $is_empty ) {
			throw ApiError::validation( array(), __( 'Send the body as JSON, with the header “Content-Type: application/json”.', 'fluent-cart-customers' ) );
		}
		return self::checked( $body, $this->operation['body'], ! $is_json, $more );
	}

	/**
	 * The version that a writer has seen, from `If-Match`; null if they do not mind.
	 */
	public function version(): ?string {
		$header = trim( (string) $this->request->get_header( 'if_match' ) );
		return '' === $header || '*' === $header ? null : trim( $header, '"' );
	}

	/**
	 * @param array<mixed>                                         $values
	 * @param array<string, mixed>                                 $schema
	 * @param callable(array<string, mixed>, Validator): void|null $more
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	private static function checked( array $values, array $schema, bool $is_text, ?callable $more ): array {
		$validator = new Validator( $is_text );
		$good      = $validator->members( $values, $schema );
		if ( null !== $more ) {
			$more( $good, $validator );
		}
		$validator->assert_valid();
		return $good;
	}
}
