<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use DateTimeZone;

defined( 'ABSPATH' ) || exit;

/**
 * Days and months as text, in the user's language. A day is a string `Y-m-d`.
 */
final class DayFormat {

	/**
	 * @param string $timestamp Date and time of the contract, in GMT.
	 * @return string Day in the site's time zone and date format.
	 */
	public static function of_moment( string $timestamp ): string {
		return (string) wp_date( get_option( 'date_format' ), (int) strtotime( $timestamp ) );
	}

	public static function range( DayRange $range ): string {
		$format = (string) get_option( 'date_format' );
		$from   = self::text( $format, $range->from );
		return $range->from === $range->to
			? $from
			/* translators: 1: The first day of a period, 2: the last one. */
			: sprintf( __( '%1$s – %2$s', 'fluent-cart-customers' ), $from, self::text( $format, $range->to ) );
	}

	public static function day_in_chart( string $day ): string {
		/* translators: A day in a chart, without its year; see https://www.php.net/manual/datetime.format.php */
		return self::text( _x( 'F j', 'day in a chart', 'fluent-cart-customers' ), $day );
	}

	public static function month_in_chart( string $day ): string {
		/* translators: A month in a chart; see https://www.php.net/manual/datetime.format.php */
		return self::text( _x( 'F Y', 'month in a chart', 'fluent-cart-customers' ), $day );
	}

	public static function year_in_chart( string $day ): string {
		return self::text( 'Y', $day );
	}

	/**
	 * Formats a day in UTC, because a day has no time zone.
	 */
	private static function text( string $format, string $day ): string {
		return (string) wp_date( $format, (int) strtotime( "$day UTC" ), new DateTimeZone( 'UTC' ) );
	}
}
