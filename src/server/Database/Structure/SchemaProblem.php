<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * A table, column, key or index that could not be created.
 */
final class SchemaProblem {

	/**
	 * @param string|null $right  The right that the database user lacks; null for another reason.
	 * @param string      $reason Message of the database.
	 */
	public function __construct(
		public readonly string $name,
		public readonly ?string $right,
		public readonly string $reason,
	) {}

	public static function of( string $name, ?DatabaseError $error ): self {
		return new self( $name, $error?->denied_right(), $error->reason ?? '' );
	}

	/**
	 * @param array<mixed> $value From to_array().
	 */
	public static function from_array( array $value ): self {
		$right = $value['right'] ?? null;
		return new self( (string) ( $value['name'] ?? '' ), is_string( $right ) ? $right : null, (string) ( $value['reason'] ?? '' ) );
	}

	/**
	 * @return array{name: string, right: string|null, reason: string}
	 */
	public function to_array(): array {
		return get_object_vars( $this );
	}
}
