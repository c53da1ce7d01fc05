<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Host\Avatar;
use FluentCartCustomers\Host\DayFormat;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Host\NumberFormat;
use FluentCartCustomers\Overview\Summaries\ChartPoint;
use FluentCartCustomers\Overview\Summaries\Figures;
use FluentCartCustomers\Overview\Summaries\Granularity;
use FluentCartCustomers\Overview\Summaries\Overview;
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
		$format   = new NumberFormat( $overview->currency );
		$texts    = new OverviewTexts( $format );
		$previous = $overview->previous_range;
		$figures  = self::figures( $overview->figures, $overview->previous, $format );
		return array(
			'period'                   => $overview->period->value,
			'period_label'             => OverviewTexts::period_label( $overview->period ),
			'range'                    => self::range( $overview->range ),
			'previous_range'           => null === $previous ? null : self::range( $previous ),
			'formatted_range'          => DayFormat::range( $overview->range ),
			'formatted_previous_range' => null === $previous ? null : DayFormat::range( $previous ),
			'formatted_period'         => OverviewTexts::period( $overview->period, $overview->range ),
			'compared_with'            => OverviewTexts::compared_with( $previous ),
			'periods_label'            => OverviewTexts::periods_label(),
			'periods'                  => OverviewTexts::periods(),
			'currency'                 => $overview->currency,
			'is_being_rebuilt'         => $overview->is_being_rebuilt,
			'notice'                   => OverviewTexts::notice( $overview ),
			'notes'                    => $texts->notes( $overview ),
			'empty_text'               => OverviewTexts::empty_text( $overview ),
			'figures'                  => $figures,
			'order_count'              => $overview->figures->orders,
			'other_currencies'         => $overview->figures->other_orders,
			'unit'                     => $overview->unit->value,
			...$texts->chart(
				$overview,
				array(
					'new_customers' => $figures['new_customers']['label'],
					'revenue'       => $figures['revenue']['label'],
				)
			),
			'points'                   => array_map(
				static fn ( ChartPoint $point ): array => self::point( $point, $overview->unit, $format, $texts ),
				$overview->points
			),
			'top_customers_label'      => OverviewTexts::top_customers_label(),
			'top_customers_empty_text' => OverviewTexts::top_customers_empty_text( $overview ),
			'top_customers'            => array_map(
				static fn ( TopCustomer $customer ): array => self::top_customer( $customer, $format, $texts ),
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
		$former = null === $before ? null : self::formatted( $previous, $format );
		return array(
			'label'              => $label,
			'value'              => $value,
			'previous'           => $previous,
			'change'             => null === $change ? null : $change / 10,
			'formatted_value'    => self::formatted( $value, $format ),
			'formatted_previous' => $former,
			'formatted_change'   => null === $change ? null : $text->signed( $change, $text->percent( abs( $change ) ) ),
			'compared_with'      => OverviewTexts::previous_value( $former ),
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
		$former   = null === $before ? null : self::formatted( $previous, $format );
		return array(
			'label'              => $label,
			'value'              => null === $value ? null : $value / 10,
			'previous'           => null === $previous ? null : $previous / 10,
			'change'             => null === $change ? null : $change / 10,
			'formatted_value'    => self::formatted( $value, $format ),
			'formatted_previous' => $former,
			'formatted_change'   => null === $change ? null : $text->signed( $change, $text->points( abs( $change ) ) ),
			'compared_with'      => OverviewTexts::previous_value( $former ),
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
	private static function point( ChartPoint $point, Granularity $unit, NumberFormat $text, OverviewTexts $texts ): array {
		$label = OverviewTexts::point_label( $point->range, $unit );
		return self::range( $point->range ) + array(
			'label'                   => $label,
			'new_customers'           => $point->new_customers,
			'revenue'                 => $point->revenue,
			'order_count'             => $point->orders,
			'formatted_new_customers' => $text->number( $point->new_customers ),
			'formatted_revenue'       => $text->money( $point->revenue ),
			'formatted_order_count'   => $text->number( $point->orders ),
			'reading'                 => $texts->reading( $label, $point->new_customers, $point->revenue, $point->orders ),
		);
	}

	/**
	 * @return array<string, mixed> A TopCustomer.
	 */
	private static function top_customer( TopCustomer $customer, NumberFormat $text, OverviewTexts $texts ): array {
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
			'orders_text'           => $texts->orders( $customer->orders ),
		);
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
}
