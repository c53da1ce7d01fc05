<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * The argument `_fields`: the fields of a record in a response. WordPress's own filter would look for them in the envelope.
 */
final class FieldSelection {

	/**
	 * @param array<string, mixed>|null $tree Names of fields, with nested names as subtrees; null for all fields.
	 */
	private function __construct( private readonly ?array $tree ) {}

	public static function of( WP_REST_Request $request ): self {
		$names = array_filter( array_map( 'trim', wp_parse_list( $request->get_query_params()['_fields'] ?? array() ) ) );
		$tree  = array();
		foreach ( $names as $name ) {
			_wp_array_set( $tree, explode( '.', $name ), array() );
		}
		return new self( array() === $tree ? null : $tree );
	}

	/**
	 * @param array<string, mixed> $record
	 * @return array<string, mixed>|object An object for JSON, which writes PHP's empty array as a list.
	 */
	public function pick( array $record ): array|object {
		return null === $this->tree ? $record : self::select( (object) $record, $this->tree );
	}

	/**
	 * @param array<string, mixed> $tree
	 */
	private static function select( mixed $value, array $tree ): mixed {
		if ( array() === $tree || is_scalar( $value ) || null === $value ) {
			return $value;
		}
		if ( is_array( $value ) && array_is_list( $value ) ) {
			return array_map( static fn ( mixed $item ): mixed => self::select( $item, $tree ), $value );
		}
		$picked = array_intersect_key( (array) $value, $tree );
		foreach ( $picked as $name => $member ) {
			$picked[ $name ] = self::select( $member, $tree[ $name ] );
		}
		return (object) $picked;
	}
}
