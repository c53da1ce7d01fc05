<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

use RuntimeException;

/**
 * The contract as the build compiles it from src/contract/openapi.json, references resolved.
 */
final class Contract {

	/** @var array<string, Operation>|null */
	private ?array $operations = null;

	public function __construct( private readonly string $compiled_file ) {}

	/**
	 * @return array<string, Operation> By operationId.
	 * @throws RuntimeException If the plugin was not built.
	 */
	public function operations(): array {
		if ( null === $this->operations ) {
			if ( ! is_file( $this->compiled_file ) ) {
				throw new RuntimeException( "{$this->compiled_file} is missing: run `npm run build`." );
			}
			$compiled         = ( require $this->compiled_file )['operations'];
			$this->operations = array();
			foreach ( $compiled as $id => $operation ) {
				$this->operations[ $id ] = Operation::from_compiled( $id, $operation );
			}
		}
		return $this->operations;
	}

	public function operation( string $id ): Operation {
		return $this->operations()[ $id ];
	}
}
