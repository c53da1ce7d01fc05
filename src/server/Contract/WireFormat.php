<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Contract;

defined( 'ABSPATH' ) || exit;

/**
 * Values as the contract writes them.
 */
final class WireFormat {

	/**
	 * @param string|null $gmt `Y-m-d H:i:s`.
	 * @return string|null ISO 8601; null also for MySQL's zero date and for a date without a month or a day.
	 */
	public static function timestamp( ?string $gmt ): ?string {
		$is_date = 1 === preg_match( '/^([1-9]\d{3})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)/', (string) $gmt, $parts )
			&& checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] );
		return $is_date ? "{$parts[1]}-{$parts[2]}-{$parts[3]}T{$parts[4]}Z" : null;
	}

	/**
	 * Rounds half up, in integers, because a float loses cents.
	 *
	 * @return int 0 if the count is 0.
	 */
	public static function average( int $total, int $count ): int {
		if ( 0 === $count ) {
			return 0;
		}
		$rest = ( ( $total % $count ) + $count ) % $count;
		return intdiv( $total - $rest, $count ) + ( 2 * $rest >= $count ? 1 : 0 );
	}
}
