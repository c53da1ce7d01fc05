<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * Something that the plugin needs and could not create.
 */
final class SchemaProblem {

	/**
	 * @param string      $name   A table, column, key or index.
	 * @param string|null $right  The right that the database user lacks; null for another reason.
	 * @param string      $reason The database's own words.
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
	 * @param array<mixed> $value As to_array() has it.
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
