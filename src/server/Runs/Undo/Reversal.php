<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Journal\Change;

defined( 'ABSPATH' ) || exit;

/**
 * Which values of a change of one customer go back: those that are still what the run wrote. Values that were changed since are
 * kept, and so are values that cannot go back.
 */
final class Reversal {

	/** @var array<string, string|int|float|bool|null> Fields of the customer to put back. */
	public array $fields = array();

	public readonly AddressReversal $addresses;

	public bool $changes_user = false;

	/** The user to put back, if changes_user. */
	public ?int $user_id = null;

	/** Whether the phone was the customer's own, not one of an address. */
	public readonly bool $has_own_phone;

	/** @var list<array{string, int|null}> Fields that are kept, with the address. */
	public array $kept = array();

	/** @var array<string, string> Codes by field, of values that would go back if they could. */
	public array $refused = array();

	/**
	 * @param array<string, string> $obstacles Codes by field, such as email_taken.
	 * @param list<int>             $taken     Ids of addresses that another customer's address has now.
	 */
	public function __construct( Change $change, Customer $current, private readonly array $obstacles = array(), array $taken = array() ) {
		$before = $change->before ?? array();
		$after  = $change->after ?? array();
		$values = $current->editable_fields();
		foreach ( $before['fields'] ?? array() as $field => $value ) {
			if ( $this->goes_back( (string) $field, $value, $after['fields'][ $field ] ?? null, $values[ $field ] ?? null ) ) {
				$this->fields[ $field ] = $value;
			}
		}
		$this->has_own_phone = $before['own_phone'] ?? true;
		$this->addresses     = new AddressReversal( $before['addresses'] ?? array(), $after['addresses'] ?? array(), $current->addresses, $taken );
		array_push( $this->kept, ...$this->addresses->kept );
		if ( array_key_exists( 'user_id', $before ) && $this->goes_back( 'user_id', $before['user_id'], $after['user_id'] ?? null, $current->row->user_id ) ) {
			$this->changes_user = true;
			$this->user_id      = $before['user_id'];
		}
	}

	public function is_empty(): bool {
		return array() === $this->fields && $this->addresses->is_empty() && ! $this->changes_user;
	}

	/**
	 * @return list<string> Full names of the fields that go back.
	 */
	public function names(): array {
		$names = array( ...array_map( strval( ... ), array_keys( $this->fields ) ), ...$this->addresses->names(), ...( $this->changes_user ? array( 'user_id' ) : array() ) );
		return array_values( array_unique( $names ) );
	}

	/**
	 * The fields of the customer as the repository writes them, without the phone.
	 */
	public function changes(): CustomerChanges {
		$info = array();
		foreach ( $this->fields as $field => $value ) {
			if ( 1 === preg_match( '/^additional_info\[(.*)\]$/sD', (string) $field, $key ) ) {
				$info[ $key[1] ] = $value;
			}
		}
		return new CustomerChanges(
			email: $this->text( 'email' ),
			first_name: $this->text( 'first_name' ),
			last_name: $this->text( 'last_name' ),
			status: $this->text( 'status' ),
			additional_info: $info
		);
	}

	/**
	 * @return string|null Null if the field does not go back.
	 */
	public function text( string $field ): ?string {
		return array_key_exists( $field, $this->fields ) ? (string) $this->fields[ $field ] : null;
	}

	/**
	 * @param string|int|float|bool|null $before  Before the run.
	 * @param string|int|float|bool|null $after   After the run.
	 * @param string|int|float|bool|null $current Now.
	 */
	private function goes_back( string $field, string|int|float|bool|null $before, string|int|float|bool|null $after, string|int|float|bool|null $current ): bool {
		if ( $current === $before ) {
			return false;
		}
		if ( $current !== $after ) {
			$this->kept[] = array( $field, null );
			return false;
		}
		if ( isset( $this->obstacles[ $field ] ) ) {
			$this->refused[ $field ] = $this->obstacles[ $field ];
			return false;
		}
		return true;
	}
}
