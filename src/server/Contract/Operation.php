<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * One operation of the contract, every reference resolved.
 */
final class Operation {

	/**
	 * @param string                             $path         Below the namespace: `/customers/{customerId}`.
	 * @param string|array<string, string>|null  $right        See right().
	 * @param list<string>                       $capabilities WordPress capabilities that it needs besides.
	 * @param string|array<string, string>|null  $limit        See limit().
	 * @param list<array<string, mixed>>         $parameters   Members name, in, required, description, schema.
	 * @param array<string, mixed>|null          $body         Schema of the body.
	 * @param array<string, mixed>|null          $response     Schema of the success, unless it is no JSON.
	 * @param int                                $status       HTTP status of the success.
	 */
	private function __construct(
		public readonly string $id,
		public readonly string $method,
		public readonly string $path,
		public readonly string $summary,
		public readonly string $description,
		private readonly string|array|null $right,
		public readonly array $capabilities,
		private readonly string|array|null $limit,
		public readonly array $parameters,
		public readonly ?array $body,
		public readonly ?array $response,
		public readonly int $status,
	) {}

	/**
	 * @param array<string, mixed> $compiled As the build writes it.
	 */
	public static function from_compiled( string $id, array $compiled ): self {
		return new self( ...array( 'id' => $id ) + $compiled );
	}

	/**
	 * The right that it needs; null if it needs none.
	 *
	 * @param string $action The member `action` of the body, by which the right of some operations goes. Who names
	 *                       none that exists must at least be allowed to see customers to be told so.
	 */
	public function right( string $action ): ?string {
		return is_array( $this->right ) ? $this->right[ $action ] ?? 'customers/view' : $this->right;
	}

	/**
	 * The class in which its requests are counted: list, create, update or delete; null if they are not.
	 *
	 * @param string $action As above.
	 */
	public function limit( string $action ): ?string {
		return is_array( $this->limit ) ? $this->limit[ $action ] ?? null : $this->limit;
	}

	/**
	 * Whether requests of it are counted at all.
	 */
	public function is_limited(): bool {
		return null !== $this->limit;
	}

	/**
	 * @return array<string, mixed> Schema of the query arguments, as one object.
	 */
	public function query(): array {
		$of_query = array_filter( $this->parameters, static fn ( array $parameter ): bool => 'query' === $parameter['in'] );
		return array(
			'properties' => array_column( $of_query, 'schema', 'name' ),
			'required'   => array_keys( array_filter( array_column( $of_query, 'required', 'name' ) ) ),
		);
	}
}
