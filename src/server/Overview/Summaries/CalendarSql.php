<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Host\Calendar;

defined( 'ABSPATH' ) || exit;

/**
 * SQL for the days of a Calendar. Columns hold GMT dates.
 */
final class CalendarSql {

	public function __construct( private readonly Calendar $calendar ) {}

	/**
	 * Returns an expression that equals Calendar::day_of().
	 *
	 * @param string $since Date of the oldest row, GMT. The expression contains only the later clock changes.
	 */
	public function day_expression( string $column, string $since ): SqlFragment {
		// For a day 00, DATE() returns NULL, but Calendar::day_of() the last day of the previous month: a second before the first.
		$next_whole = "CONCAT(SUBSTR($column, 1, 5), CASE SUBSTR($column, 6, 2) WHEN '00' THEN '01' ELSE SUBSTR($column, 6, 2) END, '-01 00:00:00')";
		$cases      = '';
		$values     = array( $this->calendar->end( $this->calendar->today ), Calendar::FUTURE );
		foreach ( array_reverse( $this->calendar->offsets( $since ) ) as [ $begin, $offset ] ) {
			$day    = self::local_day( $column, $offset );
			$whole  = self::local_day( $next_whole, $offset - 1 );
			$cases .= " WHEN $column >= %s THEN COALESCE({$day->sql}, {$whole->sql})";
			array_push( $values, $begin, ...$day->values, ...$whole->values );
		}
		// Dates are grouped faster than strings.
		return new SqlFragment( "CASE WHEN $column >= %s THEN DATE(%s)$cases ELSE DATE(%s) END", array( ...$values, Calendar::UNDATED ) );
	}

	/**
	 * Returns a predicate: whether the column's date is on one of the days.
	 *
	 * @param non-empty-list<string> $days
	 */
	public function on_days( string $column, array $days ): SqlFragment {
		sort( $days );
		$ranges = array();
		$values = array();
		foreach ( array_values( array_unique( $days ) ) as $day ) {
			if ( Calendar::UNDATED === $day ) {
				$ranges[] = "$column IS NULL OR $column < %s";
				$values[] = Calendar::FIRST_MOMENT;
			} elseif ( Calendar::FUTURE === $day ) {
				$ranges[] = "$column >= %s";
				$values[] = $this->calendar->end( $this->calendar->today );
			} elseif ( array() !== $values && end( $values ) === $this->calendar->begin( $day ) && $day <= $this->calendar->today ) {
				$values[ array_key_last( $values ) ] = $this->calendar->end( $day );
			} else {
				$ranges[] = "$column >= %s AND $column < %s";
				array_push( $values, $this->calendar->begin( $day ), $this->calendar->end( $day ) );
			}
		}
		return new SqlFragment( '((' . implode( ') OR (', $ranges ) . '))', $values );
	}

	/**
	 * @param string $moment SQL expression.
	 * @param int    $offset Seconds east of GMT.
	 */
	private static function local_day( string $moment, int $offset ): SqlFragment {
		// SQLite's driver accepts no negative interval.
		$function = $offset < 0 ? 'DATE_SUB' : 'DATE_ADD';
		return new SqlFragment( "DATE($function($moment, INTERVAL %d SECOND))", array( abs( $offset ) ) );
	}
}
