<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\RunMoved;

defined( 'ABSPATH' ) || exit;

/**
 * Changes the statuses of many customers, in one transaction with a few statements.
 */
final class StatusRepository {

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
	 * @return array<int, string> Statuses of the existing customers, by id.
	 * @throws DatabaseError
	 */
	public function read( array $ids ): array {
		return $this->statuses( $ids, '' );
	}

	/**
	 * @param non-empty-list<int>                          $ids    At most MAX_CUSTOMERS.
	 * @param callable(array<int, string>): list<Change>   $decide Gets the statuses of the existing customers by id, and returns a
	 *                                                             change for each id. `after` of an updated one has the new status.
	 * @return array<int, string> Previous statuses of the updated customers, by id.
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function change( array $ids, callable $decide, Recorder $recorder ): array {
		// Locking an id inserts a row, so missing customers are removed first.
		$existing = array_keys( $this->read( $ids ) );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $existing, $decide, $recorder ): array {
				$current = array();
				if ( array() !== $existing ) {
					$transaction->lock_customers( ...$existing );
					$current = $this->statuses( $existing, $transaction->for_update() );
				}
				$changes = $decide( $current );
				$updated = $this->write( $transaction, $changes, $current, $recorder->keeps_values() ? $recorder->run_id() : null );
				$recorder->record( $transaction, ...$changes );
				$deleted = array_values( array_diff( $existing, array_keys( $current ) ) );
				if ( array() !== $deleted ) {
					$transaction->delete( $this->tables->customer_locks(), array( 'customer_id' => $deleted ) );
				}
				return $updated;
			}
		);
	}

	/**
	 * The image of a change; see Change.
	 *
	 * @return array{fields: array{status: string|null}}
	 */
	public static function image( string $status ): array {
		return array( 'fields' => array( 'status' => '' === $status ? null : $status ) );
	}

	/**
	 * @param list<Change>       $changes
	 * @param array<int, string> $current Statuses by customer.
	 * @param int|null           $run_id  The run that records the values; null if none does.
	 * @return array<int, string> Previous statuses of the updated customers, by id.
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, array $changes, array $current, ?int $run_id ): array {
		$targets = array();
		foreach ( $changes as $change ) {
			if ( Outcome::Updated === $change->outcome ) {
				$targets[ (string) $change->after['fields']['status'] ][] = (int) $change->customer_id;
			}
		}
		$updated = array();
		foreach ( $targets as $status => $ids ) {
			$values = array(
				'status'     => (string) $status,
				'updated_at' => gmdate( 'Y-m-d H:i:s' ),
			);
			$transaction->update( $this->tables->customers(), $values, array( 'id' => $ids ) );
			$before = array_intersect_key( $current, array_flip( $ids ) );
			$this->activity->statuses_updated( $transaction, $before, (string) $status, $run_id );
			$updated += $before;
		}
		return $updated;
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
}
