<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * How far the summaries had come when they were looked at.
 *
 * @phpstan-import-type Folded from SummaryCheckpoint
 * @phpstan-import-type Top from SummaryCheckpoint
 */
final class CheckpointState {

	/**
	 * @param Folded|null        $folded For which time zone and currency, until which day and when changes were folded
	 *                                   in, and what was seen of the last of them; null before the first time.
	 * @param int                $swept  Whatever was changed before, in whatever way, is in the summaries; Unix seconds.
	 * @param array<string, Top> $tops   By period: from which day the list is, and the last one on it when it was made.
	 */
	public function __construct(
		public readonly ?array $folded,
		public readonly int $swept,
		public readonly array $tops,
	) {}
}
