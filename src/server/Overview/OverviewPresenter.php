<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview;

use DateTimeZone;
use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Host\Avatar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Host\NumberFormat;
use FluentCartCustomers\Overview\Summaries\ChartPoint;
use FluentCartCustomers\Overview\Summaries\Figures;
use FluentCartCustomers\Overview\Summaries\Granularity;
use FluentCartCustomers\Overview\Summaries\Overview;
use FluentCartCustomers\Overview\Summaries\Period;
use FluentCartCustomers\Overview\Summaries\TopCustomer;

defined( 'ABSPATH' ) || exit;

/**
 * Converts an overview to the contract's shape. It contains all texts in the user's language, because PHP and scripts display
 * it and must show the same text.
 */
final class OverviewPresenter {

	/**
	 * @return array<string, mixed> An Overview.
	 */
	public function overview( Overview $overview ): array {
		$text = new NumberFormat( $overview->currency );
		return array(
			'period'                   => $overview->period->value,
			'period_label'             => self::period_label( $overview->period ),
			'range'                    => self::range( $overview->range ),
			'previous_range'           => null === $overview->previous_range ? null : self::range( $overview->previous_range ),
			'formatted_range'          => self::formatted_range( $overview->range ),
			'formatted_previous_range' => null === $overview->previous_range ? null : self::formatted_range( $overview->previous_range ),
			'currency'                 => $overview->currency,
			'is_being_rebuilt'         => $overview->is_being_rebuilt,
			'notice'                   => self::notice( $overview ),
			'figures'                  => self::figures( $overview->figures, $overview->previous, $text ),
			'order_count'              => $overview->figures->orders,
			'other_currencies'         => $overview->figures->other_orders,
			'unit'                     => $overview->unit->value,
			'points'                   => array_map(
				static fn ( ChartPoint $point ): array => self::point( $point, $overview->unit, $text ),
				$overview->points
			),
			'top_customers'            => array_map(
				static fn ( TopCustomer $customer ): array => self::top_customer( $customer, $text ),
				$overview->top_customers
			),
			'as_of'                    => WireFormat::timestamp( $overview->as_of ),
		);
	}

	/**
	 * @return array<string, array<string, mixed>> By name, an OverviewFigure.
	 */
	private static function figures( Figures $now, ?Figures $before, NumberFormat $text ): array {
		$number  = $text->number( ... );
		$money   = $text->money( ... );
		$average = static fn ( Figures $figures ): ?int => 0 === $figures->orders ? null : WireFormat::average( $figures->revenue, $figures->orders );
		return array(
			'customers'           => self::figure( __( 'Customers', 'fluent-cart-customers' ), $now->customers, $before?->customers, $number, $text, $before ),
			'new_customers'       => self::figure( __( 'New customers', 'fluent-cart-customers' ), $now->new_customers, $before?->new_customers, $number, $text, $before ),
			'returning_rate'      => self::rate( __( 'Repeat order rate', 'fluent-cart-customers' ), $now, $before, $text ),
			'revenue'             => self::figure( __( 'Revenue', 'fluent-cart-customers' ), $now->revenue, $before?->revenue, $money, $text, $before ),
			'average_order_value' => self::figure(
				__( 'Average order value', 'fluent-cart-customers' ),
				$average( $now ),
				null === $before ? null : $average( $before ),
				$money,
				$text,
				$before
			),
		);
	}

	/**
	 * @param int|null              $value    Null for an average without orders.
	 * @param callable(int): string $format
	 * @param Figures|null          $before   Null if there is no previous period.
	 * @return array<string, mixed> An OverviewFigure.
	 */
	private static function figure( string $label, ?int $value, ?int $previous, callable $format, NumberFormat $text, ?Figures $before ): array {
		// In tenths of a percent.
		$change = null === $value || null === $previous || 0 === $previous ? null : WireFormat::average( 1000 * ( $value - $previous ), $previous );
		return array(
			'label'              => $label,
			'value'              => $value,
			'previous'           => $previous,
			'change'             => null === $change ? null : $change / 10,
			'formatted_value'    => self::formatted( $value, $format ),
			'formatted_previous' => null === $before ? null : self::formatted( $previous, $format ),
			'formatted_change'   => null === $change ? null : $text->signed( $change, $text->percent( abs( $change ) ) ),
		);
	}

	/**
	 * @return array<string, mixed> An OverviewFigure.
	 */
	private static function rate( string $label, Figures $now, ?Figures $before, NumberFormat $text ): array {
		// In tenths of a percent.
		$rate     = static fn ( Figures $figures ): ?int => 0 === $figures->orders ? null : WireFormat::average( 1000 * $figures->returning_orders, $figures->orders );
		$value    = $rate( $now );
		$previous = null === $before ? null : $rate( $before );
		$change   = null === $value || null === $previous ? null : $value - $previous;
		$format   = $text->percent( ... );
		return array(
			'label'              => $label,
			'value'              => null === $value ? null : $value / 10,
			'previous'           => null === $previous ? null : $previous / 10,
			'change'             => null === $change ? null : $change / 10,
			'formatted_value'    => self::formatted( $value, $format ),
			'formatted_previous' => null === $before ? null : self::formatted( $previous, $format ),
			'formatted_change'   => null === $change ? null : $text->signed( $change, $text->points( abs( $change ) ) ),
		);
	}

	/**
	 * @param callable(int): string $format
	 */
	private static function formatted( ?int $value, callable $format ): string {
		return null === $value ? '—' : $format( $value );
	}

	/**
	 * @return array<string, mixed> An OverviewPoint.
	 */
	private static function point( ChartPoint $point, Granularity $unit, NumberFormat $text ): array {
		return self::range( $point->range ) + array(
			'label'                   => self::point_label( $point->range, $unit ),
			'new_customers'           => $point->new_customers,
			'revenue'                 => $point->revenue,
			'order_count'             => $point->orders,
			'formatted_new_customers' => $text->number( $point->new_customers ),
			'formatted_revenue'       => $text->money( $point->revenue ),
			'formatted_order_count'   => $text->number( $point->orders ),
		);
	}

	/**
	 * @return array<string, mixed> A TopCustomer.
	 */
	private static function top_customer( TopCustomer $customer, NumberFormat $text ): array {
		return array(
			'id'                    => $customer->id,
			'email'                 => $customer->email,
			'first_name'            => $customer->first_name,
			'last_name'             => $customer->last_name,
			'avatar_url'            => Avatar::url( $customer->email ),
			'total_spent'           => $customer->spent,
			'order_count'           => $customer->orders,
			'formatted_total_spent' => $text->money( $customer->spent ),
			'formatted_order_count' => $text->number( $customer->orders ),
		);
	}

	private static function notice( Overview $overview ): ?string {
		return $overview->is_being_rebuilt
			? __( 'The store’s time zone or currency changed. The previous metrics are shown until the new ones are ready.', 'fluent-cart-customers' )
			: null;
	}

	private static function period_label( Period $period ): string {
		return match ( $period ) {
			Period::WEEK     => __( 'Last 7 days', 'fluent-cart-customers' ),
			Period::MONTH    => __( 'Last 30 days', 'fluent-cart-customers' ),
			Period::QUARTER  => __( 'Last 90 days', 'fluent-cart-customers' ),
			Period::YEAR     => __( 'Last 12 months', 'fluent-cart-customers' ),
			Period::ALL_TIME => __( 'All time', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @return array{from: string, to: string} An OverviewRange.
	 */
	private static function range( DayRange $range ): array {
		return array(
			'from' => $range->from,
			'to'   => $range->to,
		);
	}

	private static function formatted_range( DayRange $range ): string {
		$format = (string) get_option( 'date_format' );
		$from   = self::day_text( $format, $range->from );
		return $range->from === $range->to
			? $from
			/* translators: 1: The first day of a period, 2: the last one. */
			: sprintf( __( '%1$s – %2$s', 'fluent-cart-customers' ), $from, self::day_text( $format, $range->to ) );
	}

	private static function point_label( DayRange $range, Granularity $unit ): string {
		$format = match ( $unit ) {
			/* translators: A day in a chart, without its year; see https://www.php.net/manual/datetime.format.php */
			Granularity::DAY   => _x( 'F j', 'day in a chart', 'fluent-cart-customers' ),
			/* translators: A month in a chart; see https://www.php.net/manual/datetime.format.php */
			Granularity::MONTH => _x( 'F Y', 'month in a chart', 'fluent-cart-customers' ),
			Granularity::YEAR  => 'Y',
		};
		return self::day_text( $format, $range->from );
	}

	/**
	 * Formats a day in UTC, because a day has no time zone.
	 */
	private static function day_text( string $format, string $day ): string {
		$utc = new DateTimeZone( 'UTC' );
		return (string) wp_date( $format, (int) strtotime( "$day UTC" ), $utc );
	}
}
