<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Customers\AddressPresenter;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Host\HookRunner;

defined( 'ABSPATH' ) || exit;

/**
 * The actions of address changes.
 */
final class AddressHooks {

	public function __construct( private readonly AddressPresenter $presenter ) {}

	/**
	 * @param string               $change create, update, delete or make_primary.
	 * @param array<string, mixed> $fields The validated body of the request.
	 */
	public function before( string $change, int $customer_id, array $fields ): void {
		/**
		 * Fires before an address is created, updated, deleted or made primary: before_create_address,
		 * before_update_address, before_delete_address, before_make_primary_address.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $fields      The validated body of the request. `address_id` is the existing address.
		 */
		do_action( "fluent_cart_customers/before_{$change}_address", $customer_id, $fields );
	}

	/**
	 * @param string  $change  create, update, delete or make_primary.
	 * @param Address $address After the change; a deleted one before it.
	 */
	public function after( string $change, int $customer_id, Address $address ): void {
		/**
		 * Fires after an address was created, updated, deleted or made primary: after_create_address,
		 * after_update_address, after_delete_address, after_make_primary_address.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $address     The schema Address, after the change; a deleted address before it.
		 */
		HookRunner::after( "fluent_cart_customers/after_{$change}_address", fn (): array => array( $customer_id, $this->presenter->address( $address ) ) );
	}

	/**
	 * Fires the `after_` actions of all addresses that differ.
	 *
	 * @param Customer|null $before Null for a new customer.
	 */
	public function after_changes( ?Customer $before, Customer $after ): void {
		$old = array_column( $before->addresses ?? array(), null, 'id' );
		$new = array_column( $after->addresses, null, 'id' );
		foreach ( $old + $new as $id => $address ) {
			$change = self::change_of( $old[ $id ] ?? null, $new[ $id ] ?? null );
			if ( null !== $change ) {
				$this->after( $change, $after->row->id, $new[ $id ] ?? $address );
			}
		}
	}

	/**
	 * @return string|null A change of after(); null if the address is the same, or has only given way to another primary one.
	 */
	private static function change_of( ?Address $old, ?Address $new ): ?string {
		return match ( true ) {
			null === $old                           => 'create',
			null === $new                           => 'delete',
			$old->texts() !== $new->texts()         => 'update',
			$new->is_primary && ! $old->is_primary  => 'make_primary',
			default                                 => null,
		};
	}
}
