<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Identifies the WordPress account of a customer's `user_id`. The id alone is not enough: the account can be deleted or
 * removed from this site of a network, and another account can get its id.
 *
 * When an account is attached, or when DetachUsersJob first sees it, two hashes are stored: of the registration time with the
 * login, and of the registration time with the email. An account is the same while one of them matches, because plugins may
 * change a login or an email.
 *
 * @phpstan-type MissingUser array{customer_id: int, user_id: int, reason: 'deleted'|'removed'|'replaced'}
 */
final class AttachedAccountStore {

	/** The account does not exist any more. */
	public const DELETED = 'deleted';

	/** The account is no longer a user of this site. */
	public const REMOVED = 'removed';

	/** Another account has the id now. */
	public const REPLACED = 'replaced';

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/** SQL of the hashes of a user `u`. */
	private readonly string $by_login;
	private readonly string $by_email;

	/** SQL that compares a user `u` with a stored account `a`. */
	private readonly string $is_same;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {
		// MySQL 9.6 has no MD5, and the SQLite driver has no SHA2.
		$hash           = static fn ( string $column ): string => $database->dialect->is_sqlite()
			? "MD5(COALESCE(CONCAT(u.user_registered, ' ', u.$column), ''))" // The driver runs PHP's md5(), which does not accept NULL.
			: "CONVERT(SHA2(CONCAT(u.user_registered, ' ', u.$column), 256) USING utf8mb4) COLLATE utf8mb4_bin";
		$this->by_login = $hash( 'user_login' );
		$this->by_email = $hash( 'user_email' );
		$this->is_same  = "(a.by_login = {$this->by_login} OR a.by_email = {$this->by_email})";
	}

	/**
	 * @param list<CustomerRow> $customers
	 * @return list<CustomerRow> The same customers. A user that WordPress no longer has is removed from the row.
	 * @throws DatabaseError
	 */
	public function without_missing_users( array $customers ): array {
		$attached = array_filter( $customers, static fn ( CustomerRow $row ): bool => null !== $row->user_id );
		if ( array() === $attached ) {
			return $customers;
		}
		$present = $this->present( array_map( static fn ( CustomerRow $row ): int => $row->id, array_values( $attached ) ) );
		return array_map(
			static fn ( CustomerRow $row ): CustomerRow => null === $row->user_id || in_array( $row->id, $present, true ) ? $row : $row->without_user(),
			$customers
		);
	}

	/**
	 * Stores the account of a customer, in the transaction that attaches the user.
	 *
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, int $customer_id, int $user_id ): void {
		$account = $this->database->row(
			'SELECT ' . $this->by_login . ' AS by_login, ' . $this->by_email . ' AS by_email FROM %i AS u WHERE u.ID = %d',
			array( $this->tables->users(), $user_id )
		);
		if ( null !== $account ) {
			$transaction->upsert( $this->tables->accounts(), array( 'customer_id' => $customer_id ), array( 'user_id' => $user_id ) + $account );
		}
	}

	/**
	 * Removes the account of a customer, in the transaction that detaches the user.
	 *
	 * @throws DatabaseError
	 */
	public function remove( Transaction $transaction, int $customer_id ): void {
		$transaction->delete( $this->tables->accounts(), array( 'customer_id' => $customer_id ) );
	}

	/**
	 * Updates the hashes of an account whose registration time has changed.
	 *
	 * @param string $login      The login before the change.
	 * @param string $registered The registration time before the change.
	 * @throws DatabaseError
	 */
	public function update_registration( int $user_id, string $login, string $registered ): void {
		$this->database->execute_with_retry(
			'UPDATE %i AS a INNER JOIN %i AS u ON u.ID = a.user_id SET a.by_login = ' . $this->by_login . ', a.by_email = ' . $this->by_email
				. ' WHERE a.user_id = %d AND a.by_login = %s',
			array( $this->tables->accounts(), $this->tables->users(), $user_id, hash( $this->database->dialect->is_sqlite() ? 'md5' : 'sha256', "$registered $login" ) )
		);
	}

	/**
	 * @return MissingUser|null Null if the customer has no user, or one that exists.
	 * @throws DatabaseError
	 */
	public function missing_of_customer( int $customer_id ): ?array {
		return $this->missing( new SqlFragment( 'c.id = %d', array( $customer_id ) ), 1 )[0] ?? null;
	}

	/**
	 * @return list<MissingUser> Customers whose account once had this id.
	 * @throws DatabaseError
	 */
	public function missing_of_user( int $user_id ): array {
		return $this->missing( new SqlFragment( 'c.user_id = %d', array( $user_id ) ), self::MAX_ROWS_PER_STATEMENT );
	}

	/**
	 * @return list<int> The customers with this user id.
	 * @throws DatabaseError
	 */
	public function customers_of( int $user_id ): array {
		$rows = $this->database->rows( 'SELECT id FROM %i WHERE user_id = %d ORDER BY id LIMIT %d', array( $this->tables->customers(), $user_id, self::MAX_ROWS_PER_STATEMENT ) );
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Checks a range of customers, and stores the accounts that are not stored yet.
	 *
	 * @param int $after_id  The id below the range.
	 * @param int $customers The number of customers with a user in the range.
	 * @return array{missing: list<MissingUser>, next: int|null} The id below the next range; null at the end.
	 * @throws DatabaseError
	 */
	public function scan_range( int $after_id, int $customers ): array {
		// A replica that lags may have the customer but not yet the user.
		$this->database->use_primary();
		$last  = $this->database->value(
			'SELECT id FROM %i WHERE id > %d AND user_id > 0 ORDER BY id LIMIT 1 OFFSET %d',
			array( $this->tables->customers(), $after_id, $customers - 1 )
		);
		$range = new SqlFragment( 'c.id > %d AND c.id <= %d', array( $after_id, $last ?? PHP_INT_MAX ) );
		$this->save_unknown( $range );
		$missing = $this->missing( $range, self::MAX_ROWS_PER_STATEMENT );
		return array(
			'missing' => $missing,
			'next'    => self::MAX_ROWS_PER_STATEMENT === count( $missing ) ? end( $missing )['customer_id'] : ( null === $last ? null : (int) $last ),
		);
	}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return list<int> The customers among them whose user exists.
	 * @throws DatabaseError
	 */
	private function present( array $customer_ids ): array {
		$these  = SqlFragment::in( 'c.id', $customer_ids );
		$member = $this->member( 'INNER' );
		$users  = new SqlFragment(
			"SELECT c.id FROM %i AS c INNER JOIN %i AS u ON u.ID = c.user_id {$member->sql}",
			array( $this->tables->customers(), $this->tables->users(), ...$member->values )
		);
		try {
			$rows = $this->database->rows(
				"{$users->sql} LEFT JOIN %i AS a ON a.customer_id = c.id AND a.user_id = c.user_id"
					. " WHERE {$these->sql} AND (a.customer_id IS NULL OR " . $this->is_same . ')',
				array( ...$users->values, $this->tables->accounts(), ...$these->values )
			);
		} catch ( DatabaseError $error ) {
			if ( ! $error->is_missing_table() ) {
				throw $error;
			}
			// The table of accounts is missing. Customers are still shown.
			$rows = $this->database->rows( "{$users->sql} WHERE {$these->sql}", array( ...$users->values, ...$these->values ) );
		}
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Accounts of the network that never were users of this site are not missing: FluentCart attaches these, too.
	 *
	 * @param SqlFragment $these A predicate of customers `c`.
	 * @return list<MissingUser> By ascending customer id.
	 * @throws DatabaseError
	 */
	private function missing( SqlFragment $these, int $limit ): array {
		$member     = $this->member( 'LEFT' );
		$is_missing = is_multisite() ? 'NOT ' . $this->is_same . ' OR m.user_id IS NULL' : 'NOT ' . $this->is_same;
		$rows       = $this->database->rows(
			'SELECT c.id, c.user_id, u.ID AS account, CASE WHEN ' . $this->is_same . ' THEN 1 ELSE 0 END AS is_same'
				. " FROM %i AS c LEFT JOIN %i AS u ON u.ID = c.user_id LEFT JOIN %i AS a ON a.customer_id = c.id AND a.user_id = c.user_id {$member->sql}"
				. " WHERE {$these->sql} AND c.user_id > 0 AND (u.ID IS NULL OR (a.customer_id IS NOT NULL AND ($is_missing))) ORDER BY c.id LIMIT %d",
			array(
				$this->tables->customers(),
				$this->tables->users(),
				$this->tables->accounts(),
				...$member->values,
				...$these->values,
				$limit,
			)
		);
		return array_map(
			static fn ( array $row ): array => array(
				'customer_id' => (int) $row['id'],
				'user_id'     => (int) $row['user_id'],
				'reason'      => match ( true ) {
					null === $row['account']   => self::DELETED,
					'1' === (string) $row['is_same'] => self::REMOVED,
					default                    => self::REPLACED,
				},
			),
			$rows
		);
	}

	/**
	 * @param SqlFragment $these A predicate of customers `c`.
	 * @throws DatabaseError
	 */
	private function save_unknown( SqlFragment $these ): void {
		$member = $this->member( 'INNER' );
		do {
			// Not INSERT … SELECT: it would lock the customers' rows, and FluentCart's checkout would wait.
			$unknown = $this->database->rows(
				'SELECT c.id, c.user_id, ' . $this->by_login . ' AS by_login, ' . $this->by_email . ' AS by_email'
					. " FROM %i AS c INNER JOIN %i AS u ON u.ID = c.user_id {$member->sql} LEFT JOIN %i AS a ON a.customer_id = c.id"
					. " WHERE {$these->sql} AND (a.customer_id IS NULL OR a.user_id <> c.user_id"
					. ' OR (a.by_login = ' . $this->by_login . ') <> (a.by_email = ' . $this->by_email . ')) ORDER BY c.id LIMIT %d',
				array(
					$this->tables->customers(),
					$this->tables->users(),
					...$member->values,
					$this->tables->accounts(),
					...$these->values,
					self::MAX_ROWS_PER_STATEMENT,
				)
			);
			if ( array() !== $unknown ) {
				$this->database->execute_with_retry(
					'REPLACE INTO %i (customer_id, user_id, by_login, by_email) VALUES ' . implode( ', ', array_fill( 0, count( $unknown ), '(%d, %d, %s, %s)' ) ),
					array( $this->tables->accounts(), ...array_merge( ...array_map( array_values( ... ), $unknown ) ) )
				);
			}
		} while ( self::MAX_ROWS_PER_STATEMENT === count( $unknown ) );
	}

	/**
	 * The sites of a network share their users. A user of this site has capabilities in the user meta `m`.
	 *
	 * @param string $join INNER for users of this site, LEFT for all users.
	 * @return SqlFragment A join.
	 */
	private function member( string $join ): SqlFragment {
		return is_multisite()
			? new SqlFragment( "$join JOIN %i AS m ON m.user_id = u.ID AND m.meta_key = %s", array( $this->tables->user_meta(), $this->tables->prefix() . 'capabilities' ) )
			: new SqlFragment( '' );
	}
}
