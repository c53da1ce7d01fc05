<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Http\Call;
use stdClass;

defined( 'ABSPATH' ) || exit;

/**
 * The input of an ability, as a call of its operation.
 */
final class AbilityInput {

	/**
	 * @param array<array-key, mixed> $values By name.
	 */
	public function __construct(
		private readonly AbilityDefinition $ability,
		private readonly array $values,
	) {}

	/**
	 * What only the ability knows. The API checks the rest.
	 *
	 * @return array<array-key, string> Messages by name.
	 */
	public function problems(): array {
		$problems = array_fill_keys( array_keys( array_diff_key( $this->values, $this->ability->places ) ), __( 'Unknown field.', 'fluent-cart-customers' ) );
		foreach ( $this->ability->input['required'] ?? array() as $name ) {
			if ( ! isset( $this->values[ $name ] ) ) {
				$problems[ $name ] = __( 'This field is required.', 'fluent-cart-customers' );
			}
		}
		foreach ( $this->ability->places as $name => [ $place ] ) {
			if ( 'path' === $place && isset( $this->values[ $name ] ) && 0 === $this->id( $name ) ) {
				$problems[ $name ] = __( 'Must be a whole number.', 'fluent-cart-customers' );
			}
		}
		return $problems;
	}

	/**
	 * Values that the API takes and the schema of the ability does not, like null for an empty text.
	 *
	 * @return array<array-key, string> WordPress's messages by name.
	 */
	public function type_problems(): array {
		$problems = array();
		foreach ( array_intersect_key( $this->ability->input['properties'] ?? array(), $this->values ) as $name => $schema ) {
			$valid = rest_validate_value_from_schema( $this->values[ $name ], $schema, $name );
			if ( is_wp_error( $valid ) ) {
				$problems[ $name ] = $valid->get_error_message();
			}
		}
		return array() === $problems ? array( '' => __( 'Must be a JSON object.', 'fluent-cart-customers' ) ) : $problems;
	}

	/**
	 * A positive number.
	 *
	 * @return int 0 if there is none.
	 */
	public function id( string $name ): int {
		$value = $this->values[ $name ] ?? null;
		// WordPress accepts 7.0 and "7.0" as integers, too.
		return rest_is_integer( $value ) && (float) $value < PHP_INT_MAX ? max( 0, (int) $value ) : 0;
	}

	public function call(): Call {
		$sent = array(
			'path'   => array(),
			'query'  => array(),
			'header' => array(),
			'body'   => array(),
		);
		foreach ( $this->ability->places as $name => [ $place, $key ] ) {
			if ( 'path' === $place ) {
				$sent['path'][ $key ] = $this->id( $name );
			} elseif ( isset( $this->values[ $name ] ) ) {
				$value = $this->values[ $name ];
				if ( '' === $key ) {
					$sent['body'] = (array) $value;
				} else {
					$sent[ $place ][ $key ] = 'body' === $place ? $this->member( $name, $value ) : self::texts( $value );
				}
			}
		}
		$version = $sent['header']['If-Match'] ?? null;
		return new Call( $this->ability->operation, $sent['path'], $sent['query'], array_replace_recursive( $sent['body'], $this->ability->preset ), is_string( $version ) ? $version : null );
	}

	/**
	 * A member of the body. PHP has decoded an empty object as an empty list.
	 */
	private function member( string $name, mixed $value ): mixed {
		return array() === $value && 'object' === ( $this->ability->input['properties'][ $name ]['type'] ?? '' ) ? new stdClass() : $value;
	}

	/**
	 * A value as a query has it.
	 */
	private static function texts( mixed $value ): mixed {
		return match ( true ) {
			is_array( $value )                     => array_map( self::texts( ... ), $value ),
			is_bool( $value )                      => $value ? 'true' : 'false',
			is_int( $value ) || is_float( $value ) => (string) $value,
			default                                => $value,
		};
	}
}
