<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Addresses\AddressHooks;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\CustomerUpdate;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\HookRunner;
use FluentCartCustomers\Users\UserHooks;

defined( 'ABSPATH' ) || exit;

/**
 * Fires the actions of single changes for what an undo has changed. To other plugins, an undo is a change like any other.
 */
final class UndoHooks {

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly CustomerSetQuery $sets,
		private readonly CustomerHooks $of_customers,
		private readonly AddressHooks $of_addresses,
		private readonly UserHooks $of_users,
	) {}

	/**
	 * @param array<int, string> $before   Previous statuses by customer, of those that changed.
	 * @param list<string>       $statuses The new ones.
	 * @throws DatabaseError
	 */
	public function statuses_changed( array $before, array $statuses ): void {
		$heard = array_filter( $statuses, $this->of_customers->has_status_listeners( ... ) );
		if ( array() === $before || array() === $heard ) {
			return;
		}
		foreach ( $this->sets->rows( array_keys( $before ) ) as $id => $customer ) {
			$this->of_customers->status_changed( $customer, $before[ $id ] );
		}
	}

	/**
	 * @param list<int> $ids Customers that came back.
	 * @throws DatabaseError
	 */
	public function restored( array $ids ): void {
		if ( ! HookRunner::has_listeners( 'fluent_cart_customers/after_create_customer' ) ) {
			return;
		}
		foreach ( $ids as $id ) {
			try {
				$this->of_customers->after_create( $this->customers->get( $id ) );
			} catch ( CustomerNotFound ) {
				continue; // Another request has deleted the customer again.
			}
		}
	}

	public function before_removal( int $id ): void {
		$this->of_customers->before_delete( $id );
	}

	public function removed( CustomerRow $customer ): void {
		$this->of_customers->after_delete( $customer );
	}

	public function edited( CustomerUpdate $update ): void {
		$before = $update->before;
		$after  = $update->after;
		if ( $before->editable_fields() !== $after->editable_fields() ) {
			$this->of_customers->after_update( $before, $after );
		}
		$this->of_addresses->after_changes( $before, $after );
		if ( $before->row->user_id !== $after->row->user_id ) {
			null === $after->row->user_id
				? $this->of_users->after_detach( $after, (int) $before->row->user_id )
				: $this->of_users->after_attach( $after, $after->row->user_id, $before->row->user_id );
		}
	}
}
