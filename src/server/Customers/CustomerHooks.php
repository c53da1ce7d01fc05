<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\HookRunner;
use FluentCartCustomers\Host\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The actions of customers; src/server/hooks.md lists all hooks.
 *
 * A `before_` action fires when the request is valid and allowed; the change may still fail. An `after_` action fires when
 * the change is stored.
 */
final class CustomerHooks {

	private const STATUS_TO = 'fluent_cart/customer_status_to_';
	private const STATUS    = 'fluent_cart/customer_status_updated';

	public function __construct(
		private readonly Host $host,
		private readonly CustomerPresenter $presenter,
	) {}

	/**
	 * @param array<string, mixed> $fields The validated body of the request.
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
		 * @param array<string, mixed> $customer The schema Customer.
		 */
		HookRunner::after( 'fluent_cart_customers/after_create_customer', fn (): array => array( $this->presenter->customer( $customer ) ) );
	}

	/**
	 * @param array<string, mixed> $fields The validated body of the request.
	 */
	public function before_update( int $customer_id, array $fields ): void {
		/**
		 * Fires before a customer or the additional info of a customer is updated.
		 *
		 * @param int                  $customer_id
		 * @param array<string, mixed> $fields      The validated body of the request.
		 */
		do_action( 'fluent_cart_customers/before_update_customer', $customer_id, $fields );
	}

	public function after_update( Customer $before, Customer $after ): void {
		/**
		 * Fires after a customer or the additional info of a customer was updated.
		 *
		 * @param array<string, mixed> $customer The schema Customer.
		 * @param array<string, mixed> $previous The schema Customer, before the change.
		 */
		HookRunner::after(
			'fluent_cart_customers/after_update_customer',
			fn (): array => array( $this->presenter->customer( $after ), $this->presenter->customer( $before ) )
		);
		$this->status_changed( $after->row, $before->row->status );
	}

	/**
	 * Fires the actions of FluentCart's model (app/Models/Customer.php, updateCustomerStatus()) if the status has changed.
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
		 * Fires after a customer got the status in the name of the action, such as `fluent_cart/customer_status_to_inactive`.
		 *
		 * @param array{customer: object, old_status: string, new_status: string} $change The customer is FluentCart's model,
		 *                                                                                or an object with its properties.
		 */
		HookRunner::after( self::STATUS_TO . $customer->status, $arguments );
		/**
		 * Fires after a customer got another status.
		 *
		 * @param array{customer: object, old_status: string, new_status: string} $change The customer is FluentCart's model,
		 *                                                                                or an object with its properties.
		 */
		HookRunner::after( self::STATUS, $arguments );
	}

	/**
	 * Whether an action of this status has a listener.
	 */
	public function has_status_listeners( string $status ): bool {
		return HookRunner::has_listeners( self::STATUS_TO . $status ) || HookRunner::has_listeners( self::STATUS );
	}

	public function before_delete( int $customer_id ): void {
		/**
		 * Fires before a customer is deleted, alone or by a bulk action.
		 *
		 * @param int $customer_id
		 */
		do_action( 'fluent_cart_customers/before_delete_customer', $customer_id );
	}

	/**
	 * @param CustomerRow $customer Before the deletion.
	 */
	public function after_delete( CustomerRow $customer ): void {
		/**
		 * Fires after a customer was deleted, alone or by a bulk action.
		 *
		 * @param array<string, mixed> $customer The schema CustomerSummary, before the deletion.
		 */
		HookRunner::after( 'fluent_cart_customers/after_delete_customer', fn (): array => array( $this->presenter->summary( $customer ) ) );
	}
}
