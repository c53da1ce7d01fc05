<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Ids of new rows in a table whose counter one row has taken past what PHP and readers of JSON can hold. Such a row is
 * passed over, and the next ones continue behind the others.
 */
final class RowIds {

	private const DUPLICATE_KEY = 1062;

	/** The counter stands at its end. */
	private const NO_NEXT_ID = 1467;

	public function __construct( private readonly Connection $database ) {}

	/**
	 * @return array{id?: int} What the INSERT is to name: SQLite refuses to count beyond the largest id.
	 * @throws DatabaseError
	 */
	public function named( string $table ): array {
		$is_used_up = $this->database->dialect->is_sqlite() && (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $table ) ) > Column::LIMIT;
		return $is_used_up ? array( 'id' => $this->free( $table ) ) : array();
	}

	/**
	 * Likewise, after an INSERT that named none.
	 *
	 * @return array{id: int}
	 * @throws DatabaseError The error, for another reason.
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
			// What PHP was told is not exact any more.
			$this->database->execute( 'UPDATE %i SET id = %d WHERE id = LAST_INSERT_ID()', array( $table, $free ) );
		} catch ( DatabaseError $error ) {
			throw self::DUPLICATE_KEY === $error->getCode() ? DatabaseError::conflict( 'Another writer has taken the same id.' ) : $error;
		}
		return $free;
	}

	/**
	 * With a lock: nothing may be read without one before the claims.
	 *
	 * @throws DatabaseError
	 */
	private function free( string $table ): int {
		$lock = $this->database->dialect->for_update();
		return 1 + (int) $this->database->value( "SELECT id FROM %i WHERE id <= %d ORDER BY id DESC LIMIT 1$lock", array( $table, Column::LIMIT ) );
	}
}
