<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Errors\ApiError;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * A request that is parsed once. All decisions use this object, so that a request cannot be authorised by one reading and
 * executed by another:
 *
 * 1. WordPress matches the route, which determines the operation. A caller without a right to any request of the operation gets
 *    401 or 403 before the body is parsed. ParsedRequest::of() then reads path, query, headers and body, and checks each value
 *    against the schema. Values of a fixed set (action, status) are compared byte by byte, without trimming.
 * 2. CustomerPolicy decides by the operation and the parsed action. A request without a valid action needs the rights of all
 *    actions. A caller without the right gets 401 or 403 without errors of fields.
 * 3. A caller with the right gets 400 with the names of invalid fields. An invalid value of an update is left to the handler: it
 *    is accepted if it is stored (UpdateBody), and not written.
 * 4. RateLimiter counts by the parsed action. Steps of a bulk run are counted by their BulkCursor, whose signature was checked.
 * 5. The handler gets the Input.
 */
final class ParsedRequest {

	/**
	 * @param string|null    $action One of the operation's actions; null if it has none, or the request names no valid one.
	 * @param Input|ApiError $input  The error, if the request is invalid.
	 */
	private function __construct(
		public readonly Operation $operation,
		public readonly ?string $action,
		private readonly Input|ApiError $input,
	) {}

	public static function of( Operation $operation, WP_REST_Request $request ): self {
		$action = null;
		try {
			$body   = null === $operation->body ? null : RawBody::of( $request );
			$action = self::action( $operation, $body );
			return new self( $operation, $action, self::typed( $operation, $request, $body ) );
		} catch ( ApiError $refusal ) {
			return new self( $operation, $action, $refusal );
		}
	}

	/**
	 * A request that is rejected before it is parsed.
	 */
	public static function unread( Operation $operation, ApiError $refusal ): self {
		return new self( $operation, null, $refusal );
	}

	/**
	 * @throws ApiError If the request is invalid.
	 */
	public function input(): Input {
		return $this->input instanceof Input ? $this->input : throw $this->input;
	}

	/**
	 * The cursor of a step of a bulk run.
	 */
	public function cursor(): ?BulkCursor {
		$cursor = $this->input instanceof Input ? $this->input->body['cursor'] ?? null : null;
		return $cursor instanceof BulkCursor ? $cursor : null;
	}

	/**
	 * The class in which the rate limit counts the request: list, create, update or delete; null if it does not.
	 */
	public function limit_class(): ?string {
		$class = $this->operation->limit( $this->action );
		// A dry run changes no customer.
		return null !== $class && $this->is_dry_run() ? 'list' : $class;
	}

	private function is_dry_run(): bool {
		return $this->input instanceof Input
			&& ( $this->cursor()?->is_dry_run() ?? $this->input->body['data']['dry_run'] ?? $this->input->body['dry_run'] ?? $this->input->query['dry_run'] ?? false );
	}

	private static function action( Operation $operation, ?RawBody $body ): ?string {
		$action = $body?->members['action'] ?? null;
		return in_array( $action, $operation->actions(), true ) ? $action : null;
	}

	/**
	 * @throws ApiError
	 */
	private static function typed( Operation $operation, WP_REST_Request $request, ?RawBody $body ): Input {
		$sent  = $request->get_query_params();
		$known = $operation->query();
		$query = self::validated( $sent, $known, true );
		$body  = null === $body ? array() : self::typed_body( $operation->body, $body );
		return new Input(
			$request,
			$request->get_route(),
			array_map( self::path_id( ... ), $request->get_url_params() ),
			$query,
			array_intersect_key( $sent, $known['properties'] + array( '_fields' => true ) ),
			$body instanceof UpdateBody ? $body->acceptable() : $body,
			self::version( $request ),
			FieldSelection::of( $request ),
			$body instanceof UpdateBody ? $body : null,
		);
	}

	/**
	 * @param array<string, mixed> $schema
	 * @return array<string, mixed>|UpdateBody
	 * @throws ApiError
	 */
	private static function typed_body( array $schema, RawBody $body ): array|UpdateBody {
		if ( true !== ( $schema['x-unless-stored'] ?? false ) ) {
			return self::validated( $body->members, $schema, $body->is_text );
		}
		$validator = new Validator( $body->is_text );
		$update    = $validator->update_body( $body->members, $validator->members( $body->members, $schema ) );
		$update->assert_possible( $schema['required'] ?? array() );
		return $update;
	}

	/**
	 * @param array<mixed>         $values
	 * @param array<string, mixed> $schema
	 * @return array<string, mixed>
	 * @throws ApiError
	 */
	private static function validated( array $values, array $schema, bool $is_text ): array {
		$validator = new Validator( $is_text );
		$typed     = $validator->members( $values, $schema );
		$validator->assert_valid();
		return $typed;
	}

	private static function path_id( mixed $digits ): int {
		$digits = ltrim( (string) $digits, '0' );
		$id     = filter_var( '' === $digits ? '0' : $digits, FILTER_VALIDATE_INT );
		return is_int( $id ) ? $id : 0;
	}

	private static function version( WP_REST_Request $request ): ?string {
		$header = trim( (string) $request->get_header( 'if_match' ) );
		// A proxy that compresses responses may have made the version weak.
		return '' === $header || '*' === $header ? null : trim( (string) preg_replace( '~^W/~', '', $header ), '"' );
	}
}
