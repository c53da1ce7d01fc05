<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Record\Address;

defined( 'ABSPATH' ) || exit;

/**
 * Which addresses, and which of their fields, go back. One address of each type stays primary: an address becomes primary again
 * only if no other one was made primary since.
 */
final class AddressReversal {

	/** @var array<int, array<string, string|bool|null>> Fields to put back, by id. */
	public array $fields = array();

	/** @var array<int, array<string, string|null>> Deleted addresses to insert again, by id. */
	public array $rows = array();

	/** @var list<int> New addresses to remove. */
	public array $removed = array();

	/** @var list<array{string, int}> Fields that are kept, with the address. */
	public array $kept = array();

	/** @var array<int, array{string, bool}> Types of the addresses after the undo, and whether each is primary. */
	private array $primary = array();

	/** @var array<int, string> Types of the addresses that were primary before the run. */
	private array $returning = array();

	/** @var array<int, string> Types of the addresses that the run made primary and that still are. */
	private array $leaving = array();

	/**
	 * @param array<int, array<string, mixed>|null> $before  Images of Change.
	 * @param array<int, array<string, mixed>|null> $after
	 * @param list<Address>                         $current
	 * @param list<int>                             $taken   Ids that another customer's address has now.
	 */
	public function __construct( array $before, array $after, array $current, array $taken = array() ) {
		$addresses = array_column( $current, null, 'id' );
		foreach ( $current as $address ) {
			$this->primary[ $address->id ] = array( $address->type, $address->is_primary );
		}
		foreach ( array_keys( $before + $after ) as $id ) {
			match ( true ) {
				isset( $before[ $id ]['row'] ) => in_array( $id, $taken, true ) ? $this->keep( 'address', $id ) : $this->insert( $id, $before[ $id ]['row'], isset( $addresses[ $id ] ) ),
				isset( $after[ $id ]['row'] )  => $this->remove( Address::from_row( $after[ $id ]['row'] ), $addresses[ $id ] ?? null ),
				default                        => $this->put_back( $id, $before[ $id ]['fields'] ?? array(), $after[ $id ]['fields'] ?? array(), $addresses[ $id ] ?? null ),
			};
		}
		$this->decide_primary( $addresses );
	}

	public function is_empty(): bool {
		return array() === $this->fields && array() === $this->rows && array() === $this->removed;
	}

	/**
	 * @return list<string> Names of the fields that go back.
	 */
	public function names(): array {
		$names = array() === $this->rows && array() === $this->removed ? array() : array( 'address' );
		foreach ( $this->fields as $fields ) {
			array_push( $names, ...array_keys( $fields ) );
		}
		return array_values( array_unique( $names ) );
	}

	/**
	 * @param array<string, string|null> $row
	 * @param bool                       $exists Whether the address is back already.
	 */
	private function insert( int $id, array $row, bool $exists ): void {
		if ( $exists ) {
			return;
		}
		$type                 = (string) $row['type'];
		$this->rows[ $id ]    = array( 'is_primary' => '0' ) + $row;
		$this->primary[ $id ] = array( $type, false );
		if ( '1' === (string) $row['is_primary'] ) {
			$this->returning[ $id ] = $type;
		}
	}

	/**
	 * @param Address $written As the run wrote it.
	 */
	private function remove( Address $written, ?Address $current ): void {
		if ( null === $current ) {
			return;
		}
		// Another address may have become primary since: that is no change of this one.
		$was_made_primary = $current->is_primary && ! $written->is_primary;
		if ( $was_made_primary || self::without_primary( $written ) !== self::without_primary( $current ) ) {
			$this->keep( 'address', $current->id );
			return;
		}
		$this->removed[] = $current->id;
		unset( $this->primary[ $current->id ] );
	}

	/**
	 * @param array<string, string|bool|null> $before
	 * @param array<string, string|bool|null> $after
	 */
	private function put_back( int $id, array $before, array $after, ?Address $current ): void {
		if ( null === $current ) {
			$this->keep( 'address', $id );
			return;
		}
		$values = $current->editable_fields();
		foreach ( $before as $field => $value ) {
			$now = $values[ $field ] ?? null;
			if ( $now === $value ) {
				continue;
			}
			if ( $now !== ( $after[ $field ] ?? null ) ) {
				$this->keep( $field, $id );
			} elseif ( 'is_primary' !== $field ) {
				$this->fields[ $id ][ $field ] = $value;
			} elseif ( true === $value ) {
				$this->returning[ $id ] = $current->type;
			} else {
				$this->leaving[ $id ] = $current->type;
			}
		}
	}

	/**
	 * @param array<int, Address> $current By id.
	 */
	private function decide_primary( array $current ): void {
		foreach ( $this->leaving as $id => $type ) {
			if ( in_array( $type, $this->returning, true ) ) {
				$this->primary[ $id ] = array( $type, false );
			} else {
				$this->keep( 'is_primary', $id ); // The address that was primary before no longer exists.
			}
		}
		foreach ( $this->returning as $id => $type ) {
			if ( $this->has_primary( $type ) ) {
				$this->keep( 'is_primary', $id );
			} else {
				$this->primary[ $id ] = array( $type, true );
			}
		}
		$types = array_map( static fn ( int $id ): string => $current[ $id ]->type, $this->removed );
		foreach ( array( ...$types, ...array_map( static fn ( array $row ): string => (string) $row['type'], array_values( $this->rows ) ) ) as $type ) {
			$this->make_newest_primary( $type );
		}
		foreach ( array_map( static fn ( array $address ): bool => $address[1], $this->primary ) as $id => $is_primary ) {
			if ( isset( $this->rows[ $id ] ) ) {
				$this->rows[ $id ] = array( 'is_primary' => $is_primary ? '1' : '0' ) + $this->rows[ $id ];
			} elseif ( $current[ $id ]->is_primary !== $is_primary ) {
				$this->fields[ $id ]['is_primary'] = $is_primary;
			}
		}
	}

	/**
	 * As after the deletion of an address, if no address of the type is primary.
	 */
	private function make_newest_primary( string $type ): void {
		$ids = array_keys( array_filter( $this->primary, static fn ( array $address ): bool => $address[0] === $type ) );
		if ( array() !== $ids && ! $this->has_primary( $type ) ) {
			$this->primary[ max( $ids ) ] = array( $type, true );
		}
	}

	private function has_primary( string $type ): bool {
		return in_array( array( $type, true ), $this->primary, true );
	}

	private function keep( string $field, int $id ): void {
		$this->kept[] = array( $field, $id );
	}

	/**
	 * @return array<string, string|bool>
	 */
	private static function without_primary( Address $address ): array {
		return array_diff_key( $address->editable_fields(), array( 'is_primary' => true ) );
	}
}
