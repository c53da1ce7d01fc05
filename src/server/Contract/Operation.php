<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * An operation of the contract, with references resolved.
 */
final class Operation {

	/**
	 * @param string                             $path         Below the namespace: `/customers/{customerId}`.
	 * @param string|array<string, string>|null  $right        See rights().
	 * @param list<string>                       $capabilities Additional WordPress capabilities.
	 * @param string|array<string, string>|null  $limit        See limit().
	 * @param array<string, mixed>               $command      See command().
	 * @param list<array<string, mixed>>         $parameters   Members name, in, required, description, schema.
	 * @param array<string, mixed>|null          $body         Schema of the body.
	 * @param array<string, mixed>|null          $response     Schema of the success; null if it is not JSON.
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
		private readonly array $command,
		public readonly array $parameters,
		public readonly ?array $body,
		public readonly ?array $response,
		public readonly int $status,
	) {}

	/**
	 * @param array<string, mixed> $compiled From the build.
	 */
	public static function from_compiled( string $id, array $compiled ): self {
		return new self( ...array( 'id' => $id ) + $compiled );
	}

	/**
	 * The values of the body's member `action` on which the right depends; empty if there is one right.
	 *
	 * @return list<string>
	 */
	public function actions(): array {
		return is_array( $this->right ) ? array_keys( $this->right ) : array();
	}

	/**
	 * The rights that a request needs.
	 *
	 * @param string|null $action One of actions(). Without one, a request needs the rights of all actions: an unknown
	 *                            action must not fall back to a weaker right.
	 * @return list<string>
	 */
	public function rights( ?string $action ): array {
		return match ( true ) {
			null === $this->right      => array(),
			is_string( $this->right )  => array( $this->right ),
			null !== $action           => array( $this->right[ $action ] ),
			default                    => array_values( array_unique( $this->right ) ),
		};
	}

	/**
	 * The class in which the rate limit counts a request: list, create, update or delete; null if it does not.
	 *
	 * @param string|null $action One of actions(); null if the request names none.
	 */
	public function limit( ?string $action ): ?string {
		return is_array( $this->limit ) ? $this->limit[ $action ?? '' ] ?? null : $this->limit;
	}

	/**
	 * Whether the rate limit counts any request of the operation.
	 */
	public function is_limited(): bool {
		return null !== $this->limit;
	}

	/**
	 * The command of WP-CLI that is made from the operation.
	 *
	 * @return array{name: string, arguments: list<string>, columns: list<string>}|null Null if there is none, or if the operation
	 *                                                                                  is a step of other commands. `arguments` are
	 *                                                                                  given by position after those of the path,
	 *                                                                                  `columns` are the fields of a table, all if
	 *                                                                                  empty.
	 */
	public function command(): ?array {
		return isset( $this->command['name'] ) ? $this->command + array( 'arguments' => array(), 'columns' => array() ) : null;
	}

	/**
	 * The schema of the member of a success that holds its record or its list of records.
	 *
	 * @return array{name: string, schema: array<string, mixed>}|null Null for a success without a record.
	 */
	public function record(): ?array {
		$members = $this->response['properties']['data']['properties'] ?? array();
		$name    = array_key_first( $members );
		return null !== $name && in_array( $members[ $name ]['type'] ?? '', array( 'array', 'object' ), true )
			? array( 'name' => $name, 'schema' => $members[ $name ] )
			: null;
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
