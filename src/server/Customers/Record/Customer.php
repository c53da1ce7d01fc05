<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

defined( 'ABSPATH' ) || exit;

/**
 * A customer with everything that belongs to them.
 */
final class Customer {

	/**
	 * @param string                               $own_phone         Their own; phone() also knows their addresses'.
	 * @param int                                  $phone_shared_with The address that was given the same phone; 0 if none was.
	 * @param array<string, string|int|float|bool> $additional_info   Without the notes, which the row holds.
	 * @param list<Address>                     $addresses         The primary ones first.
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
	 * FluentCart knows a phone of addresses alone: what it has made of one that the customer shares is the customer's, too.
	 *
	 * @param string $own     The customer's own.
	 * @param string $shared  That of the address that was given the same.
	 * @param string $primary That of phone_address().
	 */
	public static function resolve_phone( string $own, string $shared, string $primary ): string {
		return match ( true ) {
			'' === $own    => $primary,
			'' !== $shared => $shared,
			default        => $own,
		};
	}

	/**
	 * The address whose phone is the customer's where they have none of their own: the primary billing, else the primary
	 * shipping one.
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
	 * The additional info as the contract has it: the notes are a part of it.
	 *
	 * @return array<string, string|int|float|bool>
	 */
	public function info_with_notes(): array {
		// Not a spread, which would number keys like "2024" anew.
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
	 * Changes whenever something that a person edits changes, and with nothing else: a checkout is no conflict.
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
}
