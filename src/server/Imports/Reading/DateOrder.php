<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * How a date such as 03/04/2026 is read. A date that begins with a year is never ambiguous.
 */
enum DateOrder: string {

	case YearMonthDay = 'year-month-day';
	case DayMonthYear = 'day-month-year';
	case MonthDayYear = 'month-day-year';
}
