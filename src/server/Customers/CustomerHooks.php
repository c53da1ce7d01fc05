<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\HookRunner;
use FluentCartCustomers\Host\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The actions by which other plugins follow what happens to customers; src/server/hooks.md lists them, with the
 * filters.
 *
 * A `before_` action comes when the request is valid and allowed; it may still be refused for what the database holds.
 * An `after_` action comes when the change is stored: what fails in there is logged and changes nothing of the answer.
 */
final class CustomerHooks {

	private const STATUS_TO = 'fluent_cart/customer_status_to_';
	private const STATUS    = 'fluent_cart/customer_status_updated';

	public function __construct(
		private readonly Host $host,
		private readonly CustomerPresenter $presenter,
	) {}

	/**
	 * @param array<string, mixed> $fields What was sent.
	 */
	public function before_create( array $fields ): void {
		/**
		 * Fires before a customer is created.
		 *
		 * @param array<string, mixed> $fields The validated body of the request.
		 */
		do_action( 'fluent_cart_customers/before_create_customer', $fields );
	}

	public function after_create( Customer $customer ): void {
		/**
		 * Fires after a customer was created.
		 *
		 * @param array<string, mixed> $customer As the API answers them.
		 */
		HookRunner::after( 'fluent_cart_customers/after_create_customer', fn (): array => array( $this->presenter->customer( $customer ) ) );
	}

	/**
	 * @param array<string, mixed> $fields What was sent.
	 */
	public function before_update( int $customer_id, array $fields ): void {
		/**
		 * Fires before a customer is updated, their additional info included.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $fields      The validated body of the request.
		 */
		do_action( 'fluent_cart_customers/before_update_customer', $customer_id, $fields );
	}

	public function after_update( Customer $before, Customer $after ): void {
		/**
		 * Fires after a customer was updated, their additional info included.
		 *
		 * @param array<string, mixed> $customer As the API answers them.
		 * @param array<string, mixed> $previous As it answered them before.
		 */
		HookRunner::after(
			'fluent_cart_customers/after_update_customer',
			fn (): array => array( $this->presenter->customer( $after ), $this->presenter->customer( $before ) )
		);
		$this->status_changed( $after->row, $before->row->status );
	}

	/**
	 * What FluentCart's model fires (app/Models/Customer.php, updateCustomerStatus()), with the same arguments.
	 *
	 * @param CustomerRow $customer With the new status.
	 */
	public function status_changed( CustomerRow $customer, string $old_status ): void {
		if ( $customer->status === $old_status || ! $this->has_status_listeners( $customer->status ) ) {
			return;
		}
		$arguments = fn (): array => array(
			array(
				'customer'   => $this->host->customer_model( get_object_vars( $customer ) ),
				'old_status' => $old_status,
				'new_status' => $customer->status,
			),
		);
		/**
		 * FluentCart's action for customers who get a status: `fluent_cart/customer_status_to_inactive`.
		 *
		 * @param array{customer: object, old_status: string, new_status: string} $change The customer is FluentCart's
		 *                                                                                model, or like it.
		 */
		HookRunner::after( self::STATUS_TO . $customer->status, $arguments );
		/**
		 * FluentCart's action for customers who get any other status.
		 *
		 * @param array{customer: object, old_status: string, new_status: string} $change As above.
		 */
		HookRunner::after( self::STATUS, $arguments );
	}

	/**
	 * Whether anybody wants to know of customers who get this status.
	 */
	public function has_status_listeners( string $status ): bool {
		return HookRunner::has_listeners( self::STATUS_TO . $status ) || HookRunner::has_listeners( self::STATUS );
	}

	public function before_delete( int $customer_id ): void {
		/**
		 * Fires before a customer is deleted, each of a bulk action, too.
		 *
		 * @param int $customer_id
		 */
		do_action( 'fluent_cart_customers/before_delete_customer', $customer_id );
	}

	/**
	 * @param CustomerRow $customer As they were.
	 */
	public function after_delete( CustomerRow $customer ): void {
		/**
		 * Fires after a customer was deleted, each of a bulk action, too.
		 *
		 * @param array<string, mixed> $customer As the API's list answered them.
		 */
		HookRunner::after( 'fluent_cart_customers/after_delete_customer', fn (): array => array( $this->presenter->summary( $customer ) ) );
	}

	public function before_attach( int $customer_id, int $user_id ): void {
		/**
		 * Fires before a WordPress user is attached to a customer.
		 *
		 * @param int $customer_id
		 * @param int $user_id
		 */
		do_action( 'fluent_cart_customers/before_attach_user', $customer_id, $user_id );
	}

	/**
	 * @param int|null $previous_user_id The user whose place the new one takes.
	 */
	public function after_attach( Customer $customer, int $user_id, ?int $previous_user_id ): void {
		/**
		 * Fires after a WordPress user was attached to a customer.
		 *
		 * @param array<string, mixed> $customer         As the API answers them.
		 * @param int                  $user_id
		 * @param int|null             $previous_user_id The user whose place the new one takes.
		 */
		HookRunner::after(
			'fluent_cart_customers/after_attach_user',
			fn (): array => array( $this->presenter->customer( $customer ), $user_id, $previous_user_id )
		);
	}

	public function before_detach( int $customer_id ): void {
		/**
		 * Fires before the WordPress user of a customer is detached.
		 *
		 * @param int $customer_id
		 */
		do_action( 'fluent_cart_customers/before_detach_user', $customer_id );
	}

	public function after_detach( Customer $customer, int $user_id ): void {
		/**
		 * Fires after the WordPress user of a customer was detached.
		 *
		 * @param array<string, mixed> $customer As the API answers them.
		 * @param int                  $user_id  The user who was theirs.
		 */
		HookRunner::after( 'fluent_cart_customers/after_detach_user', fn (): array => array( $this->presenter->customer( $customer ), $user_id ) );
	}

	/**
	 * @param string               $change create, update, delete or make_primary.
	 * @param array<string, mixed> $fields What was sent.
	 */
	public function before_address( string $change, int $customer_id, array $fields ): void {
		/**
		 * Fires before an address is created, updated, deleted or made the primary one: before_create_address,
		 * before_update_address, before_delete_address, before_make_primary_address.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $fields      The validated body of the request; `address_id` names the address
		 *                                          that exists.
		 */
		do_action( "fluent_cart_customers/before_{$change}_address", $customer_id, $fields );
	}

	/**
	 * @param string     $change  create, update, delete or make_primary.
	 * @param Address $address As it is; a deleted one as it was.
	 */
	public function after_address( string $change, int $customer_id, Address $address ): void {
		/**
		 * Fires after an address was created, updated, deleted or made the primary one: after_create_address,
		 * after_update_address, after_delete_address, after_make_primary_address.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $address     As the API answers it; a deleted one as it was.
		 */
		HookRunner::after( "fluent_cart_customers/after_{$change}_address", fn (): array => array( $customer_id, $this->presenter->address( $address ) ) );
	}

	/**
	 * @param array<string, mixed> $request See the action.
	 */
	public function before_bulk( string $action, array $request ): void {
		/**
		 * Fires before a request or step of a bulk action, unless it is a dry run.
		 *
		 * @param string               $action  update_status, delete or export.
		 * @param array<string, mixed> $request The validated body of the request.
		 */
		do_action( 'fluent_cart_customers/before_bulk_action', $action, $request );
	}

	/**
	 * @param array<string, mixed> $answer See the action.
	 */
	public function after_bulk( string $action, array $answer ): void {
		/**
		 * Fires after a request or step of a bulk action, unless it was a dry run.
		 *
		 * @param string               $action update_status, delete or export.
		 * @param array<string, mixed> $answer What the API answers, a result for each customer in it.
		 */
		HookRunner::after( 'fluent_cart_customers/after_bulk_action', static fn (): array => array( $action, $answer ) );
	}
}
