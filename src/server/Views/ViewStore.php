<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The table of saved views.
 */
final class ViewStore {

	/** Views that a person sees: a hundred of the person's own, and those of colleagues. */
	private const MAX_LISTED = 500;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return list<SavedView> The user's views and the shared ones, by position.
	 * @throws DatabaseError
	 */
	public function visible_to( int $user_id ): array {
		$rows = $this->database->rows(
			'SELECT ' . SavedView::COLUMNS . ' FROM %i WHERE user_id = %d OR is_shared = 1 ORDER BY position, id LIMIT %d',
			array( $this->tables->views(), $user_id, self::MAX_LISTED )
		);
		return array_map( SavedView::from_row( ... ), $rows );
	}

	/**
	 * @throws DatabaseError
	 */
	public function find( int $id ): ?SavedView {
		$row = $this->database->row( 'SELECT ' . SavedView::COLUMNS . ' FROM %i WHERE id = %d', array( $this->tables->views(), $id ) );
		return null === $row ? null : SavedView::from_row( $row );
	}

	/**
	 * Makes other writers of the view wait until the transaction ends, and reads it. This is the first statement of a transaction.
	 * The row changes every time: a Galera cluster detects conflicts in changed rows only.
	 *
	 * @return SavedView|null As it was before, with the version that clients have read. Null if it does not exist.
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction, int $id ): ?SavedView {
		return 0 === $transaction->increment( $this->tables->views(), 'version', array(), array( 'id' => $id ) ) ? null : $this->find( $id )?->before_write();
	}

	/**
	 * @throws DatabaseError
	 */
	public function count_of( int $user_id ): int {
		return (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE user_id = %d', array( $this->tables->views(), $user_id ) );
	}

	/**
	 * @return int The position after all others.
	 * @throws DatabaseError
	 */
	public function next_position(): int {
		return 1 + (int) $this->database->value( 'SELECT MAX(position) FROM %i', array( $this->tables->views() ) );
	}

	/**
	 * @param array<string, scalar> $values From values().
	 * @return int The id.
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, int $user_id, array $values ): int {
		return $transaction->insert(
			$this->tables->views(),
			array(
				'user_id'    => $user_id,
				'version'    => 1,
				'updated_at' => gmdate( 'Y-m-d H:i:s' ),
			) + $values
		);
	}

	/**
	 * @param array<string, scalar> $values From values().
	 * @throws DatabaseError
	 */
	public function update( Transaction $transaction, int $id, array $values ): void {
		$transaction->update( $this->tables->views(), array( 'updated_at' => gmdate( 'Y-m-d H:i:s' ) ) + $values, array( 'id' => $id ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, int $id ): void {
		$transaction->delete( $this->tables->views(), array( 'id' => $id ) );
	}

	/**
	 * @param array<string, mixed> $members The schema ViewCreate of the contract, with a position.
	 * @return array<string, scalar> Values of the table's columns.
	 */
	public static function values( array $members ): array {
		return array(
			'is_shared'     => (int) $members['is_shared'],
			'name'          => $members['name'],
			'position'      => $members['position'],
			'query'         => self::json(
				array(
					'search'     => $members['search'],
					'filters'    => $members['filters'],
					'order_by'   => $members['order_by'],
					'order_type' => $members['order_type'],
				)
			),
			'shown_columns' => self::json( $members['columns'] ),
		);
	}

	/**
	 * @param array<mixed> $value
	 */
	private static function json( array $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	}
}
