<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Errors\ApiError;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * A request, read once. The only way from bytes to a decision:
 *
 * 1. WordPress matches the route, which names the operation. A caller who has no right to any request of that operation
 *    gets 401 or 403 before the body is parsed. `ParsedRequest::of()` then reads path, query, headers and body once, and
 *    checks each value against the operation's schema. The result is typed and does not change. A value with a fixed set
 *    (an action, a status) is compared byte for byte: it is neither trimmed nor folded.
 * 2. `CustomerPolicy` decides by the operation and the parsed action. An action that was not parsed needs the rights of
 *    all actions. A caller without the right gets 401 or 403 and no word about the values, although they are checked.
 * 3. If a value is bad, the caller who has the right gets 400 with the names of the bad fields. A bad value of an update
 *    waits for the handler, which knows the record: it is accepted if it is stored (`UpdateBody`), and is never written.
 * 4. `RateLimiter` counts by the same parsed action. A step of a bulk run is free by its cursor, which is a `BulkCursor`
 *    only if the contract has a cursor in that place and its signature is valid. A member of a free-form body is text.
 * 5. The handler gets the `Input` of this object. `Routes::answer()` does steps 2 to 5 on one object, so that no request
 *    can be authorised in one reading and executed in another.
 */
final class ParsedRequest {

	/**
	 * @param string|null    $action What the request asks for, of the operation's actions; null if the operation has none,
	 *                               or the request names none of them.
	 * @param Input|ApiError $input  What is wrong with it, otherwise.
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
	 * A request that is refused before it is read.
	 */
	public static function unread( Operation $operation, ApiError $refusal ): self {
		return new self( $operation, null, $refusal );
	}

	/**
	 * @throws ApiError If a value is bad.
	 */
	public function input(): Input {
		return $this->input instanceof Input ? $this->input : throw $this->input;
	}

	/**
	 * The cursor with which the request takes up a bulk run.
	 */
	public function cursor(): ?BulkCursor {
		$cursor = $this->input instanceof Input ? $this->input->body['cursor'] ?? null : null;
		return $cursor instanceof BulkCursor ? $cursor : null;
	}

	/**
	 * The class in which the request is counted: list, create, update or delete; null if it is not counted.
	 */
	public function limit_class(): ?string {
		$class = $this->operation->limit( $this->action );
		// A dry run reads a list, whatever its action is.
		return null !== $class && $this->is_dry_run() ? 'list' : $class;
	}

	private function is_dry_run(): bool {
		return null !== $this->action
			&& $this->input instanceof Input
			&& ( $this->cursor()?->is_dry_run() ?? $this->input->body['data']['dry_run'] ?? false );
	}

	private static function action( Operation $operation, ?RawBody $body ): ?string {
		$named = $body?->members['action'] ?? null;
		return in_array( $named, $operation->actions(), true ) ? $named : null;
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
		$good      = $validator->members( $values, $schema );
		$validator->assert_valid();
		return $good;
	}

	private static function path_id( mixed $digits ): int {
		$digits = ltrim( (string) $digits, '0' );
		$id     = filter_var( '' === $digits ? '0' : $digits, FILTER_VALIDATE_INT );
		return is_int( $id ) ? $id : 0;
	}

	private static function version( WP_REST_Request $request ): ?string {
		$header = trim( (string) $request->get_header( 'if_match' ) );
		// A proxy that compresses answers may have made a weak version of it.
		return '' === $header || '*' === $header ? null : trim( (string) preg_replace( '~^W/~', '', $header ), '"' );
	}
}
