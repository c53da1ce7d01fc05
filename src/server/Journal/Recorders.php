<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use Closure;

defined( 'ABSPATH' ) || exit;

/**
 * Creates the recorders of changes of one customer.
 */
final class Recorders {

	/**
	 * @param Closure(): int $undo_days Days for which a change can be undone; 0 if undo is off.
	 */
	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly Closure $undo_days,
	) {}

	/**
	 * @param bool $is_undoable False for a person who asked to be forgotten.
	 */
	public function of_one( RunKind $kind, bool $is_undoable = true ): Recorder {
		$days = $this->undo_days();
		return $is_undoable && $days > 0 ? new RunOfOne( $this->runs, $this->changes, $kind, $days ) : new Unrecorded();
	}

	/**
	 * @return int 0 if undo is off.
	 */
	public function undo_days(): int {
		return ( $this->undo_days )();
	}
}
