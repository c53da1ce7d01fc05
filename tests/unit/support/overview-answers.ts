import type { Overview, OverviewFigure, SpendingChart } from '@fcc/store';

/** An answer of getOverview for two days. */
export const OVERVIEW: Overview = {
	period: '7d',
	period_label: 'Last 7 days',
	range: { from: '2026-03-01', to: '2026-03-02' },
	previous_range: { from: '2026-02-27', to: '2026-02-28' },
	formatted_range: 'March 1 – March 2',
	formatted_previous_range: 'February 27 – February 28',
	formatted_period: 'Last 7 days, March 1 – March 2',
	compared_with: 'compared with February 27 – February 28',
	periods_label: 'Period',
	periods: [ { value: '7d', label: 'Last 7 days', short_label: '7 days' } ],
	currency: 'USD',
	is_being_rebuilt: false,
	notice: null,
	notes: [],
	empty_text: null,
	figures: {
		customers: figure( 'Customers', 12, '12' ),
		new_customers: figure( 'New customers', 3, '3' ),
		returning_rate: figure( 'Repeat order rate', 50, '50%' ),
		revenue: figure( 'Revenue', 20_000, '$200.00' ),
		average_order_value: figure( 'Average order value', 5000, '$50.00' ),
	},
	order_count: 4,
	other_currencies: 0,
	unit: 'day',
	caption: 'New customers and revenue by day',
	unit_label: 'Day',
	table_label: 'Show as a table',
	summary: 'Last 7 days: 3 new customers, $200.00 from 4 orders',
	series: [
		{ name: 'new_customers', label: 'New customers', is_plotted: true },
		{ name: 'revenue', label: 'Revenue', is_plotted: true },
		{ name: 'order_count', label: 'Paid orders', is_plotted: false },
	],
	points: [
		{
			from: '2026-03-01',
			to: '2026-03-01',
			label: 'March 1',
			new_customers: 1,
			revenue: 15_000,
			order_count: 3,
			formatted_new_customers: '1',
			formatted_revenue: '$150.00',
			formatted_order_count: '3',
			reading: 'March 1: 1 new customer, $150.00 from 3 orders',
		},
		{
			from: '2026-03-02',
			to: '2026-03-02',
			label: 'March 2',
			new_customers: 2,
			revenue: 5000,
			order_count: 1,
			formatted_new_customers: '2',
			formatted_revenue: '$50.00',
			formatted_order_count: '1',
			reading: 'March 2: 2 new customers, $50.00 from 1 order',
		},
	],
	top_customers_label: 'Top customers',
	top_customers_empty_text: 'No paid orders in this period.',
	top_customers: [],
	as_of: null,
};

/** The chart of a customer's stats, for one month. */
export const SPENDING: SpendingChart = {
	caption: 'Spending by month',
	unit_label: 'Month',
	table_label: 'Show as a table',
	summary: 'Last 12 months: $50.00 from 1 order',
	series: [
		{ name: 'revenue', label: 'Spent', is_plotted: true },
		{ name: 'order_count', label: 'Paid orders', is_plotted: false },
	],
	points: [
		{
			from: '2026-03-01',
			to: '2026-03-31',
			label: 'March 2026',
			revenue: 5000,
			order_count: 1,
			formatted_revenue: '$50.00',
			formatted_order_count: '1',
			reading: 'March 2026: $50.00 from 1 order',
		},
	],
	empty_text: null,
};

function figure( label: string, value: number, text: string ): OverviewFigure {
	return {
		label,
		value,
		previous: value,
		change: 0,
		formatted_value: text,
		formatted_previous: text,
		formatted_change: '0%',
		compared_with: `Previous period: ${ text }`,
	};
}
