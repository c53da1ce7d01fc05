<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Host\Calendar;
use FluentCartCustomers\Host\DayRange;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Orders\CustomerStats;
use FluentCartCustomers\Orders\OrderPresenter;
use FluentCartCustomers\Orders\StatsMonths;
use FluentCartCustomers\Overview\OverviewPresenter;
use FluentCartCustomers\Overview\Summaries\ChartPoint;
use FluentCartCustomers\Overview\Summaries\Figures;
use FluentCartCustomers\Overview\Summaries\Granularity;
use FluentCartCustomers\Overview\Summaries\Overview;
use FluentCartCustomers\Overview\Summaries\Period;
use FluentCartCustomers\Overview\Summaries\TopCustomer;

defined( 'ABSPATH' ) || exit;

/**
 * Answers about an invented store, which the inserter shows without a request: the type BlockExample of
 * src/blocks/customer-overview/example.ts.
 */
final class BlockExample {

	/** By day, with lower numbers at weekends. */
	private const NEW_CUSTOMERS = array( 4, 6, 5, 7, 9, 3, 2, 5, 7, 6, 8, 11, 4, 3, 6, 8, 7, 10, 12, 5, 4, 7, 9, 8, 11, 14, 6, 5, 9, 10 );

	/** Above 1, because most customers return. */
	private const ORDERS_PER_NEW_CUSTOMER = 1.4;

	/** By month. */
	private const ORDERS_OF_CUSTOMER = array( 0, 1, 0, 2, 1, 0, 1, 3, 1, 0, 2, 2 );

	/** Cents. */
	private const AVERAGE_ORDER = 4250;

	/** First name, last name, number of orders. Known everywhere, so they are not translated. */
	private const CUSTOMERS = array(
		array( 'Ada', 'Lovelace', 6 ),
		array( 'Grace', 'Hopper', 5 ),
		array( 'Katherine', 'Johnson', 4 ),
		array( 'Mary', 'Jackson', 3 ),
		array( 'Dorothy', 'Vaughan', 2 ),
	);

	public function __construct( private readonly Host $host ) {}

	/**
	 * @return array<string, mixed> An Overview, a CustomerSummary without the members that the block does not show, and a
	 *                              CustomerStats.
	 */
	public function data(): array {
		return array(
			'overview' => ( new OverviewPresenter() )->overview( $this->overview() ),
			'customer' => array(
				'id'         => 1,
				'first_name' => self::CUSTOMERS[0][0],
				'last_name'  => self::CUSTOMERS[0][1],
				'email'      => '',
				'status'     => 'active',
			),
			'stats'    => ( new OrderPresenter( $this->host ) )->stats( self::stats(), $this->host->currency() ),
		);
	}

	private function overview(): Overview {
		$today  = ( new Calendar( current_datetime() ) )->today;
		$range  = Period::MONTH->range( $today, $today );
		$points = array_map( self::point( ... ), Granularity::DAY->intervals( $range ), self::NEW_CUSTOMERS );
		$orders = array_sum( array_column( $points, 'orders' ) );
		return new Overview(
			period: Period::MONTH,
			currency: $this->host->currency(),
			is_being_rebuilt: false,
			range: $range,
			figures: new Figures( 2481, array_sum( self::NEW_CUSTOMERS ), $orders, intdiv( $orders * 38, 100 ), $orders * self::AVERAGE_ORDER, 0 ),
			previous_range: Period::MONTH->previous( $range ),
			previous: new Figures( 2276, 188, 245, 86, 1_062_500, 0 ),
			unit: Granularity::DAY,
			points: $points,
			top_customers: array_map( self::top_customer( ... ), array_keys( self::CUSTOMERS ), self::CUSTOMERS ),
			as_of: '',
		);
	}

	private static function point( DayRange $range, int $new_customers ): ChartPoint {
		$orders = (int) round( $new_customers * self::ORDERS_PER_NEW_CUSTOMER );
		return new ChartPoint( $range, $new_customers, $orders * self::AVERAGE_ORDER, $orders );
	}

	/**
	 * @param array{string, string, int} $customer
	 */
	private static function top_customer( int $id, array $customer ): TopCustomer {
		[ $first_name, $last_name, $orders ] = $customer;
		return new TopCustomer( $id, '', $first_name, $last_name, $orders * self::AVERAGE_ORDER, $orders );
	}

	private static function stats(): CustomerStats {
		$orders = array_sum( self::ORDERS_OF_CUSTOMER );
		$months = array_keys( StatsMonths::until( current_datetime(), count( self::ORDERS_OF_CUSTOMER ) )->begins );
		return new CustomerStats(
			total_spent: $orders * self::AVERAGE_ORDER,
			order_count: $orders,
			other_currencies: 0,
			first_order_date: "$months[1]-12 12:00:00",
			last_order_date: "$months[11]-01 12:00:00",
			by_month: array_combine(
				$months,
				array_map(
					static fn ( int $count ): array => array(
						'total_spent' => $count * self::AVERAGE_ORDER,
						'order_count' => $count,
					),
					self::ORDERS_OF_CUSTOMER
				)
			),
		);
	}
}
