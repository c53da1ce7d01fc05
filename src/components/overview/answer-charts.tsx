/**
 * The charts of answers, and the sentences about them. src/server/Blocks contains
 * the same sentences, so a change applies to both.
 */
import { dateI18n } from '@wordpress/date';
import { __, _n, _x, sprintf } from '@wordpress/i18n';
import type { CustomerStats, Overview } from '@fcc/store';
import { formatMoney, formatNumber } from '../format';
import { sum } from '../sum';
import { Chart, type Series } from './chart';

const UNITS = {
	day: {
		name: __( 'Day', 'fluent-cart-customers' ),
		caption: __(
			'New customers and revenue by day',
			'fluent-cart-customers'
		),
	},
	month: {
		name: __( 'Month', 'fluent-cart-customers' ),
		caption: __(
			'New customers and revenue by month',
			'fluent-cart-customers'
		),
	},
	year: {
		name: __( 'Year', 'fluent-cart-customers' ),
		caption: __(
			'New customers and revenue by year',
			'fluent-cart-customers'
		),
	},
};

/**
 * New customers and revenue over a period.
 */
export function OverviewChart( { overview }: { overview: Overview } ) {
	const { points, figures, unit } = overview;
	const series: Series[] = [
		{
			name: 'new_customers',
			label: figures.new_customers.label,
			formattedValues: points.map(
				( point ) => point.formatted_new_customers
			),
			values: points.map( ( point ) => point.new_customers ),
		},
		{
			name: 'revenue',
			label: figures.revenue.label,
			formattedValues: points.map( ( point ) => point.formatted_revenue ),
			values: points.map( ( point ) => point.revenue ),
		},
		{
			name: 'orders',
			label: __( 'Paid orders', 'fluent-cart-customers' ),
			formattedValues: points.map(
				( point ) => point.formatted_order_count
			),
		},
	];

	function reading( interval?: number ): string {
		const { label, new_customers, money, order_count } = intervalData(
			overview,
			interval
		);
		return sprintf(
			/* translators: 1: day, month or period, 2: for example "12 new customers", 3: for example "$340.00 in 4 orders". */
			__( '%1$s: %2$s, %3$s', 'fluent-cart-customers' ),
			label,
			newCustomersText( new_customers ),
			moneyInOrdersText( money, order_count )
		);
	}

	return (
		<Chart
			caption={ UNITS[ unit ].caption }
			unit={ UNITS[ unit ].name }
			intervals={ points.map( ( { label } ) => label ) }
			series={ series }
			reading={ reading }
		/>
	);
}

/** The figures of an interval, or of the whole period. */
function intervalData( overview: Overview, interval: number | undefined ) {
	const point =
		interval === undefined ? undefined : overview.points[ interval ];

	return point
		? { ...point, money: point.formatted_revenue }
		: {
				label: overview.period_label,
				new_customers: overview.figures.new_customers.value ?? 0,
				money: overview.figures.revenue.formatted_value,
				order_count: overview.order_count,
			};
}

/** Of the 24 months that the API sends. */
const MONTHS = 12;

/**
 * Spending of a customer by month.
 */
export function CustomerChart( { stats }: { stats: CustomerStats } ) {
	const months = stats.by_month.slice( -MONTHS );

	function reading( interval?: number ): string {
		const month = interval === undefined ? undefined : months[ interval ];
		const read = month ? [ month ] : months;
		return sprintf(
			/* translators: 1: month or period, 2: for example "$340.00 in 4 orders". */
			__( '%1$s: %2$s', 'fluent-cart-customers' ),
			month
				? monthName( month.month )
				: __( 'Last 12 months', 'fluent-cart-customers' ),
			moneyInOrdersText(
				formatMoney( sum( read.map( ( each ) => each.total_spent ) ) ),
				sum( read.map( ( each ) => each.order_count ) )
			)
		);
	}

	if ( months.length === 0 ) {
		return null;
	}
	return (
		<Chart
			caption={ __( 'Spending by month', 'fluent-cart-customers' ) }
			unit={ __( 'Month', 'fluent-cart-customers' ) }
			intervals={ months.map( ( { month } ) => monthName( month ) ) }
			series={ [
				{
					name: 'revenue',
					label: _x(
						'Spent',
						'amount of money',
						'fluent-cart-customers'
					),
					formattedValues: months.map( ( { total_spent } ) =>
						formatMoney( total_spent )
					),
					values: months.map( ( { total_spent } ) => total_spent ),
				},
				{
					name: 'orders',
					label: __( 'Paid orders', 'fluent-cart-customers' ),
					formattedValues: months.map( ( { order_count } ) =>
						formatNumber( order_count )
					),
				},
			] }
			reading={ reading }
		/>
	);
}

/**
 * @param month As `2026-03`.
 * @return The month as the server writes it in charts.
 */
function monthName( month: string ): string {
	return dateI18n(
		/* translators: A month in a chart; see https://www.php.net/manual/datetime.format.php */
		_x( 'F Y', 'month in a chart', 'fluent-cart-customers' ),
		// The middle of the month is in this month in every time zone.
		`${ month }-15T12:00:00Z`
	);
}

/**
 * @return For example `12 new customers`.
 */
function newCustomersText( count: number ): string {
	return sprintf(
		/* translators: %s: number of new customers. */
		_n(
			'%s new customer',
			'%s new customers',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

/**
 * @return For example `4 orders`.
 */
export function ordersText( count: number ): string {
	return sprintf(
		/* translators: %s: number of orders. */
		_n( '%s order', '%s orders', count, 'fluent-cart-customers' ),
		formatNumber( count )
	);
}

/**
 * @param money As formatted text.
 * @return For example `$340.00 in 4 orders`.
 */
function moneyInOrdersText( money: string, orderCount: number ): string {
	return sprintf(
		/* translators: 1: amount of money, 2: number of orders. */
		_n(
			'%1$s from %2$s order',
			'%1$s from %2$s orders',
			orderCount,
			'fluent-cart-customers'
		),
		money,
		formatNumber( orderCount )
	);
}

/**
 * @param count Paid orders in currencies other than the store's.
 * @return The note that the sums do not contain them.
 */
export function otherCurrenciesText( count: number ): string {
	return sprintf(
		/* translators: %s: number of orders. */
		_n(
			'%s paid order in another currency isn’t included in these totals.',
			'%s paid orders in other currencies aren’t included in these totals.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

/** Shown instead of figures if the store has no customers. */
export const EMPTY_STORE_TEXT = __(
	'No customers yet. Your metrics will appear here after the first order.',
	'fluent-cart-customers'
);
