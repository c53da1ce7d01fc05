<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Database\DatabaseError;
use Throwable;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Detaches users whom WordPress has deleted or removed from this site, and tells other plugins.
 *
 * WordPress announces most of these changes. What it does not announce (SQL, a restored backup, a change on a site of the
 * network where this plugin is not active) is found by the background, and by a request that needs to know.
 *
 * @phpstan-import-type Gone from Accounts
 */
final class UserListener {

	/** The user whom the network is deleting: it removes them from each of their sites first. */
	private int $deleted_from_network = 0;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly AttachedAccountStore $accounts,
		private readonly UserHooks $hooks,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function detach_of_customer( int $customer_id ): void {
		$user_id = $this->users->detach_gone( $customer_id );
		if ( null !== $user_id ) {
			$this->fire_detach_hook( $customer_id, $user_id );
		}
	}

	/**
	 * Frees an id that an account of today has, and that a customer had from an account of before.
	 *
	 * @throws DatabaseError
	 */
	public function detach_of_user( int $user_id ): void {
		foreach ( $this->accounts->missing_of_user( $user_id ) as $gone ) {
			$this->detach_of_customer( $gone['customer_id'] );
		}
	}

	/**
	 * The action delete_user, before FluentCart's listener, which leaves no entry. In a network this only removes the user
	 * from the site.
	 */
	public function deleted( int $user_id, mixed $reassign = null, ?WP_User $user = null ): void {
		$this->announced( $user_id, is_multisite() ? AttachedAccountStore::REMOVED : AttachedAccountStore::DELETED, $user );
	}

	/**
	 * The action wpmu_delete_user.
	 */
	public function deleted_from_network( int $user_id, ?WP_User $user = null ): void {
		$this->deleted_from_network = $user_id;
		$this->announced( $user_id, AttachedAccountStore::DELETED, $user );
	}

	/**
	 * The action remove_user_from_blog, for which WordPress has switched to that site.
	 */
	public function removed( int $user_id ): void {
		$this->announced( $user_id, $this->deleted_from_network === $user_id ? AttachedAccountStore::DELETED : AttachedAccountStore::REMOVED, null );
	}

	/**
	 * The action user_register, before FluentCart's listener, which attaches new users: a new account is nobody's yet.
	 */
	public function registered( int $user_id ): void {
		$this->announced( $user_id, AttachedAccountStore::REPLACED, null );
	}

	/**
	 * The action profile_update.
	 */
	public function updated( int $user_id, WP_User $before ): void {
		$user = get_userdata( $user_id );
		if ( false === $user || $user->user_registered === $before->user_registered ) {
			return;
		}
		try {
			$this->accounts->update_registration( $user_id, $before->user_login, $before->user_registered );
		} catch ( DatabaseError ) {
			return; // Then the account counts as another one.
		}
	}

	/**
	 * It runs inside what others do, which must not fail because of it: the background finds what it could not do.
	 */
	private function announced( int $user_id, string $reason, ?WP_User $user ): void {
		try {
			foreach ( $this->users->detach_from_all( $user_id, $reason, (string) $user?->display_name ) as $customer_id ) {
				$this->fire_detach_hook( $customer_id, $user_id );
			}
		} catch ( Throwable ) {
			return;
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function fire_detach_hook( int $customer_id, int $user_id ): void {
		try {
			$this->hooks->after_detach( $this->customers->get( $customer_id ), $user_id );
		} catch ( CustomerNotFound ) {
			return;
		}
	}
}
