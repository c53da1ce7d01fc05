<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * A part of a WHERE with the values for its placeholders. The customers table goes by the name `c`.
 */
final class Condition {

	/**
	 * @param list<scalar> $values
	 */
	public function __construct(
		public readonly string $sql,
		public readonly array $values = array(),
	) {}

	/**
	 * @param list<self> $conditions All of them are to hold; none of them is no restriction.
	 */
	public static function all( array $conditions ): self {
		if ( array() === $conditions ) {
			return new self( '1 = 1' );
		}
		return new self(
			implode( ' AND ', array_map( static fn ( self $condition ): string => "({$condition->sql})", $conditions ) ),
			array_merge( ...array_map( static fn ( self $condition ): array => $condition->values, $conditions ) )
		);
	}
}
