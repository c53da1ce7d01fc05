<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\AddressMeta;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * A change of an address. Fields that are not named keep their values.
 */
final class AddressChanges {

	/** The length, in characters, of the column that stores both names. */
	private const MAX_NAME = 192;

	private const NAMES = array( 'first_name', 'last_name' );

	/** The contract's fields with a column of the same name. */
	private const COLUMNS = array( 'label', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country', 'phone', 'email' );

	/** @var array<string, string> */
	private readonly array $texts;

	/**
	 * @param array<string, mixed> $fields By the contract's names. Null empties a field.
	 * @throws AddressNameTooLong If the given names alone are too long.
	 */
	public function __construct( array $fields ) {
		$this->texts = array_map( strval( ... ), array_intersect_key( $fields, array_flip( Address::TEXT_FIELDS ) ) );
		$this->joined_name( '', '' );
	}

	/**
	 * @return array<string, string> The columns of a new address, all texts included.
	 */
	public function new_columns(): array {
		return $this->columns( AddressMeta::of( null ), '', '' ) + array_fill_keys( array( 'name', ...self::COLUMNS ), '' ) + array( 'meta' => '[]' );
	}

	/**
	 * @return array<string, string> The columns that change.
	 * @throws AddressNameTooLong
	 */
	public function changed_columns( Address $current ): array {
		// Unchanged values are not normalised: a stored country in lower case, a name with two spaces.
		$changed = array_diff_assoc( $this->texts, $current->texts() );
		return ( new self( $changed ) )->columns( $current->meta, $current->first_name, $current->last_name );
	}

	/**
	 * @return array<string, string>
	 * @throws AddressNameTooLong
	 */
	private function columns( AddressMeta $meta, string $first_name, string $last_name ): array {
		$columns = array_intersect_key( $this->texts, array_flip( self::COLUMNS ) );
		$in_meta = array_intersect_key( $this->texts, AddressMeta::KEYS );
		if ( isset( $columns['country'] ) ) {
			$columns['country'] = strtoupper( $columns['country'] );
		}
		if ( array() !== $this->names() ) {
			$columns['name'] = $this->joined_name( $first_name, $last_name );
			// Both are stored, because a split is valid only while the two names add up to `name`.
			$in_meta += array(
				'first_name' => $first_name,
				'last_name'  => $last_name,
			);
		}
		return array() === $in_meta ? $columns : $columns + array( 'meta' => $meta->with( $in_meta ) );
	}

	/**
	 * @throws AddressNameTooLong
	 */
	private function joined_name( string $first_name, string $last_name ): string {
		$name = Address::join_name( $this->texts['first_name'] ?? $first_name, $this->texts['last_name'] ?? $last_name );
		if ( array() !== $this->names() && mb_strlen( $name, 'UTF-8' ) > self::MAX_NAME ) {
			throw new AddressNameTooLong( self::MAX_NAME, $this->names() );
		}
		return $name;
	}

	/**
	 * @return list<string> The given fields among NAMES.
	 */
	private function names(): array {
		return array_values( array_intersect( self::NAMES, array_keys( $this->texts ) ) );
	}
}
