<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The contract as compiled by the build from src/contract/openapi.json, with references resolved.
 */
final class Contract {

	/** @var array{operations: array<string, array<string, mixed>>, limits: array<string, int>}|null */
	private ?array $compiled = null;

	/** @var array<string, Operation>|null */
	private ?array $operations = null;

	public function __construct( private readonly string $compiled_file ) {}

	/**
	 * @return array<string, Operation> By operationId.
	 * @throws RuntimeException If the plugin was not built.
	 */
	public function operations(): array {
		if ( null === $this->operations ) {
			$this->operations = array();
			foreach ( $this->compiled()['operations'] as $id => $operation ) {
				$this->operations[ $id ] = Operation::from_compiled( $id, $operation );
			}
		}
		return $this->operations;
	}

	public function operation( string $id ): Operation {
		return $this->operations()[ $id ];
	}

	/**
	 * @return array<string, int> Requests per user and hour, by class.
	 * @throws RuntimeException If the plugin was not built.
	 */
	public function limits(): array {
		return $this->compiled()['limits'];
	}

	/**
	 * @return array{operations: array<string, array<string, mixed>>, limits: array<string, int>}
	 * @throws RuntimeException
	 */
	private function compiled(): array {
		if ( null === $this->compiled && ! is_file( $this->compiled_file ) ) {
			throw new RuntimeException( "{$this->compiled_file} is missing. Run `npm run build`." );
		}
		return $this->compiled ??= require $this->compiled_file;
	}
}
