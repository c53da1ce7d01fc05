import { __, sprintf } from '@wordpress/i18n';
import type { Overview } from '@fcc/store';
import { Chart, type Measure } from './chart';
import { moneyInOrdersText, newCustomersText } from './texts';

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
 * New customers and revenue over the period.
 *
 * @param props
 * @param props.overview
 */
export function OverviewChart( { overview }: { overview: Overview } ) {
	const { points, figures, unit } = overview;
	const measures: Measure[] = [
		{
			name: 'new_customers',
			label: figures.new_customers.label,
			texts: points.map( ( point ) => point.formatted_new_customers ),
			values: points.map( ( point ) => point.new_customers ),
		},
		{
			name: 'revenue',
			label: figures.revenue.label,
			texts: points.map( ( point ) => point.formatted_revenue ),
			values: points.map( ( point ) => point.revenue ),
		},
		{
			name: 'orders',
			label: __( 'Orders', 'fluent-cart-customers' ),
			texts: points.map( ( point ) => point.formatted_order_count ),
		},
	];

	function reading( stretch?: number ): string {
		const { label, new_customers, money, order_count } = stretchOf(
			overview,
			stretch
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
			stretches={ points.map( ( { label } ) => label ) }
			measures={ measures }
			reading={ reading }
		/>
	);
}

/** What happened in a stretch, or in the whole period. */
function stretchOf( overview: Overview, stretch: number | undefined ) {
	const point =
		stretch === undefined ? undefined : overview.points[ stretch ];

	return point
		? { ...point, money: point.formatted_revenue }
		: {
				label: overview.period_label,
				new_customers: overview.figures.new_customers.value ?? 0,
				money: overview.figures.revenue.formatted_value,
				order_count: overview.order_count,
			};
}
