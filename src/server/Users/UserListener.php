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
 * Detaches users that WordPress deletes or removes from this site, and fires the actions.
 *
 * Changes without an action of WordPress (SQL, a restored backup, a change on a site of the network where this plugin is not
 * active) are found by DetachUsersJob, and by requests that depend on them.
 */
final class UserListener {

	/** The user that the network is deleting. WordPress first removes that user from each site. */
	private int $deleted_from_network = 0;

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly AttachedAccountStore $accounts,
		private readonly UserHooks $hooks,
	) {}

	/**
	 * Detaches the user of a customer if WordPress no longer has that user.
	 *
	 * @throws DatabaseError
	 */
	public function detach_missing_of_customer( int $customer_id ): void {
		$user_id = $this->users->detach_missing( $customer_id );
		if ( null !== $user_id ) {
			$this->fire_detach_hook( $customer_id, $user_id );
		}
	}

	/**
	 * Detaches deleted accounts from their customers if another account now has their id.
	 *
	 * @throws DatabaseError
	 */
	public function detach_missing_of_user( int $user_id ): void {
		foreach ( $this->accounts->missing_of_user( $user_id ) as $missing ) {
			$this->detach_missing_of_customer( $missing['customer_id'] );
		}
	}

	/**
	 * The action delete_user. In a network, it only removes the user from the site.
	 */
	public function deleted( int $user_id, mixed $reassign = null, ?WP_User $user = null ): void {
		$this->detach_from_all( $user_id, is_multisite() ? AttachedAccountStore::REMOVED : AttachedAccountStore::DELETED, $user );
	}

	/**
	 * The action wpmu_delete_user.
	 */
	public function deleted_from_network( int $user_id, ?WP_User $user = null ): void {
		$this->deleted_from_network = $user_id;
		$this->detach_from_all( $user_id, AttachedAccountStore::DELETED, $user );
	}

	/**
	 * The action remove_user_from_blog. WordPress has switched to that site.
	 */
	public function removed( int $user_id ): void {
		$this->detach_from_all( $user_id, $this->deleted_from_network === $user_id ? AttachedAccountStore::DELETED : AttachedAccountStore::REMOVED, null );
	}

	/**
	 * The action user_register. Detaches a deleted account that had the same id, before FluentCart attaches the new one.
	 */
	public function registered( int $user_id ): void {
		$this->detach_from_all( $user_id, AttachedAccountStore::REPLACED, null );
	}

	/**
	 * The action profile_update. The account stays attached if its registration time changes.
	 */
	public function updated( int $user_id, WP_User $before ): void {
		$user = get_userdata( $user_id );
		if ( false === $user || $user->user_registered === $before->user_registered ) {
			return;
		}
		try {
			$this->accounts->update_registration( $user_id, $before->user_login, $before->user_registered );
		} catch ( DatabaseError ) {
			return; // The account is then detached as another one.
		}
	}

	/**
	 * Runs inside WordPress's own change of the user, which must not fail because of an error here. DetachUsersJob repeats what
	 * has failed.
	 */
	private function detach_from_all( int $user_id, string $reason, ?WP_User $user ): void {
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
