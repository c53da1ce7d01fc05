<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Ensures that an email (in any case of letters) and a WordPress user belong to one customer. FluentCart's table has no
 * unique key.
 *
 * A writer locks the row `( kind, hash )` of the value, then checks that no other customer has it in the customers table.
 * The row alone proves nothing: FluentCart and importers write customers without it.
 *
 * The transaction must not have read without a lock before: the check would see the snapshot of that read.
 */
final class UniqueValueStore {

	/** The customer of a value while a writer checks it. */
	private const UNASSIGNED = 0;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Locks values of several customers before the first of them is checked: each check reads without a lock, and later ones would
	 * see the snapshot of the first.
	 *
	 * @param list<string> $emails
	 * @param list<int>    $user_ids
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction, array $emails, array $user_ids ): void {
		$emails = array_unique( array_map( self::lower( ... ), $emails ) );
		sort( $emails ); // In the same order as other writers, so that they cannot deadlock.
		sort( $user_ids );
		$this->write( $transaction, array_map( static fn ( string $email ): array => self::row( 'email', $email, self::UNASSIGNED ), $emails ) );
		$this->write( $transaction, array_map( static fn ( int $user_id ): array => self::row( 'user', (string) $user_id, self::UNASSIGNED ), $user_ids ) );
	}

	/**
	 * Gives locked emails, which no customer has, to new customers.
	 *
	 * @param array<int, string> $emails By customer.
	 * @throws DatabaseError
	 */
	public function assign_emails( Transaction $transaction, array $emails ): void {
		$rows = array();
		foreach ( $emails as $id => $email ) {
			$rows[] = self::row( 'email', self::lower( $email ), $id );
		}
		$this->write( $transaction, $rows );
	}

	/**
	 * @throws EmailTaken
	 * @throws DatabaseError
	 */
	public function reserve_email( Transaction $transaction, string $email, int $customer_id ): void {
		$key = $this->lock_value( $transaction, 'email', self::lower( $email ) );

		$others = $this->database->rows(
			'SELECT email FROM %i WHERE email = %s AND id <> %d',
			array( $this->tables->customers(), $email, $customer_id )
		);
		foreach ( $others as $other ) {
			// The collation of the column also ignores accents.
			if ( self::lower( (string) $other['email'] ) === self::lower( $email ) ) {
				throw new EmailTaken( $email );
			}
		}
		$this->assign( $transaction, $key, $customer_id );
	}

	/**
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	public function reserve_user( Transaction $transaction, int $user_id, int $customer_id ): void {
		$key   = $this->lock_value( $transaction, 'user', (string) $user_id );
		$other = $this->database->value(
			'SELECT id FROM %i WHERE user_id = %d AND id <> %d LIMIT 1',
			array( $this->tables->customers(), $user_id, $customer_id )
		);
		if ( null !== $other ) {
			$this->assign( $transaction, $key, (int) $other ); // An undo goes on without the user.
			throw new UserTaken( $user_id );
		}
		$this->assign( $transaction, $key, $customer_id );
	}

	/**
	 * Concurrent writers of the same value wait here until the transaction ends.
	 *
	 * The upsert always changes the row, even if the value already belongs to the customer. On MariaDB, an INSERT that finds the
	 * row unchanged would let concurrent writers continue, and a Galera cluster detects conflicts of changed rows only.
	 *
	 * @return array{kind: string, value_hash: string} The key of the row.
	 * @throws DatabaseError
	 */
	private function lock_value( Transaction $transaction, string $kind, string $value ): array {
		$row = self::row( $kind, $value, self::UNASSIGNED );
		$this->write( $transaction, array( $row ) );
		return array_diff_key( $row, array( 'customer_id' => 0 ) );
	}

	/**
	 * @param list<array{kind: string, value_hash: string, customer_id: int}> $rows
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, array $rows ): void {
		$transaction->upsert_rows( $this->tables->unique_values(), $rows, array( 'customer_id' ) );
	}

	/**
	 * @return array{kind: string, value_hash: string, customer_id: int}
	 */
	private static function row( string $kind, string $value, int $customer_id ): array {
		return array(
			'kind'        => $kind,
			'value_hash'  => hash( 'sha256', $value ),
			'customer_id' => $customer_id,
		);
	}

	/**
	 * @param array{kind: string, value_hash: string} $key
	 * @throws DatabaseError
	 */
	private function assign( Transaction $transaction, array $key, int $customer_id ): void {
		$transaction->update( $this->tables->unique_values(), array( 'customer_id' => $customer_id ), $key );
	}

	private static function lower( string $email ): string {
		return mb_strtolower( $email, 'UTF-8' );
	}
}
