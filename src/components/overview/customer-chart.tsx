import { dateI18n } from '@wordpress/date';
import { __, _x, sprintf } from '@wordpress/i18n';
import type { CustomerStats } from '@fcc/store';
import { formatMoney, formatNumber } from '../format';
import { Chart } from './chart';
import { moneyInOrdersText } from './texts';

/** How many of the months that the API sends. */
const MONTHS = 12;

/**
 * What a customer spent by month.
 *
 * @param props
 * @param props.stats
 */
export function CustomerChart( { stats }: { stats: CustomerStats } ) {
	const months = stats.by_month.slice( -MONTHS );

	function reading( stretch?: number ): string {
		const month = stretch === undefined ? undefined : months[ stretch ];
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
			stretches={ months.map( ( { month } ) => monthName( month ) ) }
			measures={ [
				{
					name: 'revenue',
					label: __( 'Spent', 'fluent-cart-customers' ),
					texts: months.map( ( { total_spent } ) =>
						formatMoney( total_spent )
					),
					values: months.map( ( { total_spent } ) => total_spent ),
				},
				{
					name: 'orders',
					label: __( 'Orders', 'fluent-cart-customers' ),
					texts: months.map( ( { order_count } ) =>
						formatNumber( order_count )
					),
				},
			] }
			reading={ reading }
		/>
	);
}

function sum( numbers: number[] ): number {
	return numbers.reduce( ( total, each ) => total + each, 0 );
}

/**
 * @param month As `2026-03`.
 * @return As the server names a month in a chart.
 */
function monthName( month: string ): string {
	return dateI18n(
		/* translators: A month in a chart; see https://www.php.net/manual/datetime.format.php */
		_x( 'F Y', 'month in a chart', 'fluent-cart-customers' ),
		// In this month wherever the site is.
		`${ month }-15T12:00:00Z`
	);
}
