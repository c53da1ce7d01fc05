<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

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
	 * About how many there are, at once. Ids do not tell: an importer leaves gaps, and each node of a cluster has ids of
	 * its own.
	 *
	 * @param string ...$tables With an `id`.
	 * @return int Of the largest.
	 * @throws DatabaseError
	 */
	public static function estimate( Connection $database, string ...$tables ): int {
		return max(
			$database->estimate_rows(
				array_map( static fn ( string $table ): SqlFragment => new SqlFragment( "SELECT id FROM $table" ), $tables ),
				self::MANY
			)
		);
	}

	/**
	 * Whether to read everything takes no longer than a moment.
	 *
	 * @param callable(): int $rows About how many there are.
	 */
	public static function is_small( callable $rows ): bool {
		return $rows() <= self::MANY;
	}

	/**
	 * @param int             $age   Seconds since the last sweep.
	 * @param callable(): int $rows  About how many it compares; asked for if that matters.
	 * @param int             $after After how many seconds a sweep is due.
	 */
	public static function is_due( int $age, callable $rows, int $after ): bool {
		// What was swept in the future, before the clock was put back, the background soon sweeps again.
		$is_running = $age <= self::NOT_RUNNING_AFTER || PHP_INT_MAX === $age;
		return $age > $after && ( ! $is_running || $rows() <= self::MANY );
	}
}
