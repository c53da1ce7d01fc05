<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Host\StandaloneHost;

defined( 'ABSPATH' ) || exit;

/**
 * How long the activity of customers is kept.
 */
final class ActivityRetention {

	/** The member of the settings. */
	private const SETTING = 'activity_days';

	/** No entry is as old. */
	private const MOST = 36_500;

	/**
	 * @return int Days; 0 for ever.
	 */
	public static function days(): int {
		$settings = get_option( StandaloneHost::SETTINGS );
		$days     = is_array( $settings ) ? ( $settings[ self::SETTING ] ?? 0 ) : 0;
		/**
		 * Filters how many days an entry of the activity is kept.
		 *
		 * @param int $days By default what `activity_days` of the option `fluent_cart_customers` says, else 0: for ever.
		 */
		return self::possible( apply_filters( 'fluent_cart_customers/activity_days', self::possible( $days ) ) );
	}

	/**
	 * @param mixed $days What an option or another plugin says.
	 */
	private static function possible( mixed $days ): int {
		return is_numeric( $days ) ? (int) max( 0, min( self::MOST, (float) $days ) ) : 0;
	}
}
