<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps an email, whatever its case, and a WordPress user to one customer, though FluentCart's table has no unique key.
 *
 * Whoever wants a value queues up on its row `( kind, hash )`, and gets it if no other customer carries it in the
 * customers table: FluentCart and importers write there without a claim, and leave claims behind that nobody holds.
 *
 * Nothing may have been read without a lock in the transaction before: the database would answer with the state of
 * that moment.
 */
final class UniqueValueStore {

	/** Whose a claim is while somebody asks for it. */
	private const UNASSIGNED = 0;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

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
			// The column's collation takes accents for nothing, too.
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
			throw new UserTaken( $user_id );
		}
		$this->assign( $transaction, $key, $customer_id );
	}

	/**
	 * Rivals wait for each other here until the transaction ends.
	 *
	 * The row always changes, now or when it is given, also for a customer whose claim it is already: MariaDB would
	 * let rivals read on together behind an INSERT that only finds it there, and a Galera cluster certifies changed
	 * rows only.
	 *
	 * @return array{kind: string, value_hash: string} The row's key.
	 * @throws DatabaseError
	 */
	private function lock_value( Transaction $transaction, string $kind, string $value ): array {
		$key = array(
			'kind'       => $kind,
			'value_hash' => hash( 'sha256', $value ),
		);
		$transaction->upsert( $this->tables->unique_values(), $key, array( 'customer_id' => self::UNASSIGNED ) );
		return $key;
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
