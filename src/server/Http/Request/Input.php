<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use Closure;
use FluentCartCustomers\Http\Errors\ApiError;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The arguments of a request for its handler: typed, with the defaults of the contract, and nothing that the contract
 * does not name.
 */
final class Input {

	/**
	 * @param WP_REST_Request      $request
	 * @param string               $route   The matched route: `/fluent-cart/v2/customers/7`.
	 * @param array<string, int>   $path    The ids of the path, by name.
	 * @param array<string, mixed> $query   The query arguments that the operation knows.
	 * @param array<string, mixed> $links   Those of them that the caller sent, as they were sent, for links to other pages.
	 * @param array<string, mixed> $body    The members of the body, JSON or a form. Those of an update: update().
	 * @param string|null          $version The version of the record that the writer saw, from `If-Match`; null for any.
	 * @param FieldSelection               $fields  The fields of a record that the answer is to hold.
	 * @param UpdateBody|null      $update  The body of an update.
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
	 * @param Closure(): array<string, mixed> $stored The stored values by name; asked for if they matter.
	 * @return array<string, mixed> The members of the body of an update that are to be written.
	 * @throws ApiError If a value is refused and is not what is stored.
	 */
	public function update( Closure $stored ): array {
		return $this->update->members( $stored );
	}

	/**
	 * Whether this is the input of a request.
	 */
	public function is_of( WP_REST_Request $request ): bool {
		return $request === $this->request;
	}

	/**
	 * An id of the path; an id that is too large for PHP is 0, which no row has.
	 */
	public function path_id( string $name ): int {
		return $this->path[ $name ];
	}

	/**
	 * The version that the writer saw, from `If-Match`; null for any.
	 */
	public function version(): ?string {
		return $this->version;
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
	 * The fields of a record that the answer is to hold.
	 */
	public function fields(): FieldSelection {
		return $this->fields;
	}
}
