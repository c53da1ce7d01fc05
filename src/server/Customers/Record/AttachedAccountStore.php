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
 * Which WordPress account the `user_id` of a customer means. An id alone does not say: the account may be deleted, removed
 * from this site of a network, or its id given to another account. So the account is remembered when it is attached, or
 * when the background first sees it, by hashes of when it was registered with its login, and with its email. A plugin may
 * change one of these two, and it is still the same account.
 *
 * @phpstan-type Gone array{customer_id: int, user_id: int, reason: 'deleted'|'removed'|'replaced'}
 */
final class AttachedAccountStore {

	/** The account no longer exists. */
	public const DELETED = 'deleted';

	/** The account is no longer one of this site. */
	public const REMOVED = 'removed';

	/** Another account has the id now. */
	public const REPLACED = 'replaced';

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	/** SQL of a user `u`. */
	private readonly string $by_login;
	private readonly string $by_email;

	/** SQL: whether a user `u` is the remembered account `a`. */
	private readonly string $is_same;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {
		// MySQL has no MD5 since 9.6, and SQLite's driver no SHA2.
		$hash           = static fn ( string $column ): string => $database->dialect->is_sqlite()
			? "MD5(COALESCE(CONCAT(u.user_registered, ' ', u.$column), ''))" // PHP, which it is there, takes no NULL.
			: "CONVERT(SHA2(CONCAT(u.user_registered, ' ', u.$column), 256) USING utf8mb4) COLLATE utf8mb4_bin";
		$this->by_login = $hash( 'user_login' );
		$this->by_email = $hash( 'user_email' );
		$this->is_same  = "(a.by_login = {$this->by_login} OR a.by_email = {$this->by_email})";
	}

	/**
	 * @param list<CustomerRow> $customers
	 * @return list<CustomerRow> The same, without the users who are gone.
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
	 * In the transaction that attaches the user.
	 *
	 * @throws DatabaseError
	 */
	public function remember( Transaction $transaction, int $customer_id, int $user_id ): void {
		$account = $this->database->row(
			'SELECT ' . $this->by_login . ' AS by_login, ' . $this->by_email . ' AS by_email FROM %i AS u WHERE u.ID = %d',
			array( $this->tables->users(), $user_id )
		);
		if ( null !== $account ) {
			$transaction->upsert( $this->tables->accounts(), array( 'customer_id' => $customer_id ), array( 'user_id' => $user_id ) + $account );
		}
	}

	/**
	 * In the transaction that detaches the user.
	 *
	 * @throws DatabaseError
	 */
	public function forget( Transaction $transaction, int $customer_id ): void {
		$transaction->delete( $this->tables->accounts(), array( 'customer_id' => $customer_id ) );
	}

	/**
	 * Remembers an account anew whose moment of registration WordPress has changed.
	 *
	 * @param string $registered What it was before.
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
	 * @return Gone|null Null if the customer has no user, or one who is there.
	 * @throws DatabaseError
	 */
	public function missing_of_customer( int $customer_id ): ?array {
		return $this->missing( new SqlFragment( 'c.id = %d', array( $customer_id ) ), 1 )[0] ?? null;
	}

	/**
	 * @return list<Gone> The customers who had an account that once had this id.
	 * @throws DatabaseError
	 */
	public function missing_of_user( int $user_id ): array {
		return $this->missing( new SqlFragment( 'c.user_id = %d', array( $user_id ) ), self::CHUNK );
	}

	/**
	 * @return list<int> The customers who have this user, there or gone.
	 * @throws DatabaseError
	 */
	public function customers_of( int $user_id ): array {
		$rows = $this->database->rows( 'SELECT id FROM %i WHERE user_id = %d ORDER BY id LIMIT %d', array( $this->tables->customers(), $user_id, self::CHUNK ) );
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Looks at some customers: remembers the accounts of those whose account it has not seen yet.
	 *
	 * @return array{gone: list<Gone>, next: int|null} Whose user is gone, and behind which customer to go on; null at the
	 *                                                 end.
	 * @throws DatabaseError
	 */
	public function scan_range( int $behind, int $customers ): array {
		// A copy that lags behind may not know a user whose customer it knows.
		$this->database->use_primary();
		$last  = $this->database->value(
			'SELECT id FROM %i WHERE id > %d AND user_id > 0 ORDER BY id LIMIT 1 OFFSET %d',
			array( $this->tables->customers(), $behind, $customers - 1 )
		);
		$these = new SqlFragment( 'c.id > %d AND c.id <= %d', array( $behind, $last ?? PHP_INT_MAX ) );
		$this->remember_all( $these );
		$gone = $this->missing( $these, self::CHUNK );
		return array(
			'gone' => $gone,
			'next' => self::CHUNK === count( $gone ) ? end( $gone )['customer_id'] : ( null === $last ? null : (int) $last ),
		);
	}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return list<int> The customers among them whose user is there.
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
			// Customers are shown also where the table of accounts is missing.
			$rows = $this->database->rows( "{$users->sql} WHERE {$these->sql}", array( ...$users->values, ...$these->values ) );
		}
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * Users of the network who never were users of this site are not among them: FluentCart gives those their customer, too.
	 *
	 * @return list<Gone> In the order of customers.
	 * @throws DatabaseError
	 */
	private function missing( SqlFragment $these, int $limit ): array {
		$member  = $this->member( 'LEFT' );
		$is_gone = is_multisite() ? 'NOT ' . $this->is_same . ' OR m.user_id IS NULL' : 'NOT ' . $this->is_same;
		$rows    = $this->database->rows(
			'SELECT c.id, c.user_id, u.ID AS account, CASE WHEN ' . $this->is_same . ' THEN 1 ELSE 0 END AS is_same'
				. " FROM %i AS c LEFT JOIN %i AS u ON u.ID = c.user_id LEFT JOIN %i AS a ON a.customer_id = c.id AND a.user_id = c.user_id {$member->sql}"
				. " WHERE {$these->sql} AND c.user_id > 0 AND (u.ID IS NULL OR (a.customer_id IS NOT NULL AND ($is_gone))) ORDER BY c.id LIMIT %d",
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
	 * @throws DatabaseError
	 */
	private function remember_all( SqlFragment $these ): void {
		$member = $this->member( 'INNER' );
		do {
			// Read first: an INSERT that selects would keep FluentCart's checkout waiting for these rows.
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
					self::CHUNK,
				)
			);
			if ( array() !== $unknown ) {
				$this->database->execute_with_retry(
					'REPLACE INTO %i (customer_id, user_id, by_login, by_email) VALUES ' . implode( ', ', array_fill( 0, count( $unknown ), '(%d, %d, %s, %s)' ) ),
					array( $this->tables->accounts(), ...array_merge( ...array_map( array_values( ... ), $unknown ) ) )
				);
			}
		} while ( self::CHUNK === count( $unknown ) );
	}

	/**
	 * @param string $join INNER for users of this site, LEFT for all.
	 * @return SqlFragment A join of `m`: the sites of a network share their users, and those of one site have capabilities there.
	 */
	private function member( string $join ): SqlFragment {
		return is_multisite()
			? new SqlFragment( "$join JOIN %i AS m ON m.user_id = u.ID AND m.meta_key = %s", array( $this->tables->user_meta(), $this->tables->prefix() . 'capabilities' ) )
			: new SqlFragment( '' );
	}
}
