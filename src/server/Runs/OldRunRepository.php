<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and deletes runs whose time is over, with their changes.
 *
 * A run that has not ended is kept, and so is a run that it undoes. But a checked undo that no person starts, and a run that no
 * person continues, are deleted at last.
 */
final class OldRunRepository {

	/** Of a run without values, which only shows what happened. */
	private const DAYS_WITHOUT_VALUES = 30;

	private const DAYS_PLANNED = 7;

	private const DAYS_PAUSED = 90;

	private const ENDED = "('done', 'failed', 'canceled')";

	/** Runs that one transaction deletes, and customers of one statement: SQLite limits its length. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly ActivityRepository $activity,
	) {}

	/**
	 * @param int $undo_days   The setting; 0 if undo is off.
	 * @param int $max_changes Changes that the runs have together, unless one run has more.
	 * @return list<int> The oldest runs whose time is over.
	 * @throws DatabaseError
	 */
	public function oldest( int $undo_days, int $max_changes ): array {
		$rows = $this->select( self::is_over( $undo_days ), ' ORDER BY r.id LIMIT ' . self::MAX_ROWS_PER_STATEMENT );
		$ids  = array();
		$sum  = 0;
		foreach ( $rows as $row ) {
			$sum += (int) $row['processed'];
			if ( $sum > $max_changes && array() !== $ids ) {
				break;
			}
			$ids[] = (int) $row['id'];
		}
		return $ids;
	}

	/**
	 * Deletes the changes first, because a run without its changes only says less, and changes without their run are never found
	 * again.
	 *
	 * @param non-empty-list<int> $ids         From oldest().
	 * @param int                 $undo_days   The setting; 0 if undo is off.
	 * @param int                 $max_changes Changes that are deleted now. If a run has more, it is left with the others.
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, array $ids, int $undo_days, int $max_changes ): void {
		// A person may have started an undo, or continued the run, since it was found.
		$runs = $this->select( self::is_over( $undo_days )->and( SqlFragment::in( 'r.id', $ids ) ), $transaction->for_update() );
		foreach ( $runs as $run ) {
			$this->retire( $transaction, $run );
			if ( in_array( $run['kind'], array( RunKind::UpdateStatus->value, RunKind::Import->value, RunKind::Undo->value ), true ) ) {
				$this->complete_activity( $transaction, (int) $run['id'], $max_changes );
			}
		}
		if ( 1 === count( $runs ) && (int) $runs[0]['processed'] > $max_changes ) {
			$deleted = $this->delete_changes( $transaction, (int) $runs[0]['id'], $max_changes );
			$runs    = $deleted < $max_changes ? $runs : array();
		}
		$over = array_map( intval( ... ), array_column( $runs, 'id' ) );
		$transaction->delete_in( $this->tables->run_changes(), 'run_id', $over );
		$transaction->delete_in( $this->tables->runs(), 'id', $over );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function select( SqlFragment $where, string $end ): array {
		return $this->database->rows(
			"SELECT r.id, r.kind, r.state, r.processed, r.undoes, r.created_at FROM %i AS r WHERE {$where->sql}"
				// A run that is being undone is read until its undo has ended.
				. ' AND NOT EXISTS (SELECT 1 FROM %i AS u WHERE u.id = r.undone_by AND u.state NOT IN ' . self::ENDED . ")$end",
			array( $this->tables->runs(), ...$where->values, $this->tables->runs() )
		);
	}

	private static function is_over( int $undo_days ): SqlFragment {
		$before = static fn ( int $days ): int => time() - $days * DAY_IN_SECONDS;
		$moment = static fn ( int $days ): string => gmdate( 'Y-m-d H:i:s', $before( $days ) );
		return new SqlFragment(
			'(r.state IN ' . self::ENDED . ' AND ((r.undo_until IS NULL AND r.created_at <= %s) OR r.undo_until <= %s OR (r.undo_until IS NOT NULL AND r.created_at <= %s))'
				. " OR (r.state = 'planned' AND r.touched_at <= %d) OR (r.state = 'paused' AND r.touched_at <= %d))",
			array( $moment( self::DAYS_WITHOUT_VALUES ), $moment( 0 ), $moment( $undo_days ), $before( self::DAYS_PLANNED ), $before( self::DAYS_PAUSED ) )
		);
	}

	/**
	 * Ends a run for good, because it may take several transactions to delete it.
	 *
	 * @param array<string, string|null> $run
	 * @throws DatabaseError
	 */
	private function retire( Transaction $transaction, array $run ): void {
		$has_ended = RunState::from( (string) $run['state'] )->has_ended();
		$transaction->update(
			$this->tables->runs(),
			array(
				'state'      => $has_ended ? $run['state'] : RunState::Canceled->value,
				'undo_until' => $run['created_at'],
			),
			array( 'id' => (int) $run['id'] )
		);
		if ( ! $has_ended && '0' !== (string) $run['undoes'] ) {
			$transaction->update( $this->tables->runs(), array( 'undone_by' => 0 ), array( 'id' => (int) $run['undoes'], 'undone_by' => (int) $run['id'] ) );
		}
	}

	/**
	 * Writes the values of the next changes into the activity, whose entries of changed statuses have only the run's id.
	 *
	 * @throws DatabaseError
	 */
	private function complete_activity( Transaction $transaction, int $run_id, int $max_changes ): void {
		$first  = $this->first_number( $run_id );
		$rows   = $this->database->rows(
			'SELECT customer_id, outcome, code, `before`, `after` FROM %i WHERE run_id = %d AND n >= %d AND n < %d AND outcome = %d',
			array( $this->tables->run_changes(), $run_id, $first, $first + $max_changes, Outcome::Updated->value )
		);
		$groups = array();
		foreach ( $rows as $row ) {
			$groups[ "{$row['before']}\n{$row['after']}" ][] = Change::from_row( $row );
		}
		foreach ( $groups as $changes ) {
			$before = $changes[0]->before['fields'] ?? array();
			$after  = $changes[0]->after['fields'] ?? array();
			$ids    = array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes );
			foreach ( array() === $before + $after ? array() : array_chunk( $ids, self::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
				$this->activity->complete_run( $transaction, $run_id, $chunk, $before, $after );
			}
		}
	}

	/**
	 * @return int The number of deleted changes.
	 * @throws DatabaseError
	 */
	private function delete_changes( Transaction $transaction, int $run_id, int $limit ): int {
		$first = $this->first_number( $run_id );
		return $transaction->delete_in( $this->tables->run_changes(), 'n', range( $first, $first + $limit - 1 ), array( 'run_id' => $run_id ) );
	}

	/**
	 * @return int The number of the first change that is left. The others follow without a gap.
	 * @throws DatabaseError
	 */
	private function first_number( int $run_id ): int {
		return (int) $this->database->value( 'SELECT MIN(n) FROM %i WHERE run_id = %d', array( $this->tables->run_changes(), $run_id ) );
	}
}
