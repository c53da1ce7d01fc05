<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Compares stored times on nodes whose clocks may be set back.
 */
final class Clock {

	/** Seconds by which the clocks of the nodes of a site may differ. */
	public const SKEW = 60;

	/** Longer than any wait. */
	private const LONG_AGO = PHP_INT_MAX;

	/**
	 * @param int $then Unix seconds.
	 * @param int $now  Unix seconds.
	 * @return int Seconds since $then. A time in the future comes from a clock that was set back, and counts as long ago.
	 */
	public static function age( int $then, int $now ): int {
		return $then > $now + self::SKEW ? self::LONG_AGO : max( 0, $now - $then );
	}

	/**
	 * Seconds of a monotonic clock, for deadlines within a request.
	 */
	public static function seconds(): float {
		return hrtime( true ) / 1e9;
	}
}
