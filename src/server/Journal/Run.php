<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the table of runs.
 */
final class Run {

	/** A run that no driver has touched for this long is stalled. */
	public const STALLED_SECONDS = 600;

	/** How long a preview can be run. */
	public const PREVIEW_SECONDS = 600;

	/** The columns that from_row() reads. */
	public const COLUMNS = 'id, kind, state, user_id, application, customer_id, work, plan, position, total, processed, created, updated,'
		. ' unchanged, deleted, restored, failed, kept, partial, is_background, undoes, undone_by, import_id, reason_code, reason, created_at, started_at, finished_at,'
		. ' touched_at, undo_until, lease_token, lease_until';

	/**
	 * @param int|null                  $user_id     Null for a change without a signed-in user.
	 * @param int|null                  $customer_id Null for a run of many customers.
	 * @param array<string, mixed>      $work        What to do, as its RunWork defines.
	 * @param array<string, mixed>|null $plan        The schema RunPlan without sentences; null before it is checked.
	 * @param int                       $position    How far the work has come: increases with each transaction.
	 * @param array<string, int>        $counts      Customers by outcome.
	 * @param int                       $partial     Customers that an undo has changed, but for some values.
	 * @param int|null                  $import_id   Of a run that imports, while the rows of its file are kept.
	 * @param bool                      $is_background Whether jobs continue the run.
	 * @param string                    $reason      Why the run is paused or has failed; empty if it is not.
	 * @param string                    $created_at  All dates: GMT, `Y-m-d H:i:s`.
	 * @param int                       $touched_at  Unix seconds of the last step.
	 */
	private function __construct(
		public readonly int $id,
		public readonly RunKind $kind,
		public readonly RunState $state,
		public readonly ?int $user_id,
		public readonly string $application,
		public readonly ?int $customer_id,
		public readonly array $work,
		public readonly ?array $plan,
		public readonly int $position,
		public readonly int $total,
		public readonly int $processed,
		public readonly array $counts,
		public readonly int $partial,
		public readonly bool $is_background,
		public readonly ?int $undoes,
		public readonly ?int $undone_by,
		public readonly ?int $import_id,
		public readonly string $reason_code,
		public readonly string $reason,
		public readonly string $created_at,
		public readonly ?string $started_at,
		public readonly ?string $finished_at,
		public readonly int $touched_at,
		public readonly ?string $undo_until,
		public readonly string $lease_token,
		public readonly int $lease_until,
	) {}

	/**
	 * @param array<string, string|null> $row
	 * @param int                        $undo_days As for undo_end().
	 */
	public static function from_row( array $row, int $undo_days ): self {
		$id     = static fn ( string $column ): ?int => null === $row[ $column ] || '0' === (string) $row[ $column ] ? null : (int) $row[ $column ];
		$json   = static fn ( string $column ): ?array => null === $row[ $column ] ? null : (array) json_decode( $row[ $column ], true );
		$counts = array();
		foreach ( Outcome::cases() as $outcome ) {
			$counts[ $outcome->text() ] = (int) $row[ $outcome->text() ];
		}
		return new self(
			id: (int) $row['id'],
			kind: RunKind::from( (string) $row['kind'] ),
			state: RunState::from( (string) $row['state'] ),
			user_id: $id( 'user_id' ),
			application: (string) $row['application'],
			customer_id: $id( 'customer_id' ),
			work: $json( 'work' ) ?? array(),
			plan: $json( 'plan' ),
			position: (int) $row['position'],
			total: (int) $row['total'],
			processed: (int) $row['processed'],
			counts: $counts,
			partial: (int) $row['partial'],
			is_background: 1 === (int) $row['is_background'],
			undoes: $id( 'undoes' ),
			undone_by: $id( 'undone_by' ),
			import_id: $id( 'import_id' ),
			reason_code: (string) $row['reason_code'],
			reason: (string) $row['reason'],
			created_at: (string) $row['created_at'],
			started_at: $row['started_at'],
			finished_at: $row['finished_at'],
			touched_at: (int) $row['touched_at'],
			undo_until: self::undo_end( $row['undo_until'], (string) $row['created_at'], $undo_days ),
			lease_token: (string) $row['lease_token'],
			lease_until: (int) $row['lease_until'],
		);
	}

	/**
	 * Until when a run can be undone: a shorter setting also ends the time of earlier runs.
	 *
	 * @param string|null $stored     GMT, like the other dates; null if the run recorded no values.
	 * @param int         $undo_days  The setting; 0 if undo is off.
	 */
	public static function undo_end( ?string $stored, string $created_at, int $undo_days ): ?string {
		return null === $stored ? null : min( $stored, gmdate( 'Y-m-d H:i:s', (int) strtotime( "$created_at UTC" ) + $undo_days * DAY_IN_SECONDS ) );
	}

	/**
	 * @param array<string, int> $counts  New results by outcome.
	 * @param int                $partial Those that are partial.
	 */
	public function advanced( int $position, array $counts, int $partial ): self {
		$sums = $this->counts;
		foreach ( $counts as $outcome => $count ) {
			$sums[ $outcome ] += $count;
		}
		$changed = array(
			'position'  => $position,
			'processed' => $this->processed + array_sum( $counts ),
			'counts'    => $sums,
			'partial'   => $this->partial + $partial,
		);
		return new self( ...array_replace( get_object_vars( $this ), $changed ) );
	}

	/**
	 * Whether the run recorded values, which are still kept, and nothing has undone it.
	 */
	public function is_undoable(): bool {
		return $this->state->has_ended() && null === $this->undone_by && $this->has_values() && $this->has_changes();
	}

	/**
	 * Whether the values before the changes are recorded and not too old.
	 */
	public function has_values(): bool {
		return null !== $this->undo_until && $this->undo_until > gmdate( 'Y-m-d H:i:s' );
	}

	/**
	 * Whether the run created customers or brought them back, so that its undo deletes them.
	 */
	public function creates_customers(): bool {
		return $this->counts['created'] + $this->counts['restored'] > 0;
	}

	/**
	 * Whether a preview of a bulk action created the run.
	 */
	public function is_preview(): bool {
		return isset( $this->work['versions'] );
	}

	/**
	 * Until when a run that has not started can be started.
	 *
	 * @return string|null GMT, like the other dates; null for a run without such an end.
	 */
	public function start_until(): ?string {
		return null === $this->started_at && $this->is_preview() && ! $this->state->has_ended()
			? gmdate( 'Y-m-d H:i:s', (int) strtotime( "{$this->created_at} UTC" ) + self::PREVIEW_SECONDS )
			: null;
	}

	/**
	 * Whether a driver has the lease.
	 */
	public function is_driven(): bool {
		return '' !== $this->lease_token && $this->lease_until >= time();
	}

	/**
	 * Whether the run is running, but the site's background tasks do not run.
	 */
	public function is_stalled(): bool {
		return RunState::Running === $this->state && Clock::age( $this->touched_at, time() ) > self::STALLED_SECONDS;
	}

	private function has_changes(): bool {
		return $this->counts['created'] + $this->counts['updated'] + $this->counts['deleted'] + $this->counts['restored'] > 0;
	}
}
