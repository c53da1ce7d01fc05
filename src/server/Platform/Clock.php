<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Times that are stored, on machines whose clocks are put back now and then.
 */
final class Clock {

	/** The clocks of the machines of one site may differ by so many seconds. */
	public const SKEW = 60;

	/** Longer ago than anything that is waited for. */
	private const LONG_AGO = PHP_INT_MAX;

	/**
	 * @param int $then Unix seconds, as all.
	 * @return int The seconds since then. A time in the future was stored before the clock was put back: whatever began then is
	 *             over.
	 */
	public static function age( int $then, int $now ): int {
		return $then > $now + self::SKEW ? self::LONG_AGO : max( 0, $now - $then );
	}

	/**
	 * Seconds for the deadlines of one request, which no change of the clock moves.
	 */
	public static function seconds(): float {
		return hrtime( true ) / 1e9;
	}
}
