<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Page;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\Recognition;

defined( 'ABSPATH' ) || exit;

/**
 * The table of imports. A writer locks the import first, so that requests of one import do not overlap.
 */
final class ImportStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function find( int $id ): ?Import {
		$row = $this->database->row( 'SELECT ' . Import::COLUMNS . ' FROM %i WHERE id = %d', array( $this->tables->imports(), $id ) );
		return null === $row ? null : Import::from_row( $row );
	}

	/**
	 * @return Page<Import> The newest first.
	 * @throws DatabaseError
	 */
	public function page( int $page, int $per_page ): Page {
		$total = (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $this->tables->imports() ) );
		$rows  = $this->database->rows(
			'SELECT ' . Import::COLUMNS . ' FROM %i ORDER BY id DESC LIMIT %d OFFSET %d',
			array( $this->tables->imports(), $per_page, ( $page - 1 ) * $per_page )
		);
		return new Page( array_map( Import::from_row( ... ), $rows ), $total );
	}

	/**
	 * @param array<string, mixed> $file The schema ImportCreate of the contract.
	 * @return int The id.
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, array $file, Recognition $recognition, ImportOptions $options ): int {
		return $transaction->insert(
			$this->tables->imports(),
			array(
				'name'       => $file['name'],
				'source'     => $recognition->source,
				'mapping'    => self::json( $recognition->columns ),
				'sample'     => self::json( $file['sample'] ?? array() ),
				'options'    => self::json( $options->to_array() ),
				'total'      => $file['total'] ?? null,
				'size'       => $file['size'] ?? null,
				'hash'       => $file['hash'] ?? null,
				'user_id'    => get_current_user_id(),
				'created_at' => gmdate( 'Y-m-d H:i:s' ),
				'touched_at' => time(),
			)
		);
	}

	/**
	 * Makes other writers of the import wait until the transaction ends, and reads it. This is the first statement of a
	 * transaction. The row changes every time: a Galera cluster detects conflicts in changed rows only.
	 *
	 * @return Import|null Null if it does not exist.
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction, int $id ): ?Import {
		return 0 === $transaction->increment( $this->tables->imports(), 'version', array( 'touched_at' => time() ), array( 'id' => $id ) ) ? null : $this->find( $id );
	}

	/**
	 * @param list<array{column: string, field: string|null, is_sure: bool, note: string|null}> $columns
	 * @param int                                                                               $unhashed As in Import.
	 * @throws DatabaseError
	 */
	public function save_mapping( Transaction $transaction, int $id, array $columns, ImportOptions $options, int $unhashed ): void {
		$transaction->update(
			$this->tables->imports(),
			array(
				'mapping'  => self::json( $columns ),
				'options'  => self::json( $options->to_array() ),
				'unhashed' => $unhashed,
			),
			array( 'id' => $id )
		);
	}

	/**
	 * @param int $received Rows that are stored now.
	 * @param int $bytes    Of their cells.
	 * @throws DatabaseError
	 */
	public function save_received( Transaction $transaction, int $id, int $received, int $bytes ): void {
		$transaction->update(
			$this->tables->imports(),
			array(
				'received' => $received,
				'bytes'    => $bytes,
			),
			array( 'id' => $id )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	public function save_unhashed( Transaction $transaction, int $id, int $unhashed ): void {
		$transaction->update( $this->tables->imports(), array( 'unhashed' => $unhashed ), array( 'id' => $id ) );
	}

	/**
	 * @param int $moment Unix seconds.
	 * @return int|null An import that no request has touched since, and none of whose runs has worked since.
	 * @throws DatabaseError
	 */
	public function unused_since( int $moment ): ?int {
		$id = $this->database->value(
			'SELECT i.id FROM %i AS i WHERE i.touched_at <= %d AND NOT EXISTS'
				. " (SELECT 1 FROM %i AS r WHERE r.import_id = i.id AND (r.state IN ('running', 'paused') OR r.finished_at > %s)) ORDER BY i.touched_at LIMIT 1",
			array( $this->tables->imports(), $moment, $this->tables->runs(), gmdate( 'Y-m-d H:i:s', $moment ) )
		);
		return null === $id ? null : (int) $id;
	}

	/**
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, int $id ): void {
		$transaction->delete( $this->tables->imports(), array( 'id' => $id ) );
	}

	/**
	 * @param array<mixed> $value
	 */
	private static function json( array $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}
}
