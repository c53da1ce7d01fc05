<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use WP_REST_Request;

/**
 * The argument `_fields`: which of a record's own fields an answer holds. Core's own filter would look for them in
 * the envelope and leave nothing.
 */
final class Fields {

	/**
	 * @param array<string, mixed>|null $tree The names, `addresses.city` as a branch; null for all fields.
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
	 * @return array<string, mixed>
	 */
	public function pick( array $record ): array {
		return null === $this->tree ? $record : self::branch( $record, $this->tree );
	}

	/**
	 * @param array<mixed>         $value
	 * @param array<string, mixed> $tree
	 * @return array<mixed>
	 */
	private static function branch( array $value, array $tree ): array {
		if ( array() === $tree ) {
			return $value;
		}
		if ( array_is_list( $value ) ) {
			return array_map( static fn ( mixed $item ): mixed => is_array( $item ) ? self::branch( $item, $tree ) : $item, $value );
		}
		$picked = array_intersect_key( $value, $tree );
		foreach ( $picked as $name => $member ) {
			if ( is_array( $member ) || is_object( $member ) ) {
				$part            = self::branch( (array) $member, $tree[ $name ] );
				$picked[ $name ] = is_object( $member ) ? (object) $part : $part;
			}
		}
		return $picked;
	}
}
