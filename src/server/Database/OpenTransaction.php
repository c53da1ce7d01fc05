<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a transaction that other code has begun on this connection: START TRANSACTION and CREATE TABLE would commit it, and a
 * row that is changed within it would keep all others waiting until it ends. Another plugin may call the API, or fire an
 * action, between its START TRANSACTION and its COMMIT. Only the database knows.
 */
final class OpenTransaction {

	private const SAVEPOINT = 'fcc_probe';

	/**
	 * @throws DatabaseError One that is nested, if there is such a transaction.
	 */
	public static function refuse( Connection $database ): void {
		if ( $database->is_in_transaction || self::is_open( $database ) ) {
			throw DatabaseError::nested();
		}
	}

	/**
	 * Whether there is one that is not ours. Where autocommit is off, one begins with the first statement.
	 *
	 * @throws DatabaseError
	 */
	public static function is_open( Connection $database ): bool {
		return match ( true ) {
			$database->is_in_transaction     => false,
			$database->dialect->is_mariadb() => '1' === $database->value( 'SELECT @@in_transaction' ),
			default                           => self::keeps_savepoints( $database ),
		};
	}

	/**
	 * MySQL has no variable for it. Outside a transaction it forgets a savepoint at once, and so does SQLite's driver.
	 *
	 * @throws DatabaseError
	 */
	private static function keeps_savepoints( Connection $database ): bool {
		try {
			$database->execute( 'SAVEPOINT ' . self::SAVEPOINT );
			$database->execute( 'RELEASE SAVEPOINT ' . self::SAVEPOINT );
			return true;
		} catch ( DatabaseError $error ) {
			return $error->is_lost_connection() ? throw $error : false;
		}
	}
}
