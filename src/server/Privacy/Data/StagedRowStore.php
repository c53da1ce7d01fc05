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
	 * A cell that is the email, also as “Ada <ada@example.com>” and `mailto:ada@example.com`.
	 */
	public function where( string $email ): SqlFragment {
		$like  = $this->database->escape_like( strtolower( $email ) );
		$parts = array();
		foreach ( array( '"', ' ', '<', ':', "'" ) as $before ) {
			$parts[] = new SqlFragment( 'LOWER(cells) LIKE %s', array( "%$before$like%" ) );
		}
		return SqlFragment::any( $parts );
	}

	/**
	 * @param list<string> $emails
	 * @return bool Whether there were any.
	 * @throws DatabaseError
	 */
	public function clear( Transaction $transaction, array $emails ): bool {
		$is_any = false;
		foreach ( $emails as $email ) {
			$where = $this->where( $email );
			$rows  = $this->database->rows( "SELECT import_id, n, cells FROM %i WHERE {$where->sql}", array( $this->tables->import_rows(), ...$where->values ) );
			foreach ( $rows as $row ) {
				$is_any = true;
				$transaction->update(
					$this->tables->import_rows(),
					array(
						'email_hash' => '',
						'cells'      => (string) wp_json_encode( self::blank( (array) json_decode( (string) $row['cells'], true ) ) ),
					),
					array(
						'import_id' => (int) $row['import_id'],
						'n'         => (int) $row['n'],
					)
				);
			}
			$is_any = $this->clear_samples( $transaction, $email ) || $is_any;
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
	 * The first rows of each file, as the client sent them.
	 *
	 * @throws DatabaseError
	 */
	private function clear_samples( Transaction $transaction, string $email ): bool {
		$pattern = '%' . $this->database->escape_like( strtolower( $email ) ) . '%';
		$imports = $this->database->rows( 'SELECT id, sample FROM %i WHERE LOWER(sample) LIKE %s', array( $this->tables->imports(), $pattern ) );
		foreach ( $imports as $import ) {
			$sample = array_map(
				static fn ( mixed $cells ): array => false === stripos( (string) wp_json_encode( $cells, JSON_UNESCAPED_SLASHES ), $email ) ? (array) $cells : self::blank( (array) $cells ),
				(array) json_decode( (string) $import['sample'], true )
			);
			$transaction->update( $this->tables->imports(), array( 'sample' => (string) wp_json_encode( $sample, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) ), array( 'id' => (int) $import['id'] ) );
		}
		return array() !== $imports;
	}

	/**
	 * @param array<mixed> $cells
	 * @return list<string>
	 */
	private static function blank( array $cells ): array {
		return array_fill( 0, count( $cells ), '' );
	}
}
