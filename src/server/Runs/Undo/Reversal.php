<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Journal\Change;

defined( 'ABSPATH' ) || exit;

/**
 * Which values of a change of one customer go back: those that are still what the run wrote. Values that were changed since are
 * kept.
 */
final class Reversal {

	/** @var array<string, string|int|float|bool|null> Fields of the customer to put back. */
	public array $fields = array();

	/** @var array<int, array<string, string|bool|null>> Fields of addresses to put back, by id. */
	public array $address_fields = array();

	/** @var array<int, array<string, string|null>> Deleted addresses to insert again, by id. */
	public array $rows = array();

	/** @var list<int> New addresses to remove. */
	public array $removed = array();

	public bool $changes_user = false;

	/** The user to put back, if changes_user. */
	public ?int $user_id = null;

	/** @var array<string, int|null> Fields that are kept, with the address. */
	public array $kept = array();

	/**
	 * @param list<string> $excluded Fields that cannot go back, such as an email that another customer has now.
	 */
	public function __construct( Change $change, Customer $current, array $excluded = array() ) {
		$before = $change->before ?? array();
		$after  = $change->after ?? array();
		foreach ( $before['fields'] ?? array() as $field => $value ) {
			$this->decide_field( (string) $field, $value, $after['fields'][ $field ] ?? null, $current->editable_fields(), $excluded );
		}
		$addresses = array_column( $current->addresses, null, 'id' );
		foreach ( array_keys( ( $before['addresses'] ?? array() ) + ( $after['addresses'] ?? array() ) ) as $id ) {
			$this->decide_address( (int) $id, $before['addresses'][ $id ] ?? null, $after['addresses'][ $id ] ?? null, $addresses[ $id ] ?? null );
		}
		if ( array_key_exists( 'user_id', $before ) ) {
			$this->decide_user( $before['user_id'], $after['user_id'] ?? null, $current->row->user_id, $excluded );
		}
	}

	public function is_empty(): bool {
		return array() === $this->fields && array() === $this->address_fields && array() === $this->rows && array() === $this->removed && ! $this->changes_user;
	}

	/**
	 * @return list<string> Full names of the fields that go back.
	 */
	public function names(): array {
		$names = array_map( strval( ... ), array_keys( $this->fields ) );
		foreach ( $this->address_fields as $fields ) {
			array_push( $names, ...array_map( strval( ... ), array_keys( $fields ) ) );
		}
		if ( array() !== $this->rows || array() !== $this->removed ) {
			$names[] = 'address';
		}
		if ( $this->changes_user ) {
			$names[] = 'user_id';
		}
		return array_values( array_unique( $names ) );
	}

	/**
	 * The fields of the customer as the repository writes them.
	 */
	public function changes(): CustomerChanges {
		$info = array();
		foreach ( $this->fields as $field => $value ) {
			if ( 1 === preg_match( '/^additional_info\[(.*)\]$/sD', (string) $field, $key ) ) {
				$info[ $key[1] ] = $value;
			}
		}
		$text = fn ( string $field ): ?string => array_key_exists( $field, $this->fields ) ? (string) $this->fields[ $field ] : null;
		return new CustomerChanges( $text( 'email' ), $text( 'first_name' ), $text( 'last_name' ), $text( 'phone' ), $text( 'status' ), $info );
	}

	/**
	 * @param array<string, string|int|float|bool> $current
	 * @param list<string>                         $excluded
	 */
	private function decide_field( string $field, string|int|float|bool|null $before, string|int|float|bool|null $after, array $current, array $excluded ): void {
		$value = $current[ $field ] ?? null;
		if ( $value === $before ) {
			return;
		}
		if ( $value === $after && ! in_array( $field, $excluded, true ) ) {
			$this->fields[ $field ] = $before;
		} else {
			$this->kept[ $field ] = null;
		}
	}

	/**
	 * @param array<string, mixed>|null $before Images; null if the address did not exist.
	 * @param array<string, mixed>|null $after
	 */
	private function decide_address( int $id, ?array $before, ?array $after, ?Address $current ): void {
		if ( isset( $before['row'] ) ) {
			if ( null === $current ) {
				$this->rows[ $id ] = $before['row'];
			}
			return;
		}
		if ( isset( $after['row'] ) ) {
			$written = Address::from_row( $after['row'] );
			if ( null !== $current && self::without_primary( $written ) === self::without_primary( $current ) ) {
				$this->removed[] = $id;
			} elseif ( null !== $current ) {
				$this->kept['address'] = $id;
			}
			return;
		}
		$values = $current?->editable_fields() ?? array();
		foreach ( $before['fields'] ?? array() as $field => $value ) {
			$now = $values[ $field ] ?? null;
			if ( null !== $current && $now === $value ) {
				continue;
			}
			if ( null !== $current && ( $after['fields'][ $field ] ?? null ) === $now ) {
				$this->address_fields[ $id ][ $field ] = $value;
			} else {
				$this->kept[ $field ] = $id;
			}
		}
	}

	/**
	 * @param list<string> $excluded
	 */
	private function decide_user( ?int $before, ?int $after, ?int $current, array $excluded ): void {
		if ( $current === $before ) {
			return;
		}
		if ( $current === $after && ! in_array( 'user_id', $excluded, true ) ) {
			$this->changes_user = true;
			$this->user_id      = $before;
		} else {
			$this->kept['user_id'] = null;
		}
	}

	/**
	 * Another address may have become primary since: that is no change of this one.
	 *
	 * @return array<string, string|bool>
	 */
	private static function without_primary( Address $address ): array {
		return array_diff_key( $address->editable_fields(), array( 'is_primary' => true ) );
	}
}
