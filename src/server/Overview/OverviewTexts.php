<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview;

use FluentCartCustomers\Host\DayFormat;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Host\NumberFormat;
use FluentCartCustomers\Orders\OrderTexts;
use FluentCartCustomers\Overview\Summaries\Granularity;
use FluentCartCustomers\Overview\Summaries\Overview;
use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * Names and sentences of the overview, in the user's language. PHP and scripts draw them from an answer and have no text of
 * their own.
 */
final class OverviewTexts {

	private readonly OrderTexts $orders;

	public function __construct( private readonly NumberFormat $format ) {
		$this->orders = new OrderTexts( $format );
	}

	/**
	 * Returns the name of the control that selects a period.
	 */
	public static function periods_label(): string {
		return __( 'Period', 'fluent-cart-customers' );
	}

	/**
	 * @return list<array{value: string, label: string, short_label: string}> The shortest period first.
	 */
	public static function periods(): array {
		return array_map(
			static fn ( Period $period ): array => array(
				'value'       => $period->value,
				'label'       => self::period_label( $period ),
				'short_label' => match ( $period ) {
					Period::WEEK     => __( '7 days', 'fluent-cart-customers' ),
					Period::MONTH    => __( '30 days', 'fluent-cart-customers' ),
					Period::QUARTER  => __( '90 days', 'fluent-cart-customers' ),
					Period::YEAR     => __( '12 months', 'fluent-cart-customers' ),
					Period::ALL_TIME => self::period_label( $period ),
				},
			),
			Period::cases()
		);
	}

	public static function period_label( Period $period ): string {
		return match ( $period ) {
			Period::WEEK     => __( 'Last 7 days', 'fluent-cart-customers' ),
			Period::MONTH    => __( 'Last 30 days', 'fluent-cart-customers' ),
			Period::QUARTER  => __( 'Last 90 days', 'fluent-cart-customers' ),
			Period::YEAR     => __( 'Last 12 months', 'fluent-cart-customers' ),
			Period::ALL_TIME => __( 'All time', 'fluent-cart-customers' ),
		};
	}

	/**
	 * Returns a text such as "Last 7 days, January 9 – January 15".
	 */
	public static function period( Period $period, DayRange $range ): string {
		/* translators: 1: Name of a period, 2: its days. */
		return sprintf( _x( '%1$s, %2$s', 'period and its days', 'fluent-cart-customers' ), self::period_label( $period ), DayFormat::range( $range ) );
	}

	/**
	 * @param DayRange|null $previous Null without a previous period.
	 */
	public static function compared_with( ?DayRange $previous ): ?string {
		/* translators: %s: Days, for example "January 2 – January 8". */
		return null === $previous ? null : sprintf( __( 'compared with %s', 'fluent-cart-customers' ), DayFormat::range( $previous ) );
	}

	/**
	 * @param string|null $value Formatted; null without a previous period.
	 */
	public static function previous_value( ?string $value ): ?string {
		/* translators: %s: The value in the period before. */
		return null === $value ? null : sprintf( __( 'Previous period: %s', 'fluent-cart-customers' ), $value );
	}

	public static function notice( Overview $overview ): ?string {
		return $overview->is_being_rebuilt
			? __( 'The store’s time zone or currency changed. The previous metrics are shown until the new ones are ready.', 'fluent-cart-customers' )
			: null;
	}

	/**
	 * @return list<string>
	 */
	public function notes( Overview $overview ): array {
		return $this->orders->notes( $overview->figures->other_orders );
	}

	public static function empty_text( Overview $overview ): ?string {
		return 0 === $overview->figures->customers && 0 === $overview->figures->orders
			? __( 'No customers yet. Your metrics will appear here after the first order.', 'fluent-cart-customers' )
			: null;
	}

	/**
	 * @param array<string, string> $plots Labels of the series with bars, by the name of their member of a point.
	 * @return array<string, mixed> Members of an Overview.
	 */
	public function chart( Overview $overview, array $plots ): array {
		[ $caption, $unit ] = match ( $overview->unit ) {
			Granularity::DAY   => array( __( 'New customers and revenue by day', 'fluent-cart-customers' ), __( 'Day', 'fluent-cart-customers' ) ),
			Granularity::MONTH => array( __( 'New customers and revenue by month', 'fluent-cart-customers' ), __( 'Month', 'fluent-cart-customers' ) ),
			Granularity::YEAR  => array( __( 'New customers and revenue by year', 'fluent-cart-customers' ), __( 'Year', 'fluent-cart-customers' ) ),
		};
		$total = $overview->figures;
		return OrderTexts::chart(
			$caption,
			$unit,
			$this->reading( self::period_label( $overview->period ), $total->new_customers, $total->revenue, $total->orders ),
			$plots
		);
	}

	/**
	 * Describes an interval or a period in a sentence.
	 *
	 * @param int $revenue Cents.
	 */
	public function reading( string $label, int $new_customers, int $revenue, int $orders ): string {
		return sprintf(
			/* translators: 1: Day, month or period, 2: for example "12 new customers", 3: for example "$340.00 from 4 orders". */
			__( '%1$s: %2$s, %3$s', 'fluent-cart-customers' ),
			$label,
			/* translators: %s: Number of new customers. */
			sprintf( _n( '%s new customer', '%s new customers', $new_customers, 'fluent-cart-customers' ), $this->format->number( $new_customers ) ),
			$this->orders->money_from_orders( $revenue, $orders )
		);
	}

	public static function point_label( DayRange $range, Granularity $unit ): string {
		return match ( $unit ) {
			Granularity::DAY   => DayFormat::day_in_chart( $range->from ),
			Granularity::MONTH => DayFormat::month_in_chart( $range->from ),
			Granularity::YEAR  => DayFormat::year_in_chart( $range->from ),
		};
	}

	public static function top_customers_label(): string {
		return __( 'Top customers', 'fluent-cart-customers' );
	}

	public static function top_customers_empty_text( Overview $overview ): ?string {
		return array() === $overview->top_customers ? __( 'No paid orders in this period.', 'fluent-cart-customers' ) : null;
	}

	/**
	 * Returns a text such as "4 orders".
	 */
	public function orders( int $count ): string {
		return $this->orders->orders( $count );
	}
}
