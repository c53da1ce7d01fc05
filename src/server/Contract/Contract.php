<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

use RuntimeException;

/**
 * The contract as the build compiles it from src/contract/openapi.json, references resolved.
 *
 * @phpstan-type Schema array<string, mixed>
 * @phpstan-type Parameter array{name: string, in: string, required: bool, description: string, schema: array<string, mixed>}
 * @phpstan-type Operation array{method: string, path: string, right: string, summary: string, description: string, parameters: list<Parameter>, body: array<string, mixed>|null, response: array<string, mixed>, status: int}
 */
final class Contract {

	/** @var array<string, array<string, mixed>>|null */
	private ?array $operations = null;

	public function __construct( private readonly string $compiled_file ) {}

	/**
	 * @return array<string, array<string, mixed>> Operations by operationId; see the type Operation above.
	 * @throws RuntimeException If the plugin was not built.
	 */
	public function operations(): array {
		if ( null === $this->operations ) {
			if ( ! is_file( $this->compiled_file ) ) {
				throw new RuntimeException( "{$this->compiled_file} is missing: run `npm run build`." );
			}
			$this->operations = ( require $this->compiled_file )['operations'];
		}
		return $this->operations;
	}

	/**
	 * @return array<string, mixed>
	 */
	public function operation( string $id ): array {
		return $this->operations()[ $id ];
	}
}
