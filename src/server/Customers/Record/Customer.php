<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with phone, additional info and addresses.
 */
final class Customer {

	/**
	 * @param string                               $stored_phone     The customer's own phone; empty if there is none.
	 * @param int                                  $phone_address_id The address to which the phone was written, too; 0 if none.
	 * @param array<string, string|int|float|bool> $additional_info  Without the notes, which are in the row.
	 * @param list<Address>                        $addresses        Primary ones first.
	 */
	public function __construct(
		public readonly CustomerRow $row,
		public readonly string $stored_phone,
		public readonly int $phone_address_id,
		public readonly array $additional_info,
		public readonly array $addresses,
	) {}

	public function phone(): string {
		$shared = array_column( $this->addresses, null, 'id' )[ $this->phone_address_id ] ?? null;
		return self::resolve_phone( $this->stored_phone, $shared->phone ?? '', $this->phone_address()->phone ?? '' );
	}

	/**
	 * FluentCart edits the phones of addresses only. If it has changed the phone of the address that shares the customer's
	 * phone, the changed one is the customer's, too.
	 *
	 * @param string $stored  The customer's own phone.
	 * @param string $shared  The phone of the address that shares it.
	 * @param string $primary The phone of phone_address().
	 */
	public static function resolve_phone( string $stored, string $shared, string $primary ): string {
		return match ( true ) {
			'' === $stored => $primary,
			'' !== $shared => $shared,
			default        => $stored,
		};
	}

	/**
	 * The address whose phone replaces a missing phone of the customer: the primary billing address, else the primary shipping
	 * address.
	 */
	public function phone_address(): ?Address {
		foreach ( array( 'billing', 'shipping' ) as $type ) {
			foreach ( $this->addresses as $address ) {
				if ( $address->is_primary && $address->type === $type ) {
					return $address;
				}
			}
		}
		return null;
	}

	/**
	 * FluentCart stores phones in addresses only. So when the customer's phone changes, the one of phone_address() changes, too, if it
	 * was empty or the customer's.
	 *
	 * @return Address|null The address that gets the customer's new phone; null if none does.
	 */
	public function phone_address_of_edit(): ?Address {
		$address = $this->phone_address();
		return null !== $address && in_array( $address->phone, array( '', $this->phone() ), true ) ? $address : null;
	}

	/**
	 * @return array<string, string|int|float|bool> The additional info of the contract, which includes the notes.
	 */
	public function info_with_notes(): array {
		// `+` keeps numeric keys such as "2024"; a spread would renumber them.
		return $this->additional_info + ( '' === $this->row->notes ? array() : array( 'notes' => $this->row->notes ) );
	}

	/**
	 * @return array<string, string|int|float|bool> The fields that a user edits, by their full names in the API; empty texts
	 *                                              are left out.
	 */
	public function editable_fields(): array {
		$texts = array(
			'email'      => $this->row->email,
			'first_name' => $this->row->first_name,
			'last_name'  => $this->row->last_name,
			'phone'      => $this->phone(),
			'status'     => $this->row->status,
		);
		$info  = array();
		foreach ( $this->info_with_notes() as $key => $value ) {
			$info[ "additional_info[$key]" ] = $value;
		}
		return array_filter( $texts, static fn ( string $text ): bool => '' !== $text ) + $info;
	}

	/**
	 * A hash of the fields that a user edits. A checkout changes other fields only, so it causes no edit conflict.
	 */
	public function version(): string {
		$info = $this->info_with_notes();
		ksort( $info );
		$editable = array(
			$this->row->email,
			$this->row->first_name,
			$this->row->last_name,
			$this->phone(),
			$this->row->status,
			$info,
		);
		return substr( hash( 'sha256', (string) wp_json_encode( $editable ) ), 0, 32 );
	}

	/**
	 * A hash of what a person can edit, with addresses and user: an undo removes a customer only if it is the same.
	 */
	public function state(): string {
		$addresses = array();
		foreach ( $this->addresses as $address ) {
			$addresses[ $address->id ] = $address->editable_fields();
		}
		ksort( $addresses );
		return md5( (string) wp_json_encode( array( $this->version(), $this->row->user_id, $addresses ) ) );
	}
}
