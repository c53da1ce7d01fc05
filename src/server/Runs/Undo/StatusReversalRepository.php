<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

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
use FluentCartCustomers\Journal\Run;

defined( 'ABSPATH' ) || exit;

/**
 * Puts back the statuses of many customers, in one transaction with a few statements.
 */
final class StatusReversalRepository {

	/** Customers of one transaction; see StatusUpdateRepository. */
	public const MAX_CUSTOMERS = 250;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly ActivityRepository $activity,
		private readonly EditorQuery $editors,
	) {}

	/**
	 * Whether a change is of the status only.
	 */
	public static function is_of_status( Change $change ): bool {
		return array( 'fields' ) === array_keys( $change->before ?? array() ) && array( 'status' ) === array_keys( $change->before['fields'] )
			&& array( 'status' ) === array_keys( $change->after['fields'] ?? array() );
	}

	/**
	 * @param non-empty-list<Change> $changes  At most MAX_CUSTOMERS, each of another customer.
	 * @param Run                    $original The run that is undone.
	 * @return array<int, string> Previous statuses of the changed customers, by id.
	 * @throws DatabaseError
	 */
	public function apply( array $changes, Run $original, Recorder $recorder ): array {
		$ids      = array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes );
		$existing = array_keys( $this->statuses( $ids, '' ) );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $changes, $existing, $original, $recorder ): array {
				$current = array();
				if ( array() !== $existing ) {
					$transaction->lock_customers( ...$existing );
					$current = $this->statuses( $existing, $transaction->for_update() );
				}
				$results = array_map( fn ( Change $change ): Change => $this->result( $change, $current[ $change->customer_id ] ?? null, $original ), $changes );
				$changed = $this->write( $transaction, $results, $current, $recorder->keeps_values() ? $recorder->run_id() : null );
				$recorder->record( $transaction, ...$results );
				$deleted = array_values( array_diff( $existing, array_keys( $current ) ) );
				if ( array() !== $deleted ) {
					$transaction->delete( $this->tables->customer_locks(), array( 'customer_id' => $deleted ) ); // The lock has inserted them.
				}
				return $changed;
			}
		);
	}

	/**
	 * @param non-empty-list<Change> $changes
	 * @return list<Change> What apply() would do.
	 * @throws DatabaseError
	 */
	public function preview( array $changes, Run $original ): array {
		$current = $this->statuses( array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes ), '' );
		return array_map( fn ( Change $change ): Change => $this->result( $change, $current[ $change->customer_id ] ?? null, $original ), $changes );
	}

	/**
	 * @param string|null $current Null for a missing customer.
	 * @throws DatabaseError
	 */
	private function result( Change $change, ?string $current, Run $original ): Change {
		$id = (int) $change->customer_id;
		if ( null === $current ) {
			return Change::failed( $id, 'customer_not_found', ApiError::customer_not_found( $id )->getMessage() );
		}
		$before = (string) $change->before['fields']['status'];
		if ( $current === $before ) {
			return new Change( $id, Outcome::Unchanged );
		}
		return (string) $change->after['fields']['status'] === $current
			? new Change( $id, Outcome::Updated, null, $change->after, $change->before )
			: new Change( $id, Outcome::Kept, 'changed_since', null, array( 'kept' => $this->editors->editors( $id, array( 'status' => null ), $original ) ) );
	}

	/**
	 * @param list<Change>       $results
	 * @param array<int, string> $current Statuses by customer.
	 * @return array<int, string> Previous statuses of the changed customers, by id.
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, array $results, array $current, ?int $run_id ): array {
		$targets = array();
		foreach ( $results as $result ) {
			if ( Outcome::Updated === $result->outcome ) {
				$targets[ (string) $result->after['fields']['status'] ][] = (int) $result->customer_id;
			}
		}
		$changed = array();
		foreach ( $targets as $status => $ids ) {
			$values = array(
				'status'     => (string) $status,
				'updated_at' => gmdate( 'Y-m-d H:i:s' ),
			);
			$transaction->update( $this->tables->customers(), $values, array( 'id' => $ids ) );
			$before = array_intersect_key( $current, array_flip( $ids ) );
			$this->activity->statuses_updated( $transaction, $before, (string) $status, $run_id );
			$changed += $before;
		}
		return $changed;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param string              $lock End of the SELECT.
	 * @return array<int, string> Statuses by id.
	 * @throws DatabaseError
	 */
	private function statuses( array $ids, string $lock ): array {
		$where = SqlFragment::in( 'id', $ids );
		$rows  = $this->database->rows( "SELECT id, status FROM %i WHERE {$where->sql} ORDER BY id$lock", array( $this->tables->customers(), ...$where->values ) );
		return array_map( strval( ... ), array_column( $rows, 'status', 'id' ) );
	}
}
