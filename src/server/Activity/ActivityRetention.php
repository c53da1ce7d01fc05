<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Host\Settings;
use FluentCartCustomers\Host\SettingsOption;

defined( 'ABSPATH' ) || exit;

/**
 * The setting for how long activity is kept.
 */
final class ActivityRetention {

	/**
	 * @return int Days; 0 keeps all entries.
	 */
	public static function days(): int {
		/**
		 * Filters the number of days for which an entry of the activity log is kept.
		 *
		 * @param int $days `activity_days` of the option `fluent_cart_customers`; 0 keeps all entries.
		 */
		return Settings::days( apply_filters( 'fluent_cart_customers/activity_days', SettingsOption::read()->activity_days ) );
	}
}
