<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * Whether somebody who only wants to read compares everything first, because the background has not.
 *
 * In a large store that takes seconds, and whoever comes back after a pause would wait for what the background, begun by
 * their own request, is at already. So there it is left to the background, unless that does not run at all.
 */
final class ReaderSweep {

	/** More customers, or orders, take more than a moment. */
	private const MANY = 100_000;

	/** Somebody has been here, and still nothing has run. */
	private const NOT_RUNNING_AFTER = DAY_IN_SECONDS;

	/**
	 * @param int $age   Seconds since the last sweep.
	 * @param int $rows  About how many it compares.
	 * @param int $after After how many seconds a sweep is due.
	 */
	public static function is_due( int $age, int $rows, int $after ): bool {
		return $age > ( $rows > self::MANY ? self::NOT_RUNNING_AFTER : $after );
	}
}
