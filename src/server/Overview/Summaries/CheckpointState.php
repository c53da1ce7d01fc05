<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * The stored checkpoints of the summaries.
 *
 * @phpstan-import-type Applied from SummaryCheckpoint
 * @phpstan-import-type Top from SummaryCheckpoint
 */
final class CheckpointState {

	/**
	 * @param Applied|null       $applied       Basis, day and time at which changes were last applied, and the digest of
	 *                                          changes that are younger than that; null if the summaries are empty.
	 * @param int                $reconciled_at Unix seconds. All changes before, of any kind, are in the summaries.
	 * @param array<string, Top> $tops          First day of each top list, and its last entry when it was written, by period.
	 */
	public function __construct(
		public readonly ?array $applied,
		public readonly int $reconciled_at,
		public readonly array $tops,
	) {}
}
