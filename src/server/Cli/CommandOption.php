<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

defined( 'ABSPATH' ) || exit;

/**
 * An argument of an operation on the command line.
 */
final class CommandOption {

	/** Names that WP-CLI can list as the possible values of an option. */
	private const LISTABLE = '/^[\w-]+$/D';

	/**
	 * @param string                 $name        `customer_id`.
	 * @param string                 $place       path, query, header or body.
	 * @param non-empty-list<string> $keys        Names down to the value: `filters`, `status`.
	 * @param array<string, mixed>   $schema
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $place,
		public readonly array $keys,
		private readonly array $schema,
		private readonly string $description,
		private readonly bool $is_required,
	) {}

	/**
	 * @return array<string, mixed> An argument of WP-CLI's synopsis.
	 */
	public function synopsis( bool $is_positional ): array {
		$type = match ( true ) {
			$is_positional     => 'positional',
			$this->is_switch() => 'flag',
			default            => 'assoc',
		};
		return array(
			'type'        => $type,
			'name'        => $this->name,
			'description' => $this->text(),
			'optional'    => ! $is_positional && ! $this->is_required,
		) + ( 'flag' === $type ? array() : $this->choices() );
	}

	/**
	 * The value for the API, as a text of a form.
	 *
	 * @param string|int|bool $given A flag is true, or false with `--no-…`. WP-CLI reads a default like 10 as a number.
	 * @return mixed
	 */
	public function value( string|int|bool $given ): mixed {
		return match ( true ) {
			is_int( $given )                                       => (string) $given,
			is_bool( $given )                                      => $given ? 'true' : 'false',
			$this->is_list() && ! str_starts_with( $given, '[' )   => array_map( trim( ... ), explode( ',', $given ) ),
			default                                                => $given,
		};
	}

	private function is_switch(): bool {
		return in_array( 'boolean', $this->types(), true );
	}

	/**
	 * Whether values are separated by commas. Lists of objects are JSON.
	 */
	private function is_list(): bool {
		return in_array( 'array', $this->types(), true ) && 'object' !== ( $this->schema['items']['type'] ?? '' );
	}

	/**
	 * @return list<string>
	 */
	private function types(): array {
		return (array) ( $this->schema['type'] ?? array() );
	}

	/**
	 * @return array{options?: list<string>, default?: string|int}
	 */
	private function choices(): array {
		$options = $this->schema['enum'] ?? array();
		$choices = array() !== $options && array() === array_filter( $options, static fn ( mixed $option ): bool => ! is_string( $option ) || 1 !== preg_match( self::LISTABLE, $option ) )
			? array( 'options' => $options )
			: array();
		$default = $this->schema['default'] ?? null;
		return is_int( $default ) || ( is_string( $default ) && '' !== $default ) ? $choices + array( 'default' => $default ) : $choices;
	}

	private function text(): string {
		$format = match ( true ) {
			$this->is_list()                           => 'Several values are separated by commas, or a JSON list.',
			in_array( 'object', $this->types(), true ) => 'A JSON object.',
			default                                    => '',
		};
		return trim( (string) preg_replace( '/\s+/', ' ', "{$this->description} $format" ) );
	}
}
