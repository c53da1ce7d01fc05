<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Chooses ids for new rows in a table in which one row has an id beyond Column::LIMIT, which also sets the counter beyond it.
 * New rows continue after the largest id within the limit.
 */
final class RowIds {

	private const DUPLICATE_KEY = 1062;

	/** The counter is at its end. */
	private const NO_NEXT_ID = 1467;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @return array{id?: int} The id for the INSERT, if SQLite's counter is at its end.
	 * @throws DatabaseError
	 */
	public function named( string $table ): array {
		$is_used_up = $this->database->dialect->is_sqlite() && (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $table ) ) > Column::LIMIT;
		return $is_used_up ? array( 'id' => $this->free( $table ) ) : array();
	}

	/**
	 * The id for another INSERT, after one without an id has failed.
	 *
	 * @return array{id: int}
	 * @throws DatabaseError The given error, if the counter is not its cause.
	 */
	public function named_after( DatabaseError $error, string $table ): array {
		return self::NO_NEXT_ID === $error->getCode() ? array( 'id' => $this->free( $table ) ) : throw $error;
	}

	/**
	 * The id of the row that this transaction has just inserted.
	 *
	 * @throws DatabaseError
	 */
	public function given( string $table ): int {
		$id = $this->database->last_insert_id();
		if ( $id <= Column::LIMIT ) {
			return $id;
		}
		$free = $this->free( $table );
		try {
			// PHP's value of LAST_INSERT_ID() is inexact beyond the limit.
			$this->database->execute( 'UPDATE %i SET id = %d WHERE id = LAST_INSERT_ID()', array( $table, $free ) );
		} catch ( DatabaseError $error ) {
			throw self::DUPLICATE_KEY === $error->getCode() ? DatabaseError::conflict( 'Another writer has taken the same id.' ) : $error;
		}
		return $free;
	}

	/**
	 * With a lock, because no unlocked read may come before the unique values (Transaction::run()).
	 *
	 * @throws DatabaseError
	 */
	private function free( string $table ): int {
		$lock = $this->database->dialect->for_update();
		return 1 + (int) $this->database->value( "SELECT id FROM %i WHERE id <= %d ORDER BY id DESC LIMIT 1$lock", array( $table, Column::LIMIT ) );
	}
}
