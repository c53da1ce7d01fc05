<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\RunMoved;

defined( 'ABSPATH' ) || exit;

/**
 * Gives many customers one status, in one transaction with a few statements.
 */
final class StatusUpdateRepository {

	/** Customers of one transaction. More would keep other requests waiting for locks, and SQLite limits the length of a statement. */
	public const MAX_CUSTOMERS = 250;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ActivityRepository $activity,
	) {}

	/**
	 * @param non-empty-list<int> $ids At most MAX_CUSTOMERS.
	 * @return array<int, string> Previous statuses by id. Ids of missing customers are left out.
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function update( array $ids, string $status, Recorder $recorder ): array {
		// Locking an id inserts a row, so missing customers are removed first.
		$existing = array_keys( $this->statuses( $ids, '' ) );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $ids, $existing, $status, $recorder ): array {
				if ( array() === $existing ) {
					$recorder->record( $transaction, ...self::changes( $ids, array(), $status ) );
					return array();
				}
				$transaction->lock_customers( ...$existing );
				$before  = $this->statuses( $existing, $transaction->for_update() );
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
					$this->activity->statuses_updated( $transaction, $changed, $status, $recorder->keeps_values() ? $recorder->run_id() : null );
				}
				$recorder->record( $transaction, ...self::changes( $ids, $before, $status ) );
				$deleted = array_values( array_diff( $existing, array_keys( $before ) ) );
				if ( array() !== $deleted ) {
					$transaction->delete( $this->tables->customer_locks(), array( 'customer_id' => $deleted ) );
				}
				return $before;
			}
		);
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param string              $lock End of the SELECT: `FOR UPDATE`, or empty.
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

	/**
	 * @param list<int>          $ids
	 * @param array<int, string> $before Previous statuses by id, of the existing customers.
	 * @return list<Change> One for each id.
	 */
	private static function changes( array $ids, array $before, string $status ): array {
		return array_map(
			static function ( int $id ) use ( $before, $status ): Change {
				if ( ! isset( $before[ $id ] ) ) {
					return Change::failed( $id, 'customer_not_found', ApiError::customer_not_found( $id )->getMessage() );
				}
				return $before[ $id ] === $status
					? new Change( $id, Outcome::Unchanged )
					: new Change( $id, Outcome::Updated, null, self::image( $before[ $id ] ), self::image( $status ) );
			},
			$ids
		);
	}

	/**
	 * @return array{fields: array{status: string|null}}
	 */
	private static function image( string $status ): array {
		return array( 'fields' => array( 'status' => '' === $status ? null : $status ) );
	}
}
