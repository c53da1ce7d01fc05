<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Unrecorded;
use WP_User;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Attaches and detaches WordPress users. A user belongs to at most one customer. This class only reads the users table.
 */
final class UserRepository {

	/** A search matches the beginning of one of these columns. */
	private const SEARCHED = array( 'user_login', 'user_email', 'user_nicename', 'display_name' );

	/** The customers that the profile of a user shows. */
	private const MAX_CUSTOMERS = 20;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly UniqueValueStore $unique_values,
		private readonly ActivityRepository $activity,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * Users of this site without a customer: first the one with exactly this login or email, then the newest first, because
	 * older users mostly have a customer already and are skipped one by one.
	 *
	 * Tried on MariaDB with 300,000 users: 1 ms for a page of a site with few customers, 70 ms for a search without a match,
	 * 450 ms if all users have a customer.
	 *
	 * @param string $search The beginning of a login, email, nicename or display name; empty for all users.
	 * @throws DatabaseError
	 */
	public function attachable( string $search, int $page, int $per_page ): AttachableUserPage {
		if ( ! $this->database->can_store( $this->tables->users(), 'display_name', $search ) ) {
			return new AttachableUserPage( array(), false );
		}
		$exactly = new SqlFragment( '(u.user_login = %s OR u.user_email = %s)', array( $search, $search ) );
		$exact   = '' === $search ? array() : $this->unattached( $exactly, $per_page, 0 );
		$others  = array() === $exact
			? $this->matching( $search )
			: SqlFragment::all( array( $this->matching( $search ), new SqlFragment( "NOT {$exactly->sql}", $exactly->values ) ) );

		$offset = ( $page - 1 ) * $per_page;
		$first  = array_slice( $exact, $offset, $per_page );
		$rest   = $this->unattached( $others, $per_page + 1 - count( $first ), max( 0, $offset - count( $exact ) ) );
		$users  = array( ...$first, ...$rest );
		return new AttachableUserPage( array_slice( $users, 0, $per_page ), count( $users ) > $per_page );
	}

	/**
	 * @return list<CustomerRow> The customers with the user: one, unless FluentCart attached the user to several. At most
	 *                           MAX_CUSTOMERS.
	 * @throws DatabaseError
	 */
	public function customers_of( int $user_id ): array {
		$rows      = $this->database->rows(
			'SELECT ' . CustomerRow::COLUMNS . ' FROM %i AS c WHERE c.user_id = %d ORDER BY c.id LIMIT %d',
			array( $this->tables->customers(), $user_id, self::MAX_CUSTOMERS )
		);
		$customers = $this->accounts->without_missing_users( array_map( CustomerRow::from_row( ... ), $rows ) );
		return array_values( array_filter( $customers, static fn ( CustomerRow $customer ): bool => null !== $customer->user_id ) );
	}

	/**
	 * @param int         $user_id A user of this site.
	 * @param string|null $version Version that the client read (If-Match); null skips the conflict check.
	 * @return int|null The replaced user; null if there was none.
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	public function attach( int $customer_id, int $user_id, ?string $version, Recorder $recorder ): ?int {
		return $this->customers->edit(
			$customer_id,
			$version,
			fn ( Transaction $transaction, CustomerRow $customer ): ?int => $this->replace( $transaction, $customer, $user_id, $recorder ),
			function ( Transaction $transaction, CustomerRow $customer ) use ( $user_id ): void {
				// A customer keeps an attached user, even if FluentCart has attached that user to another customer, too.
				if ( $customer->user_id !== $user_id ) {
					$this->unique_values->reserve_user( $transaction, $user_id, $customer->id );
				}
			}
		);
	}

	/**
	 * Attaches a user that was created for the customer, unless the customer has got another user since.
	 *
	 * @param string $version Version from which the user was created.
	 * @throws ApiError invalid_user.
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	public function attach_created( int $customer_id, WP_User $user, string $version, Recorder $recorder ): void {
		$this->customers->edit(
			$customer_id,
			$version,
			function ( Transaction $transaction, CustomerRow $customer ) use ( $user, $recorder ): void {
				[ $current ] = $this->accounts->without_missing_users( array( $customer ) );
				if ( null !== $current->user_id && $user->ID !== $current->user_id ) {
					throw ApiError::customer_has_user();
				}
				$this->set_user( $transaction, $customer->id, $user->ID );
				$recorder->record( $transaction, CustomerDiff::of_user( $customer->id, $customer->user_id, $user->ID ) );
				$this->activity->user_created( $transaction, $customer->id, $user->ID, $user->display_name, $recorder->run_id() );
				$this->accounts->save( $transaction, $customer->id, $user->ID );
			},
			fn ( Transaction $transaction, CustomerRow $customer ) => $this->unique_values->reserve_user( $transaction, $user->ID, $customer->id )
		);
	}

	/**
	 * Adds a password reset to the activity of a customer.
	 *
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function log_password_reset( int $customer_id, WP_User $user ): void {
		$this->customers->edit(
			$customer_id,
			null,
			fn ( Transaction $transaction, CustomerRow $customer ) => $this->activity->password_reset_sent( $transaction, $customer->id, $user->ID, $user->display_name )
		);
	}

	/**
	 * @param string|null $version Version that the client read (If-Match); null skips the conflict check.
	 * @return int|null The detached user; null if there was none.
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function detach( int $customer_id, ?string $version, Recorder $recorder ): ?int {
		return $this->customers->edit(
			$customer_id,
			$version,
			fn ( Transaction $transaction, CustomerRow $customer ): ?int => $this->replace( $transaction, $customer, null, $recorder )
		);
	}

	/**
	 * Detaches the user of a customer if WordPress no longer has that user. Checked again once the customer is locked.
	 *
	 * @return int|null The detached user; null if none was.
	 * @throws DatabaseError
	 */
	public function detach_missing( int $customer_id ): ?int {
		if ( null === $this->accounts->missing_of_customer( $customer_id ) ) {
			return null;
		}
		return $this->detach_if(
			$customer_id,
			function ( CustomerRow $customer ): ?string {
				$missing = $this->accounts->missing_of_customer( $customer->id );
				return null !== $missing && $missing['user_id'] === $customer->user_id ? $missing['reason'] : null;
			}
		);
	}

	/**
	 * Detaches a user that is being deleted or removed from this site.
	 *
	 * @param string $reason One of AttachedAccountStore's constants.
	 * @param string $name   The display name; empty if unknown.
	 * @return list<int> The customers that had the user.
	 * @throws DatabaseError
	 */
	public function detach_from_all( int $user_id, string $reason, string $name = '' ): array {
		return array_values(
			array_filter(
				$this->accounts->customers_of( $user_id ),
				fn ( int $customer_id ): bool => null !== $this->detach_if(
					$customer_id,
					static fn ( CustomerRow $customer ): ?string => $customer->user_id === $user_id ? $reason : null,
					$name
				)
			)
		);
	}

	/**
	 * @param callable(CustomerRow): (string|null) $reason_for Why the user is detached from this customer; null to keep the user.
	 * @return int|null The detached user; null if none was.
	 * @throws DatabaseError
	 */
	private function detach_if( int $customer_id, callable $reason_for, string $name = '' ): ?int {
		try {
			return $this->customers->edit(
				$customer_id,
				null,
				function ( Transaction $transaction, CustomerRow $customer ) use ( $reason_for, $name ): ?int {
					$reason = $reason_for( $customer );
					return null === $reason ? null : $this->replace( $transaction, $customer, null, new Unrecorded(), $reason, $name );
				}
			);
		} catch ( CustomerNotFound ) {
			return null;
		}
	}

	/**
	 * @param string|null $reason One of AttachedAccountStore's constants if WordPress no longer has the previous user.
	 * @param string      $name   The display name; empty if unknown.
	 * @return int|null The previous user.
	 * @throws DatabaseError
	 */
	private function replace( Transaction $transaction, CustomerRow $customer, ?int $user_id, Recorder $recorder, ?string $reason = null, string $name = '' ): ?int {
		if ( $customer->user_id !== $user_id ) {
			$recorder->record( $transaction, CustomerDiff::of_user( $customer->id, $customer->user_id, $user_id ) );
		}
		$this->set( $transaction, $customer, $user_id, $recorder->run_id(), $reason, $name );
		return $customer->user_id;
	}

	/**
	 * Sets the user of a locked customer, within CustomerRepository::edit(). The user is reserved.
	 *
	 * @param int|null    $run_id Of the entry in the activity.
	 * @param string|null $reason One of AttachedAccountStore's constants if WordPress no longer has the previous user.
	 * @param string      $name   The display name; empty if unknown.
	 * @throws DatabaseError
	 */
	public function set( Transaction $transaction, CustomerRow $customer, ?int $user_id, ?int $run_id, ?string $reason = null, string $name = '' ): void {
		if ( $customer->user_id !== $user_id ) {
			$this->set_user( $transaction, $customer->id, $user_id );
			$name = '' === $name ? $this->display_name( (int) ( $user_id ?? $customer->user_id ), $reason ) : $name;
			$this->activity->user_changed( $transaction, $customer->id, $customer->user_id, $user_id, $name, $reason, $run_id );
		}
		null === $user_id ? $this->accounts->remove( $transaction, $customer->id ) : $this->accounts->save( $transaction, $customer->id, $user_id );
	}

	/**
	 * @throws DatabaseError
	 */
	private function set_user( Transaction $transaction, int $customer_id, ?int $user_id ): void {
		$transaction->update(
			$this->tables->customers(),
			array(
				'user_id'    => $user_id,
				'updated_at' => gmdate( 'Y-m-d H:i:s' ),
			),
			array( 'id' => $customer_id )
		);
		$this->customers->index( $transaction, $customer_id );
	}

	/**
	 * @param string|null $reason Why the user is detached; one of AttachedAccountStore's constants.
	 * @return string Empty for an account that is not the customer's, and for one that never was a user of this site.
	 * @throws DatabaseError
	 */
	private function display_name( int $user_id, ?string $reason ): string {
		$may_read = null === $reason ? is_user_member_of_blog( $user_id ) : AttachedAccountStore::REPLACED !== $reason;
		return $may_read
			? (string) $this->database->value( 'SELECT display_name FROM %i WHERE ID = %d', array( $this->tables->users(), $user_id ) )
			: '';
	}

	/**
	 * @return list<AttachableUser> The newest first.
	 * @throws DatabaseError
	 */
	private function unattached( SqlFragment $condition, int $limit, int $offset ): array {
		$member = $this->member_of_this_site();

		// Joins instead of subqueries: with a subquery, MariaDB materialises all customers, or all members of the site, before it
		// reads the first user.
		$rows = $this->database->rows(
			"SELECT u.ID, u.user_login, u.user_email, u.display_name FROM %i AS u {$member->sql}"
				. " LEFT JOIN %i AS c ON c.user_id = u.ID WHERE c.id IS NULL AND {$condition->sql}"
				. ' ORDER BY u.ID DESC LIMIT %d OFFSET %d',
			array(
				$this->tables->users(),
				...$member->values,
				$this->tables->customers(),
				...$condition->values,
				$limit,
				$offset,
			)
		);
		return array_map( AttachableUser::from_row( ... ), $rows );
	}

	/**
	 * @throws DatabaseError
	 */
	private function matching( string $search ): SqlFragment {
		if ( '' === $search ) {
			return SqlFragment::all( array() );
		}
		if ( ! $this->database->can_store( $this->tables->users(), 'display_name', $search ) ) {
			return new SqlFragment( '1 = 0' );
		}
		$beginning = $this->database->escape_like( $search ) . '%';
		return new SqlFragment(
			'(' . implode( ' OR ', array_map( static fn ( string $column ): string => "u.$column LIKE %s", self::SEARCHED ) ) . ')',
			array_fill( 0, count( self::SEARCHED ), $beginning )
		);
	}

	/**
	 * The sites of a network share their users. A user of this site has capabilities in the user meta `m`.
	 *
	 * @return SqlFragment A join.
	 */
	private function member_of_this_site(): SqlFragment {
		return is_multisite()
			? new SqlFragment(
				'INNER JOIN %i AS m ON m.user_id = u.ID AND m.meta_key = %s',
				array( $this->tables->user_meta(), $this->tables->prefix() . 'capabilities' )
			)
			: new SqlFragment( '' );
	}
}
