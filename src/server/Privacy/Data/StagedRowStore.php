<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Rows of imported files that have the email of a person. They are emptied, not deleted: an import counts its rows.
 */
final class StagedRowStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return SqlFragment|null Null if there are none.
	 */
	public static function of_person( Person $person ): ?SqlFragment {
		$numbers = array();
		foreach ( $person->staged as [ $import_id, $n ] ) {
			$numbers[ $import_id ][] = $n;
		}
		$parts = array();
		foreach ( $numbers as $import_id => $rows ) {
			$parts[] = SqlFragment::in( 'n', $rows )->and( new SqlFragment( 'import_id = %d', array( $import_id ) ) );
		}
		return array() === $parts ? null : SqlFragment::any( array_map( static fn ( SqlFragment $part ): SqlFragment => new SqlFragment( "({$part->sql})", $part->values ), $parts ) );
	}

	/**
	 * @return bool Whether there were any.
	 * @throws DatabaseError
	 */
	public function clear( Transaction $transaction, Person $person ): bool {
		$where = self::of_person( $person );
		$rows  = null === $where ? array() : $this->database->rows( "SELECT import_id, n, cells FROM %i WHERE {$where->sql}", array( $this->tables->import_rows(), ...$where->values ) );
		$count = 0;
		foreach ( $rows as $row ) {
			$count += $transaction->update(
				$this->tables->import_rows(),
				array(
					'email_hash' => '',
					'cells'      => self::blank( (string) $row['cells'] ),
				),
				array(
					'import_id' => (int) $row['import_id'],
					'n'         => (int) $row['n'],
				)
			);
		}
		return $count > 0;
	}

	/**
	 * @param callable(string): bool $is_of_person Whether a row, as JSON, is one of the person.
	 * @return bool Whether a sample has such a row: the first rows of each file, as the client sent them.
	 * @throws DatabaseError
	 */
	public function clear_samples( Transaction $transaction, callable $is_of_person ): bool {
		$is_any = false;
		foreach ( $this->database->rows( 'SELECT id, sample FROM %i', array( $this->tables->imports() ) ) as $import ) {
			$rows   = array_map( static fn ( mixed $cells ): string => (string) wp_json_encode( $cells, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), (array) json_decode( (string) $import['sample'], true ) );
			$sample = array_map( static fn ( string $row ): string => $is_of_person( $row ) ? self::blank( $row ) : $row, $rows );
			if ( $sample !== $rows ) {
				$is_any = true;
				$transaction->update( $this->tables->imports(), array( 'sample' => '[' . implode( ',', $sample ) . ']' ), array( 'id' => (int) $import['id'] ) );
			}
		}
		return $is_any;
	}

	/**
	 * @return list<string> The names of an import's columns.
	 * @throws DatabaseError
	 */
	public function columns( int $import_id ): array {
		$mapping = $this->database->value( 'SELECT mapping FROM %i WHERE id = %d', array( $this->tables->imports(), $import_id ) );
		return array_map( strval( ... ), array_column( (array) json_decode( (string) $mapping, true ), 'column' ) );
	}

	/**
	 * @param string $cells JSON.
	 * @return string JSON with as many empty cells.
	 */
	private static function blank( string $cells ): string {
		return (string) wp_json_encode( array_fill( 0, count( (array) json_decode( $cells, true ) ), '' ) );
	}
}
