<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Customers\CustomerPresenter;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Host\HookRunner;

defined( 'ABSPATH' ) || exit;

/**
 * The actions of attaching, detaching and creating WordPress users, and of password resets.
 */
final class UserHooks {

	public function __construct( private readonly CustomerPresenter $presenter ) {}

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
	 * @param Customer $customer         After the change.
	 * @param int|null $previous_user_id The user that the new one replaced.
	 */
	public function after_attach( Customer $customer, int $user_id, ?int $previous_user_id ): void {
		/**
		 * Fires after a WordPress user was attached to a customer.
		 *
		 * @param array<string, mixed> $customer         The schema Customer.
		 * @param int                  $user_id
		 * @param int|null             $previous_user_id The user that the new one replaced.
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

	/**
	 * @param Customer $customer After the change.
	 */
	public function after_detach( Customer $customer, int $user_id ): void {
		/**
		 * Fires after the WordPress user of a customer was detached.
		 *
		 * @param array<string, mixed> $customer The schema Customer.
		 * @param int                  $user_id  The detached user.
		 */
		HookRunner::after( 'fluent_cart_customers/after_detach_user', fn (): array => array( $this->presenter->customer( $customer ), $user_id ) );
	}

	public function before_create( int $customer_id ): void {
		/**
		 * Fires before a WordPress user is created for a customer. The actions of attaching follow.
		 *
		 * @param int $customer_id
		 */
		do_action( 'fluent_cart_customers/before_create_user', $customer_id );
	}

	/**
	 * @param Customer $customer After the change.
	 */
	public function after_create( Customer $customer, int $user_id ): void {
		/**
		 * Fires after a WordPress user was created for a customer, attached and sent an email.
		 *
		 * @param array<string, mixed> $customer The schema Customer.
		 * @param int                  $user_id  The new user.
		 */
		HookRunner::after( 'fluent_cart_customers/after_create_user', fn (): array => array( $this->presenter->customer( $customer ), $user_id ) );
	}

	public function before_password_reset( int $customer_id, int $user_id ): void {
		/**
		 * Fires before the WordPress user of a customer is sent a password reset.
		 *
		 * @param int $customer_id
		 * @param int $user_id
		 */
		do_action( 'fluent_cart_customers/before_send_password_reset', $customer_id, $user_id );
	}

	public function after_password_reset( Customer $customer, int $user_id ): void {
		/**
		 * Fires after the WordPress user of a customer was sent a password reset.
		 *
		 * @param array<string, mixed> $customer The schema Customer.
		 * @param int                  $user_id
		 */
		HookRunner::after( 'fluent_cart_customers/after_send_password_reset', fn (): array => array( $this->presenter->customer( $customer ), $user_id ) );
	}
}
