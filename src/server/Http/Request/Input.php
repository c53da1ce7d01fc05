<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use Closure;
use FluentCartCustomers\Http\Errors\ApiError;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The validated arguments of a request: typed, with the defaults of the contract, without unknown members.
 */
final class Input {

	/**
	 * @param WP_REST_Request      $request
	 * @param string               $route   The matched route: `/fluent-cart/v2/customers/7`.
	 * @param array<string, int>   $path    Ids by name.
	 * @param array<string, mixed> $query   Query arguments of the operation.
	 * @param array<string, mixed> $links   Query arguments as sent, for links to other pages.
	 * @param array<string, mixed> $body    Members of the body, JSON or a form. An update has update() instead.
	 * @param string|null          $version Version that the client read (If-Match); null skips the conflict check.
	 * @param UpdateBody|null      $update  Body of an update.
	 */
	public function __construct(
		private readonly WP_REST_Request $request,
		public readonly string $route,
		private readonly array $path,
		public readonly array $query,
		public readonly array $links,
		public readonly array $body,
		private readonly ?string $version,
		private readonly FieldSelection $fields,
		private readonly ?UpdateBody $update,
	) {}

	/**
	 * The members of an update that are to be written.
	 *
	 * @param Closure(): array<string, mixed> $stored Stored values by name; called only if needed.
	 * @return array<string, mixed>
	 * @throws ApiError If an invalid value differs from the stored value.
	 */
	public function update( Closure $stored ): array {
		return $this->update->members( $stored );
	}

	/**
	 * Rejects invalid values of an update, as if none of them was stored.
	 *
	 * @throws ApiError
	 */
	public function assert_valid(): void {
		$this->update?->members( static fn (): array => array() );
	}

	/**
	 * Whether this is the input of the given request.
	 */
	public function is_of( WP_REST_Request $request ): bool {
		return $request === $this->request;
	}

	/**
	 * An id of the path; 0, which no row has, if it is too large for PHP.
	 */
	public function path_id( string $name ): int {
		return $this->path[ $name ];
	}

	/**
	 * Version that the client read (If-Match); null skips the conflict check.
	 */
	public function version(): ?string {
		return $this->version;
	}

	/**
	 * An argument from the body or the query: some proxies and clients drop the body of a DELETE, and a `dry_run` must count wherever it
	 * is sent.
	 *
	 * @return mixed Null if both lack it.
	 * @throws ApiError If the two differ.
	 */
	public function body_or_query( string $name ): mixed {
		$in_body  = $this->body[ $name ] ?? null;
		$in_query = $this->query[ $name ] ?? null;
		if ( null !== $in_body && null !== $in_query && $in_body !== $in_query ) {
			throw ApiError::validation( array( $name => __( 'The body and the query string have different values. Send only one of them.', 'fluent-cart-customers' ) ) );
		}
		return $in_body ?? $in_query;
	}

	/**
	 * The fields of a record in the response.
	 */
	public function fields(): FieldSelection {
		return $this->fields;
	}
}
