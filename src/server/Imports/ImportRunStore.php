<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;

defined( 'ABSPATH' ) || exit;

/**
 * The runs of imports. The work of a run has `source`, and the rows `from` to `through` (without the latter), numbered from 0. Its
 * position is the number of rows that are done, each with one result.
 */
final class ImportRunStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly RunStore $runs,
	) {}

	/**
	 * @param list<int> $import_ids
	 * @return array<int, list<Run>> By import, the newest first.
	 * @throws DatabaseError
	 */
	public function of( array $import_ids ): array {
		if ( array() === $import_ids ) {
			return array();
		}
		$where = SqlFragment::in( 'import_id', $import_ids );
		$rows  = $this->database->rows( "SELECT id FROM %i WHERE {$where->sql} ORDER BY id DESC", array( $this->tables->runs(), ...$where->values ) );
		$ids   = array_map( intval( ... ), array_column( $rows, 'id' ) );
		$runs  = $this->runs->find_all( $ids );
		$found = array_fill_keys( $import_ids, array() );
		foreach ( $ids as $id ) {
			if ( isset( $runs[ $id ] ) ) {
				$found[ (int) $runs[ $id ]->import_id ][] = $runs[ $id ];
			}
		}
		return $found;
	}

	/**
	 * The number after the last row that a run has imported, unless the run is undone.
	 *
	 * @param list<Run> $runs Of one import.
	 */
	public static function imported( array $runs ): int {
		$ends = array( 0 );
		foreach ( $runs as $run ) {
			if ( null !== $run->started_at && null === $run->undone_by && $run->processed > 0 ) {
				$ends[] = (int) $run->work['from'] + $run->processed;
			}
		}
		return max( $ends );
	}

	/**
	 * Creates a run that is checked first.
	 *
	 * @param int    $undo_days   0 if no values are recorded.
	 * @param string $lease_token Of the request that checks it.
	 * @return int The id.
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, Import $import, int $from, int $through, int $undo_days, string $lease_token ): int {
		$work = array(
			'source'  => $import->source,
			'from'    => $from,
			'through' => $through,
		);
		$id   = $this->runs->insert( $transaction, RunKind::Import, RunState::Planning, $work, $through - $from, null, true, $undo_days, null, $lease_token );
		$transaction->update( $this->tables->runs(), array( 'import_id' => $import->id ), array( 'id' => $id ) );
		return $id;
	}

	/**
	 * Cancels runs that were not started.
	 *
	 * @return bool Whether no run of the import works or is paused.
	 * @throws DatabaseError
	 */
	public function cancel_plans( Transaction $transaction, int $import_id ): bool {
		$transaction->update(
			$this->tables->runs(),
			array(
				'state'       => RunState::Canceled->value,
				'finished_at' => gmdate( 'Y-m-d H:i:s' ),
				'touched_at'  => time(),
				'lease_token' => '',
			),
			array(
				'import_id' => $import_id,
				'state'     => array( RunState::Planning->value, RunState::Planned->value ),
			)
		);
		// After the UPDATE, at which a request that starts one of them waits.
		return null === $this->database->value(
			"SELECT id FROM %i WHERE import_id = %d AND state IN ('running', 'paused') LIMIT 1" . $transaction->for_update(),
			array( $this->tables->runs(), $import_id )
		);
	}

	/**
	 * Separates the runs from the import, because its rows are deleted.
	 *
	 * @throws DatabaseError
	 */
	public function release( Transaction $transaction, int $import_id ): void {
		$transaction->update( $this->tables->runs(), array( 'import_id' => 0 ), array( 'import_id' => $import_id ) );
	}
}
