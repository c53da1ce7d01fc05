<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of files that are imported, numbered from 0, each with a hash of its email.
 */
final class ImportRowStore {

	/** Rows that one statement deletes. Small, so that writers do not wait long. */
	private const DELETED_ROWS = 5_000;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param int $below The number after the last row.
	 * @return array<int, list<string>> Cells by number, in ascending order.
	 * @throws DatabaseError
	 */
	public function range( int $import_id, int $from, int $below ): array {
		return array_map( self::cells( ... ), $this->texts( $import_id, $from, $below ) );
	}

	/**
	 * @param non-empty-list<int> $numbers
	 * @return array<int, list<string>> Cells by number.
	 * @throws DatabaseError
	 */
	public function find( int $import_id, array $numbers ): array {
		$where = SqlFragment::in( 'n', $numbers );
		$rows  = $this->database->rows(
			"SELECT n, cells FROM %i WHERE import_id = %d AND {$where->sql}",
			array( $this->tables->import_rows(), $import_id, ...$where->values )
		);
		return array_map( self::cells( ... ), array_column( $rows, 'cells', 'n' ) );
	}

	/**
	 * @param array<int, list<string>> $rows Cells by number.
	 * @return array<int, list<string>> Those among them that are not stored yet, or are stored with other cells.
	 * @throws DatabaseError
	 */
	public function differing( int $import_id, array $rows ): array {
		$stored = array() === $rows ? array() : $this->texts( $import_id, array_key_first( $rows ), array_key_last( $rows ) + 1 );
		return array_filter( $rows, static fn ( array $cells, int $n ): bool => self::text( $cells ) !== ( $stored[ $n ] ?? null ), ARRAY_FILTER_USE_BOTH );
	}

	/**
	 * Adds rows, or replaces those with the same numbers.
	 *
	 * @param array<int, list<string>> $rows   Cells by number.
	 * @param array<int, string>       $hashes Of the emails, in hexadecimal digits, by number; empty for a row without an email.
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, int $import_id, array $rows, array $hashes ): void {
		$values = array();
		foreach ( $rows as $n => $cells ) {
			$values[] = array(
				'import_id'  => $import_id,
				'n'          => $n,
				'email_hash' => $hashes[ $n ],
				'cells'      => self::text( $cells ),
			);
		}
		$transaction->upsert_rows( $this->tables->import_rows(), $values, array( 'email_hash', 'cells' ) );
	}

	/**
	 * @param array<int, string> $hashes As in write(), of rows that are stored.
	 * @throws DatabaseError
	 */
	public function write_hashes( Transaction $transaction, int $import_id, array $hashes ): void {
		$values = array();
		foreach ( $hashes as $n => $hash ) {
			$values[] = array(
				'import_id'  => $import_id,
				'n'          => $n,
				'email_hash' => $hash,
				'cells'      => '',
			);
		}
		$transaction->upsert_rows( $this->tables->import_rows(), $values, array( 'email_hash' ) );
	}

	/**
	 * @param int $below The number after the last row.
	 * @return array<int, true> By number: rows whose email an earlier row of the file has, too.
	 * @throws DatabaseError
	 */
	public function duplicates( int $import_id, int $from, int $below ): array {
		$rows = $this->database->rows(
			"SELECT r.n FROM %i AS r WHERE r.import_id = %d AND r.n >= %d AND r.n < %d AND r.email_hash <> ''"
				. ' AND EXISTS (SELECT 1 FROM %i AS e WHERE e.import_id = r.import_id AND e.email_hash = r.email_hash AND e.n < r.n)',
			array( $this->tables->import_rows(), $import_id, $from, $below, $this->tables->import_rows() )
		);
		return array_fill_keys( array_map( intval( ... ), array_column( $rows, 'n' ) ), true );
	}

	/**
	 * Deletes some rows of an import.
	 *
	 * @return bool Whether rows are left.
	 * @throws DatabaseError
	 */
	public function delete_some( int $import_id ): bool {
		$table = $this->tables->import_rows();
		$first = $this->database->value( 'SELECT MIN(n) FROM %i WHERE import_id = %d', array( $table, $import_id ) );
		if ( null === $first ) {
			return false;
		}
		$this->database->execute_with_retry( 'DELETE FROM %i WHERE import_id = %d AND n < %d', array( $table, $import_id, (int) $first + self::DELETED_ROWS ) );
		return true;
	}

	/**
	 * @return int|null An import that was deleted before its rows.
	 * @throws DatabaseError
	 */
	public function orphan(): ?int {
		$id = $this->database->value(
			'SELECT r.import_id FROM (SELECT DISTINCT import_id FROM %i) AS r LEFT JOIN %i AS i ON i.id = r.import_id WHERE i.id IS NULL LIMIT 1',
			array( $this->tables->import_rows(), $this->tables->imports() )
		);
		return null === $id ? null : (int) $id;
	}

	/**
	 * @return array<int, string> Stored cells by number, in ascending order.
	 * @throws DatabaseError
	 */
	private function texts( int $import_id, int $from, int $below ): array {
		$rows = $this->database->rows(
			'SELECT n, cells FROM %i WHERE import_id = %d AND n >= %d AND n < %d ORDER BY n',
			array( $this->tables->import_rows(), $import_id, $from, $below )
		);
		return array_column( $rows, 'cells', 'n' );
	}

	/**
	 * @return list<string>
	 */
	private static function cells( string $text ): array {
		return (array) json_decode( $text, true );
	}

	/**
	 * @param list<string> $cells
	 */
	private static function text( array $cells ): string {
		return (string) wp_json_encode( $cells, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}
}
