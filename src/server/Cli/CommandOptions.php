<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Call;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * The arguments of an operation on the command line: those of the path by position, the others as options. The members of an
 * object like `filters` are options of their own.
 */
final class CommandOptions {

	/** Arguments that commands have in another form: `--fields` and `--all`. */
	private const HANDLED = array( '_fields', 'cursor' );

	/**
	 * @param Operation                    $operation
	 * @param list<CommandOption>          $positional
	 * @param array<string, CommandOption> $named       By name.
	 * @param bool                         $takes_other Whether other options are members of the body.
	 */
	private function __construct(
		private readonly Operation $operation,
		private readonly array $positional,
		private readonly array $named,
		private readonly bool $takes_other,
	) {}

	/**
	 * @param list<string> $arguments Names that are given by position, after those of the path.
	 */
	public static function of( Operation $operation, array $arguments = array() ): self {
		$options = array();
		foreach ( $operation->parameters as $parameter ) {
			if ( ! in_array( $parameter['name'], self::HANDLED, true ) ) {
				self::add( $options, self::name( $parameter['name'] ), $parameter['in'], array( $parameter['name'] ), $parameter['schema'] + array( 'description' => $parameter['description'] ), $parameter['required'] );
			}
		}
		foreach ( $operation->body['properties'] ?? array() as $name => $schema ) {
			self::add( $options, $name, 'body', array( $name ), $schema, in_array( $name, $operation->body['required'] ?? array(), true ) );
		}
		$is_positional = static fn ( CommandOption $option ): bool => 'path' === $option->place || in_array( $option->name, $arguments, true );
		return new self(
			$operation,
			array_values( array_filter( $options, $is_positional ) ),
			array_filter( $options, static fn ( CommandOption $option ): bool => ! $is_positional( $option ) ),
			is_array( $operation->body['additionalProperties'] ?? null ),
		);
	}

	/**
	 * Only some of the options.
	 *
	 * @param list<string> $names
	 */
	public function only( array $names ): self {
		return new self( $this->operation, $this->positional, array_intersect_key( $this->named, array_flip( $names ) ), false );
	}

	/**
	 * @return list<array<string, mixed>> Arguments of WP-CLI's synopsis.
	 */
	public function synopsis(): array {
		$other = array(
			'type'        => 'generic',
			'description' => 'Other members of the body by name.',
			'optional'    => true,
		);
		return array(
			...array_map( static fn ( CommandOption $option ): array => $option->synopsis( true ), $this->positional ),
			...array_values( array_map( static fn ( CommandOption $option ): array => $option->synopsis( false ), $this->named ) ),
			...( $this->takes_other ? array( $other ) : array() ),
		);
	}

	/**
	 * @param list<string>               $arguments
	 * @param array<string, string|int|bool> $options   Without those of every command.
	 * @param array<string, mixed>       $body      Further members.
	 */
	public function call( array $arguments, array $options, array $body = array() ): Call {
		$sent = array(
			'path'   => array(),
			'query'  => array(),
			'header' => array(),
			'body'   => $body,
		);
		foreach ( $this->positional as $number => $option ) {
			$given = $arguments[ $number ] ?? '';
			if ( 'path' === $option->place && ! ctype_digit( $given ) ) {
				WP_CLI::error( "{$option->name}: " . __( 'Must be a whole number.', 'fluent-cart-customers' ) );
			}
			_wp_array_set( $sent, array( $option->place, ...$option->keys ), $given );
		}
		foreach ( $options as $name => $given ) {
			$option = $this->named[ $name ] ?? null;
			if ( null !== $option ) {
				_wp_array_set( $sent, array( $option->place, ...$option->keys ), $option->value( $given ) );
			} elseif ( $this->takes_other ) {
				$sent['body'][ $name ] = is_bool( $given ) ? ( $given ? 'true' : 'false' ) : $given;
			}
		}
		return new Call( $this->operation->id, $sent['path'], $sent['query'], $sent['body'], $sent['header']['If-Match'] ?? null, true );
	}

	/**
	 * @param array<string, CommandOption> $options By name. The first of two arguments with a name is kept: a deletion has the
	 *                                              same ones in its query and its body.
	 * @param non-empty-list<string>       $keys
	 * @param array<string, mixed>         $schema
	 */
	private static function add( array &$options, string $name, string $place, array $keys, array $schema, bool $is_required ): void {
		if ( 'object' === ( $schema['type'] ?? '' ) && false === ( $schema['additionalProperties'] ?? true ) ) {
			foreach ( $schema['properties'] as $member => $of_member ) {
				self::add( $options, $member, $place, array( ...$keys, $member ), $of_member, false );
			}
			return;
		}
		$options[ $name ] ??= new CommandOption( $name, $place, $keys, $schema, (string) ( $schema['description'] ?? '' ), $is_required );
	}

	/**
	 * `customer_id` for `customerId`, `if-match` for `If-Match`.
	 */
	private static function name( string $name ): string {
		return str_contains( $name, '-' ) ? strtolower( $name ) : strtolower( (string) preg_replace( '/(?<=[a-z])(?=[A-Z])/', '_', $name ) );
	}
}
