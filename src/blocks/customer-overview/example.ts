import { dateI18n, getSettings } from '@wordpress/date';
import { __ } from '@wordpress/i18n';
import {
	getBootstrap,
	type CustomerStats,
	type Overview,
	type OverviewFigure,
	type OverviewPoint,
	type TopCustomer,
} from '@fcc/store';
import {
	formatMoney,
	formatNumber,
	formatPercent,
} from '../../components/format';
import type { FigureName } from '../../components/overview';
import { sum } from '../../components/sum';

/** Labels of the API, for use without an answer. */
export const FIGURE_LABELS: Record< FigureName, string > = {
	customers: __( 'Customers', 'fluent-cart-customers' ),
	new_customers: __( 'New customers', 'fluent-cart-customers' ),
	returning_rate: __( 'Repeat order rate', 'fluent-cart-customers' ),
	revenue: __( 'Revenue', 'fluent-cart-customers' ),
	average_order_value: __( 'Average order value', 'fluent-cart-customers' ),
};

/** By day, with lower numbers at weekends. */
const NEW_CUSTOMERS = [
	4, 6, 5, 7, 9, 3, 2, 5, 7, 6, 8, 11, 4, 3, 6, 8, 7, 10, 12, 5, 4, 7, 9, 8,
	11, 14, 6, 5, 9, 10,
];

/** Above 1, because most customers return. */
const ORDERS_PER_NEW_CUSTOMER = 1.4;

const AVERAGE_ORDER = 4250;

/** Known everywhere, so they are not translated. */
const NAMES = [
	[ 'Ada', 'Lovelace', 6 ],
	[ 'Grace', 'Hopper', 5 ],
	[ 'Katherine', 'Johnson', 4 ],
	[ 'Mary', 'Jackson', 3 ],
	[ 'Dorothy', 'Vaughan', 2 ],
] as const;

/** The customer of the preview. */
export const EXAMPLE_CUSTOMER = {
	id: 1,
	first_name: 'Ada',
	last_name: 'Lovelace',
	email: 'ada@example.com',
	status: 'active',
};

/**
 * @return Invented figures of a store.
 */
export function exampleOverview(): Overview {
	const points = NEW_CUSTOMERS.map( examplePoint );
	const newCustomers = sum( points.map( ( point ) => point.new_customers ) );
	const orders = sum( points.map( ( point ) => point.order_count ) );

	return {
		period: '30d',
		period_label: __( 'Last 30 days', 'fluent-cart-customers' ),
		range: { from: day( 0 ), to: day( NEW_CUSTOMERS.length - 1 ) },
		previous_range: null,
		formatted_range: '',
		formatted_previous_range: null,
		currency: getBootstrap().currency,
		is_being_rebuilt: false,
		notice: null,
		figures: {
			customers: exampleFigure(
				'customers',
				2481,
				formatNumber( 2481 ),
				9
			),
			new_customers: exampleFigure(
				'new_customers',
				newCustomers,
				formatNumber( newCustomers ),
				12
			),
			returning_rate: exampleFigure(
				'returning_rate',
				38,
				formatPercent( 0.38 ),
				3
			),
			revenue: exampleFigure(
				'revenue',
				orders * AVERAGE_ORDER,
				formatMoney( orders * AVERAGE_ORDER ),
				18
			),
			average_order_value: exampleFigure(
				'average_order_value',
				AVERAGE_ORDER,
				formatMoney( AVERAGE_ORDER ),
				-2
			),
		},
		order_count: orders,
		other_currencies: 0,
		unit: 'day',
		points,
		top_customers: NAMES.map( exampleTopCustomer ),
		as_of: null,
	};
}

/**
 * @return Invented figures of a customer.
 */
export function exampleStats(): CustomerStats {
	const byMonth = [ 0, 1, 0, 2, 1, 0, 1, 3, 1, 0, 2, 2 ].map(
		( orders, index ) => ( {
			month: `2026-${ String( index + 1 ).padStart( 2, '0' ) }`,
			total_spent: orders * AVERAGE_ORDER,
			order_count: orders,
		} )
	);
	const orders = sum( byMonth.map( ( month ) => month.order_count ) );

	return {
		total_spent: orders * AVERAGE_ORDER,
		order_count: orders,
		average_order_value: AVERAGE_ORDER,
		first_order_date: '2026-02-12T12:00:00Z',
		last_order_date: '2026-12-08T12:00:00Z',
		currency: getBootstrap().currency,
		other_currencies: 0,
		by_month: byMonth,
	};
}

function exampleFigure(
	name: FigureName,
	value: number,
	formatted: string,
	percent: number
): OverviewFigure {
	return {
		label: FIGURE_LABELS[ name ],
		value,
		previous: value,
		change: percent,
		formatted_value: formatted,
		formatted_previous: '',
		formatted_change: new Intl.NumberFormat( getBootstrap().locale, {
			style: 'percent',
			signDisplay: 'exceptZero',
		} ).format( percent / 100 ),
	};
}

function examplePoint( newCustomers: number, index: number ): OverviewPoint {
	const orders = Math.round( newCustomers * ORDERS_PER_NEW_CUSTOMER );
	const revenue = orders * AVERAGE_ORDER;
	return {
		from: day( index ),
		to: day( index ),
		label: dateI18n( getSettings().formats.date, day( index ) ),
		new_customers: newCustomers,
		revenue,
		order_count: orders,
		formatted_new_customers: formatNumber( newCustomers ),
		formatted_revenue: formatMoney( revenue ),
		formatted_order_count: formatNumber( orders ),
	};
}

function exampleTopCustomer(
	[ firstName, lastName, orders ]: ( typeof NAMES )[ number ],
	index: number
): TopCustomer {
	const spent = orders * AVERAGE_ORDER;
	return {
		id: index,
		email: '',
		first_name: firstName,
		last_name: lastName,
		avatar_url: '',
		total_spent: spent,
		order_count: orders,
		formatted_total_spent: formatMoney( spent ),
		formatted_order_count: formatNumber( orders ),
	};
}

/** A day of a month with thirty days. */
function day( index: number ): string {
	return `2026-11-${ String( index + 1 ).padStart( 2, '0' ) }`;
}
