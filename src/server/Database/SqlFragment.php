<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * A part of a WHERE with the values for its placeholders. The customers table goes by the name `c`.
 */
final class SqlFragment {

	/**
	 * @param list<scalar> $values
	 */
	public function __construct(
		public readonly string $sql,
		public readonly array $values = array(),
	) {}

	/**
	 * @param string              $column As it stands in the statement.
	 * @param non-empty-list<int> $values One of which it is to hold.
	 */
	public static function in( string $column, array $values ): self {
		return new self( "$column IN (" . implode( ', ', array_fill( 0, count( $values ), '%d' ) ) . ')', $values );
	}

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

	/**
	 * The same behind which one more is to hold. It may be all of a statement from its FROM on, if that ends in a WHERE of
	 * things that are all to hold.
	 */
	public function and( self $other ): self {
		return new self( "{$this->sql} AND ({$other->sql})", array( ...$this->values, ...$other->values ) );
	}
}
