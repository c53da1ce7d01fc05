<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Detects a transaction that other code has begun on this connection: another plugin may call the API or fire an action
 * between its START TRANSACTION and its COMMIT. START TRANSACTION and CREATE TABLE would commit it, and a row that is changed
 * within it stays locked until it ends.
 */
final class OpenTransaction {

	private const SAVEPOINT = 'fcc_probe';

	/**
	 * @throws DatabaseError is_nested(), if a transaction is open.
	 */
	public static function assert_none( Connection $database ): void {
		if ( $database->is_in_transaction || self::is_open( $database ) ) {
			throw DatabaseError::nested();
		}
	}

	/**
	 * Whether other code has an open transaction. With autocommit off, the first statement begins one.
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
	 * MySQL has no variable for it. Outside a transaction, MySQL and SQLite's driver discard a savepoint immediately.
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
