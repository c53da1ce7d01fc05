<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Gives many customers one status, all of them in the same few statements.
 */
final class StatusUpdateRepository {

	/** How many customers at most are changed at once. More would keep others waiting, and SQLite reads no longer statement. */
	public const MAX_AT_ONCE = 250;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ActivityRepository $activity,
	) {}

	/**
	 * @param non-empty-list<int> $ids At most MAX_AT_ONCE.
	 * @return array<int, string> The statuses that the customers had before, by id; who does not exist is left out.
	 * @throws DatabaseError
	 */
	public function update( array $ids, string $status ): array {
		// To lock an id makes a row for it: not for a thousand customers that never were.
		$ids = array_keys( $this->statuses( $ids, '' ) );
		if ( array() === $ids ) {
			return array();
		}
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $ids, $status ): array {
				$transaction->lock_customers( ...$ids );
				$before  = $this->statuses( $ids, $transaction->for_update() );
				$changed = array_filter( $before, static fn ( string $old ): bool => $old !== $status );
				if ( array() !== $changed ) {
					$transaction->update(
						$this->tables->customers(),
						array(
							'status'     => $status,
							'updated_at' => gmdate( 'Y-m-d H:i:s' ),
						),
						array( 'id' => array_keys( $changed ) )
					);
					$this->activity->statuses_updated( $transaction, $changed, $status );
				}
				$deleted = array_values( array_diff( $ids, array_keys( $before ) ) );
				if ( array() !== $deleted ) {
					$transaction->delete( $this->tables->customer_locks(), array( 'customer_id' => $deleted ) );
				}
				return $before;
			}
		);
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param string              $lock The end of the SELECT.
	 * @return array<int, string> Statuses by id.
	 * @throws DatabaseError
	 */
	private function statuses( array $ids, string $lock ): array {
		$where = SqlFragment::in( 'id', $ids );
		$rows  = $this->database->rows(
			"SELECT id, status FROM %i WHERE {$where->sql} ORDER BY id$lock",
			array( $this->tables->customers(), ...$where->values )
		);
		return array_map( strval( ... ), array_column( $rows, 'status', 'id' ) );
	}
}
