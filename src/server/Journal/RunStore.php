<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use Closure;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of runs: their creation, their states, and who drives them.
 *
 * A driver holds the run's lease and moves its position with each transaction; see StepRecorder. A change of the state by
 * another request therefore stops the driver at its next transaction, which is rolled back.
 */
final class RunStore {

	/** A driver that was killed loses its lease after this time. */
	public const LEASE_SECONDS = 60;

	/** A run of more customers works alone, because it slows the site down. */
	private const LARGE = 1_000;

	/** States that end a run. */
	private const ENDED = "'done', 'failed', 'canceled'";

	/**
	 * @param Closure(): int $undo_days Days for which a change can be undone; 0 if undo is off.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Closure $undo_days,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function find( int $id ): ?Run {
		$row = $this->database->row( 'SELECT ' . Run::COLUMNS . ' FROM %i WHERE id = %d', array( $this->tables->runs(), $id ) );
		return null === $row ? null : $this->run( $row );
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, Run> Those that exist, by id.
	 * @throws DatabaseError
	 */
	public function find_all( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = SqlFragment::in( 'id', $ids );
		$rows  = $this->database->rows( 'SELECT ' . Run::COLUMNS . " FROM %i WHERE {$where->sql}", array( $this->tables->runs(), ...$where->values ) );
		return array_column( array_map( $this->run( ... ), $rows ), null, 'id' );
	}

	/**
	 * @param int|null $customer_id Null for runs of many customers; otherwise all runs that changed the customer.
	 * @return array{list<Run>, int} A page, the newest first, and the number of all.
	 * @throws DatabaseError
	 */
	public function page( ?int $customer_id, int $page, int $per_page ): array {
		$where = null === $customer_id
			? new SqlFragment( 'r.customer_id IS NULL AND r.started_at IS NOT NULL' )
			: new SqlFragment( 'r.id IN (SELECT c.run_id FROM %i AS c WHERE c.customer_id = %d)', array( $this->tables->run_changes(), $customer_id ) );
		$total = (int) $this->database->value( "SELECT COUNT(*) FROM %i AS r WHERE {$where->sql}", array( $this->tables->runs(), ...$where->values ) );
		$rows  = $this->database->rows(
			'SELECT ' . Run::COLUMNS . " FROM %i AS r WHERE {$where->sql} ORDER BY r.id DESC LIMIT %d OFFSET %d",
			array( $this->tables->runs(), ...$where->values, $per_page, ( $page - 1 ) * $per_page )
		);
		return array( array_map( $this->run( ... ), $rows ), $total );
	}

	/**
	 * Creates a run whose creator drives it.
	 *
	 * @param array<string, mixed> $work
	 * @param int|null             $customer_id Null for a run of many customers.
	 * @param bool                 $is_background Whether jobs continue the run.
	 * @param int                  $undo_days  0 if no values are recorded.
	 * @return int The id.
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, RunKind $kind, RunState $state, array $work, int $total, ?int $customer_id, bool $is_background, int $undo_days, ?int $undoes, string $lease_token ): int {
		$now = time();
		return $transaction->insert(
			$this->tables->runs(),
			self::origin() + array(
				'kind'          => $kind->value,
				'state'         => $state->value,
				'customer_id'   => $customer_id,
				'work'          => (string) wp_json_encode( (object) $work, JSON_UNESCAPED_SLASHES ),
				'total'         => $total,
				'is_background' => (int) $is_background,
				'undoes'        => $undoes ?? 0,
				'created_at'    => self::moment( $now ),
				'started_at'    => RunState::Running === $state ? self::moment( $now ) : null,
				'touched_at'    => $now,
				'undo_until'    => self::undo_until( $undo_days ),
				'lease_token'   => $lease_token,
				'lease_until'   => '' === $lease_token ? 0 : $now + self::LEASE_SECONDS,
			)
		);
	}

	/**
	 * @return int|null An undo of the run that a request of the user is checking now.
	 * @throws DatabaseError
	 */
	public function undo_in_check( int $undoes, int $user_id ): ?int {
		$id = $this->database->value(
			"SELECT MAX(id) FROM %i WHERE state = 'planning' AND undoes = %d AND user_id = %d AND lease_token <> '' AND lease_until >= %d",
			array( $this->tables->runs(), $undoes, $user_id, time() )
		);
		return null === $id ? null : (int) $id;
	}

	/**
	 * Deletes the checked undos of a run that the user did not start, because a new check replaces them.
	 *
	 * @throws DatabaseError
	 */
	public function delete_planned_undos( Transaction $transaction, int $undoes, int $user_id ): void {
		// The one that has just been started is still planned.
		$undone_by = $this->database->value( 'SELECT undone_by FROM %i WHERE id = %d' . $transaction->for_update(), array( $this->tables->runs(), $undoes ) );
		if ( 0 !== (int) $undone_by ) {
			return;
		}
		$transaction->delete( $this->tables->runs(), array( 'state' => RunState::Planned->value, 'undoes' => $undoes, 'user_id' => $user_id ) );
	}

	/**
	 * Creates a run of one customer that has ended.
	 *
	 * @return int The id.
	 * @throws DatabaseError
	 */
	public function insert_of_one( Transaction $transaction, RunKind $kind, int $customer_id, Outcome $outcome, int $undo_days ): int {
		$now = self::moment( time() );
		return $transaction->insert(
			$this->tables->runs(),
			self::origin() + array(
				'kind'           => $kind->value,
				'state'          => RunState::Done->value,
				'customer_id'    => $customer_id,
				'total'          => 1,
				'processed'      => 1,
				$outcome->text() => 1,
				'created_at'     => $now,
				'started_at'     => $now,
				'finished_at'    => $now,
				'touched_at'     => time(),
				'undo_until'     => self::undo_until( $undo_days ),
			)
		);
	}

	/**
	 * Acquires the lease of a run that has not ended, by one statement, which succeeds for one of concurrent drivers.
	 *
	 * @throws DatabaseError
	 */
	public function acquire( int $id, string $token ): bool {
		$now = time();
		return 1 === $this->database->execute_with_retry(
			'UPDATE %i SET lease_token = %s, lease_until = %d WHERE id = %d AND state NOT IN (' . self::ENDED . ") AND (lease_token = '' OR lease_until < %d OR lease_until > %d)",
			// A later end comes from a clock that was set back.
			array( $this->tables->runs(), $token, $now + self::LEASE_SECONDS, $id, $now, $now + 2 * self::LEASE_SECONDS )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	public function release( int $id, string $token ): void {
		$this->database->execute_with_retry( "UPDATE %i SET lease_token = '' WHERE id = %d AND lease_token = %s", array( $this->tables->runs(), $id, $token ) );
	}

	/**
	 * Moves the position from the value that the driver has read, with the counts of the new changes.
	 *
	 * @param array<string, int> $counts  New results by outcome.
	 * @param int                $partial Those that are partial.
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function advance( Transaction $transaction, Run $run, int $position, array $counts, int $partial ): void {
		$values = array(
			'position'    => $position,
			'processed'   => $run->processed + array_sum( $counts ),
			'partial'     => $run->partial + $partial,
			'touched_at'  => time(),
			'lease_until' => time() + self::LEASE_SECONDS,
		);
		foreach ( $counts as $outcome => $count ) {
			$values[ $outcome ] = $run->counts[ $outcome ] + $count;
		}
		$has_moved = 1 === $transaction->update(
			$this->tables->runs(),
			$values,
			array(
				'id'          => $run->id,
				'position'    => $run->position,
				'processed'   => $run->processed,
				'state'       => $run->state->value,
				'lease_token' => $run->lease_token,
			)
		);
		if ( ! $has_moved ) {
			throw new RunMoved();
		}
	}

	/**
	 * Changes the state from one to another.
	 *
	 * @param list<RunState>              $from
	 * @param array<string, scalar|null>  $values Further columns.
	 * @param string|null                 $token  Lease that the run must have; null for any.
	 * @return bool Whether the run was in one of the states.
	 * @throws DatabaseError
	 */
	public function change_state( int $id, array $from, RunState $to, array $values = array(), ?string $token = null ): bool {
		$values += array( 'state' => $to->value, 'touched_at' => time() );
		if ( RunState::Paused !== $to && RunState::Failed !== $to ) {
			$values += array( 'reason_code' => '', 'reason' => '' );
		}
		if ( $to->has_ended() ) {
			$values += array( 'finished_at' => self::moment( time() ), 'lease_token' => '' );
		}
		$sets   = implode( ', ', array_map( static fn ( mixed $value ): string => '%i = ' . ( is_int( $value ) ? '%d' : '%s' ), array_values( $values ) ) );
		$states = SqlFragment::in( 'state', array_map( static fn ( RunState $state ): string => $state->value, $from ) );
		$pairs  = array();
		foreach ( $values as $column => $value ) {
			array_push( $pairs, $column, $value );
		}
		return 1 === $this->database->execute_with_retry(
			"UPDATE %i SET $sets WHERE id = %d AND {$states->sql}" . ( null === $token ? '' : ' AND lease_token = %s' ),
			array( $this->tables->runs(), ...$pairs, $id, ...$states->values, ...( null === $token ? array() : array( $token ) ) )
		);
	}

	/**
	 * Marks a run as undone by another one, unless one has undone it.
	 *
	 * @throws DatabaseError
	 */
	public function mark_undone( Transaction $transaction, int $id, int $undone_by ): bool {
		return 1 === $transaction->update( $this->tables->runs(), array( 'undone_by' => $undone_by ), array( 'id' => $id, 'undone_by' => 0 ) );
	}

	/**
	 * Cancels a run, unless it has ended. The run that a canceled undo was to undo can be undone again.
	 *
	 * @throws DatabaseError
	 */
	public function cancel( Transaction $transaction, Run $run ): void {
		$values = array(
			'state'       => RunState::Canceled->value,
			'reason_code' => '',
			'reason'      => '',
			'finished_at' => self::moment( time() ),
			'touched_at'  => time(),
			'lease_token' => '',
		);
		$states = array_filter( RunState::cases(), static fn ( RunState $state ): bool => ! $state->has_ended() );
		$where  = array(
			'id'    => $run->id,
			'state' => array_values( array_map( static fn ( RunState $state ): string => $state->value, $states ) ),
		);
		if ( 1 === $transaction->update( $this->tables->runs(), $values, $where ) && null !== $run->undoes ) {
			$transaction->update( $this->tables->runs(), array( 'undone_by' => 0 ), array( 'id' => $run->undoes, 'undone_by' => $run->id ) );
		}
	}

	/**
	 * Makes a run undoable again, whose undo has failed.
	 *
	 * @throws DatabaseError
	 */
	public function unmark_undone( int $id, int $undone_by ): void {
		$this->database->execute_with_retry( 'UPDATE %i SET undone_by = 0 WHERE id = %d AND undone_by = %d', array( $this->tables->runs(), $id, $undone_by ) );
	}

	/**
	 * Stores how far a run is checked.
	 *
	 * @return bool Whether the run is still being checked with this lease.
	 * @throws DatabaseError
	 */
	public function save_plan( Run $run, Plan $plan ): bool {
		return $this->change_state( $run->id, array( RunState::Planning ), RunState::Planning, array( 'plan' => $plan->json(), 'lease_until' => time() + self::LEASE_SECONDS ), $run->lease_token );
	}

	/**
	 * @return int|null The large run that a large run waits for: an older one that a driver has touched lately.
	 * @throws DatabaseError
	 */
	public function blocked_by( Run $run ): ?int {
		if ( $run->total <= self::LARGE || ! $run->is_background || ! $run->state->is_active() ) {
			return null;
		}
		$id = $this->database->value(
			"SELECT MIN(id) FROM %i WHERE state IN ('planning', 'running') AND id < %d AND total > %d AND touched_at > %d AND is_background = 1",
			array( $this->tables->runs(), $run->id, self::LARGE, time() - Run::STALLED_SECONDS )
		);
		return null === $id ? null : (int) $id;
	}

	/**
	 * @param int $before Unix seconds.
	 * @return list<Run> Runs that work, but that no driver has touched since, the oldest first.
	 * @throws DatabaseError
	 */
	public function untouched( int $before ): array {
		$rows = $this->database->rows(
			'SELECT ' . Run::COLUMNS . " FROM %i WHERE state IN ('planning', 'running') AND touched_at < %d ORDER BY id LIMIT 20",
			array( $this->tables->runs(), $before )
		);
		return array_map( $this->run( ... ), $rows );
	}

	/**
	 * @return bool Whether any run works.
	 * @throws DatabaseError
	 */
	public function has_active(): bool {
		return null !== $this->database->value( "SELECT id FROM %i WHERE state IN ('planning', 'running') LIMIT 1", array( $this->tables->runs() ) );
	}

	/**
	 * @param array<string, string|null> $row
	 */
	private function run( array $row ): Run {
		return Run::from_row( $row, ( $this->undo_days )() );
	}

	/**
	 * @return array{user_id: int, application: string}
	 */
	private static function origin(): array {
		$origin = RunOrigin::current();
		return array( 'user_id' => $origin->user_id, 'application' => $origin->application );
	}

	private static function undo_until( int $days ): ?string {
		return $days > 0 ? self::moment( time() + $days * DAY_IN_SECONDS ) : null;
	}

	private static function moment( int $time ): string {
		return gmdate( 'Y-m-d H:i:s', $time );
	}
}
