<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;

defined( 'ABSPATH' ) || exit;

/**
 * Decides whether a request reconciles derived data before it reads, because the job has not.
 *
 * In a large store a reconcile takes seconds, so there the request leaves it to the job, unless no job has run for a day.
 */
final class ReaderSweep {

	/** More rows take too long for a request. */
	private const MAX_ROWS = 100_000;

	private const NOT_RUNNING_AFTER = DAY_IN_SECONDS;

	/**
	 * The estimated rows of the largest table. Ids are not dense: importers leave gaps, and the nodes of a cluster use separate
	 * ids.
	 *
	 * @param string ...$tables With an `id`.
	 * @throws DatabaseError
	 */
	public static function estimate( Connection $database, string ...$tables ): int {
		return max(
			$database->estimate_rows(
				array_map( static fn ( string $table ): SqlFragment => new SqlFragment( "SELECT id FROM $table" ), $tables ),
				self::MAX_ROWS
			)
		);
	}

	/**
	 * Whether a request can read all rows.
	 *
	 * @param callable(): int $rows Their estimated number.
	 */
	public static function is_small( callable $rows ): bool {
		return $rows() <= self::MAX_ROWS;
	}

	/**
	 * @param int             $age   Seconds since the last reconcile.
	 * @param callable(): int $rows  The estimated number of rows that it reads; called only if needed.
	 * @param int             $after Seconds after which a reconcile is due.
	 */
	public static function is_due( int $age, callable $rows, int $after ): bool {
		// After the clock was set back, the last reconcile may be in the future. The job runs soon.
		$is_running = $age <= self::NOT_RUNNING_AFTER || PHP_INT_MAX === $age;
		return $age > $after && ( ! $is_running || $rows() <= self::MAX_ROWS );
	}
}
