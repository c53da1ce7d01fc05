<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * Keeps an email to one customer, whatever its case, though FluentCart's table has no unique key: who has the row
 * `( kind, hash )` has the email, for as long as their customer still carries it.
 */
final class EmailClaims {

	private const KIND = 'email';

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Rivals wait for each other at the INSERT. What follows reads without locks, since rivals hold each other's
	 * customers locked; so nothing else may have been read without a lock in this transaction before: the database
	 * would answer with the state of that moment.
	 *
	 * @throws EmailTaken
	 * @throws DatabaseError
	 */
	public function claim( Transaction $transaction, string $email, int $customer_id ): void {
		$key   = array(
			'kind'       => self::KIND,
			'value_hash' => hash( 'sha256', self::lower( $email ) ),
		);
		$added = $transaction->insert_if_absent( $this->tables->claims(), array( $key + array( 'customer_id' => $customer_id ) ) );

		// FluentCart and importers write customers without a claim.
		if ( $this->is_carried_by_another( $email, $customer_id ) ) {
			throw new EmailTaken( $email );
		}
		if ( 1 === $added ) {
			return;
		}
		$claimant = (int) $this->database->value(
			'SELECT customer_id FROM %i WHERE kind = %s AND value_hash = %s',
			array( $this->tables->claims(), ...array_values( $key ) )
		);
		if ( $claimant === $customer_id ) {
			return;
		}
		// A leftover: whoever claimed it does not carry it any more.
		$taken_over = $transaction->update(
			$this->tables->claims(),
			array( 'customer_id' => $customer_id ),
			$key + array( 'customer_id' => $claimant )
		);
		if ( 1 !== $taken_over ) {
			throw new EmailTaken( $email );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_carried_by_another( string $email, int $customer_id ): bool {
		$others = $this->database->rows(
			'SELECT email FROM %i WHERE email = %s AND id <> %d',
			array( $this->tables->customers(), $email, $customer_id )
		);
		foreach ( $others as $other ) {
			// The column's collation takes accents for nothing, too.
			if ( self::lower( (string) $other['email'] ) === self::lower( $email ) ) {
				return true;
			}
		}
		return false;
	}

	private static function lower( string $email ): string {
		return mb_strtolower( $email, 'UTF-8' );
	}
}
