<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

defined( 'ABSPATH' ) || exit;

/**
 * An ability as the build compiles it from the contract.
 */
final class AbilityDefinition {

	/**
	 * @param string                                                        $name        Without the namespace: `list-customers`.
	 * @param string                                                        $operation   The operationId.
	 * @param string                                                        $summary     A few words in English.
	 * @param string                                                        $description One paragraph in English; may be empty.
	 * @param array<string, mixed>                                          $input       Schema of an object.
	 * @param array<string, mixed>                                          $output      Schema of the answer's `data`.
	 * @param array{readonly: bool, destructive: bool, idempotent: bool}    $annotations
	 * @param array<string, array{string, string}>                          $places      By input: path, query, header or body, and the
	 *                                                                                   name there. An empty name is the whole body.
	 * @param array<string, mixed>                                          $preset      Members of the body that are always sent.
	 */
	private function __construct(
		public readonly string $name,
		public readonly string $operation,
		public readonly string $summary,
		public readonly string $description,
		public readonly array $input,
		public readonly array $output,
		public readonly array $annotations,
		public readonly array $places,
		public readonly array $preset,
	) {}

	/**
	 * @param array<string, mixed> $compiled From the build.
	 */
	public static function from_compiled( string $name, array $compiled ): self {
		return new self( ...array( 'name' => $name ) + $compiled );
	}

	/**
	 * For agents, which read English.
	 */
	public function text(): string {
		return rtrim( "{$this->summary}. {$this->description}" );
	}

	/**
	 * Whether the ability undoes a run, or previews that.
	 */
	public function undoes(): bool {
		return 'undoRun' === $this->operation;
	}

	public function is_preview_of_undo(): bool {
		return $this->undoes() && true === ( $this->preset['dry_run'] ?? null );
	}

	/**
	 * @param string $field Of the API: `_fields[0]`.
	 * @return string Of the ability: `fields[0]`.
	 */
	public function input_name( string $field ): string {
		$key = explode( '[', $field, 2 )[0];
		foreach ( $this->places as $name => $place ) {
			if ( $place[1] === $key ) {
				return $name . substr( $field, strlen( $key ) );
			}
		}
		return $field;
	}
}
