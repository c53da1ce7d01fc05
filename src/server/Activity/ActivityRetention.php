<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Host\StandaloneHost;

defined( 'ABSPATH' ) || exit;

/**
 * The setting for how long activity is kept.
 */
final class ActivityRetention {

	/** The member of the plugin's settings. */
	private const SETTING = 'activity_days';

	/** A hundred years. */
	private const MAX_DAYS = 36_500;

	/**
	 * @return int Days; 0 keeps all entries.
	 */
	public static function days(): int {
		$settings = get_option( StandaloneHost::SETTINGS );
		$days     = is_array( $settings ) ? ( $settings[ self::SETTING ] ?? 0 ) : 0;
		/**
		 * Filters the number of days for which an entry of the activity log is kept.
		 *
		 * @param int $days `activity_days` of the option `fluent_cart_customers`; 0 keeps all entries.
		 */
		return self::valid_days( apply_filters( 'fluent_cart_customers/activity_days', self::valid_days( $days ) ) );
	}

	/**
	 * @param mixed $days From an option or another plugin.
	 */
	private static function valid_days( mixed $days ): int {
		return is_numeric( $days ) ? (int) max( 0, min( self::MAX_DAYS, (float) $days ) ) : 0;
	}
}
