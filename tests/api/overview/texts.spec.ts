import { type Overview } from '../support/api-client.ts';
import { setCurrency } from '../support/overview/currency.ts';
import {
	addOrder,
	reconcile,
	toSqlDate,
} from '../support/overview/overview.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const PERIODS: Overview[ 'period' ][] = [ '7d', '30d', '90d', '12m', 'all' ];

/** A number with the form of its noun. */
function count( number: number, one: string, many: string ): string {
	return `${ number } ${ number === 1 ? one : many }`;
}

/** The sentence about an interval or a period. */
function reading(
	label: string,
	newCustomers: number,
	money: string,
	orders: number
): string {
	return `${ label }: ${ count( newCustomers, 'new customer', 'new customers' ) }, ${ money } from ${ count( orders, 'order', 'orders' ) }`;
}

test(
	'each period is named, summed up and compared in words',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const period of PERIODS ) {
			const overview = await admin.getOverview( period );
			const { figures, period_label, unit } = overview;
			expect(
				overview.periods.find( ( { value } ) => value === period )
					?.label
			).toBe( period_label );
			expect( overview ).toMatchObject( {
				formatted_period: `${ period_label }, ${ overview.formatted_range }`,
				compared_with:
					overview.formatted_previous_range &&
					`compared with ${ overview.formatted_previous_range }`,
				caption: `New customers and revenue by ${ unit }`,
				unit_label: `${ unit[ 0 ]?.toUpperCase() }${ unit.slice( 1 ) }`,
				summary: reading(
					period_label,
					figures.new_customers.value ?? 0,
					figures.revenue.formatted_value,
					overview.order_count
				),
				empty_text: null,
			} );
			for ( const figure of Object.values( figures ) ) {
				expect( figure.compared_with ).toBe(
					figure.formatted_previous &&
						`Previous period: ${ figure.formatted_previous }`
				);
			}
			for ( const point of overview.points ) {
				expect( point.reading ).toBe(
					reading(
						point.label,
						point.new_customers,
						point.formatted_revenue,
						point.order_count
					)
				);
			}
			for ( const customer of overview.top_customers ) {
				expect( customer.orders_text ).toBe(
					count( customer.order_count, 'order', 'orders' )
				);
			}
		}
	}
);

test(
	'every answer names all periods, the series of the chart, and its parts',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const overview = await admin.getOverview( '7d' );
		expect( overview ).toMatchObject( {
			periods_label: 'Period',
			periods: [
				{ value: '7d', label: 'Last 7 days', short_label: '7 days' },
				{ value: '30d', label: 'Last 30 days', short_label: '30 days' },
				{ value: '90d', label: 'Last 90 days', short_label: '90 days' },
				{
					value: '12m',
					label: 'Last 12 months',
					short_label: '12 months',
				},
				{ value: 'all', label: 'All time', short_label: 'All time' },
			],
			table_label: 'Show as a table',
			series: [
				{
					name: 'new_customers',
					label: 'New customers',
					is_plotted: true,
				},
				{ name: 'revenue', label: 'Revenue', is_plotted: true },
				{
					name: 'order_count',
					label: 'Paid orders',
					is_plotted: false,
				},
			],
			top_customers_label: 'Top customers',
		} );
	}
);

test( 'a note names the orders in other currencies', async ( {
	admin,
	site,
} ) => {
	const customer_id = await insertCustomer( site, {
		email: 'one@example.com',
	} );
	for ( let order = 0; order < 2; order++ ) {
		await addOrder( site, {
			customer_id,
			total_paid: 100,
			currency: 'EUR',
			created_at: toSqlDate( Date.now() ),
		} );
	}
	await reconcile( site );
	expect( ( await admin.getOverview( '7d' ) ).notes ).toEqual( [
		'2 paid orders in other currencies aren’t included in these totals.',
	] );
} );

test(
	'an empty store, and a period without orders, say so',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await runSql( site, 'DELETE FROM {fct_orders}' );
		await reconcile( site );
		expect( await admin.getOverview( '7d' ) ).toMatchObject( {
			empty_text: null,
			top_customers_empty_text: 'No paid orders in this period.',
		} );

		await runSql( site, 'DELETE FROM {fct_customers}' );
		await reconcile( site );
		expect( ( await admin.getOverview( '7d' ) ).empty_text ).toBe(
			'No customers yet. Your metrics will appear here after the first order.'
		);
	}
);

test(
	'amounts have the language of the user and the currency of the store',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await setCurrency( site, 'EUR' );
		await runSql(
			site,
			'DELETE FROM {fct_orders}',
			"UPDATE {usermeta} SET meta_value = 'de_DE' WHERE meta_key = 'locale'"
		);
		await addOrder( site, {
			customer_id: await insertCustomer( site, {
				email: 'one@example.com',
			} ),
			total_paid: 123_456,
			currency: 'EUR',
			created_at: toSqlDate( Date.now() ),
		} );
		await reconcile( site );
		const { summary, points, top_customers } =
			await admin.getOverview( '7d' );
		expect( top_customers[ 0 ]?.orders_text ).toBe( '1 order' );
		for ( const text of [ summary, points.at( -1 )?.reading ] ) {
			expect( text ).toMatch( /, 1\.234,56\u00a0€ from 1 order$/ );
		}
	}
);

test( '_fields selects texts', { tag: '@oldest' }, async ( { admin } ) => {
	const { body } = await admin.send( 'GET', 'customers/overview', {
		params: {
			period: '7d',
			_fields:
				'caption,periods.short_label,points.reading,figures.revenue.compared_with',
		},
	} );
	expect( body ).toEqual( {
		success: true,
		data: {
			overview: {
				caption: 'New customers and revenue by day',
				periods: [
					{ short_label: '7 days' },
					{ short_label: '30 days' },
					{ short_label: '90 days' },
					{ short_label: '12 months' },
					{ short_label: 'All time' },
				],
				points: Array.from( { length: 7 }, () => ( {
					reading: expect.any( String ),
				} ) ),
				figures: {
					revenue: {
						compared_with:
							expect.stringMatching( /^Previous period: / ),
					},
				},
			},
		},
	} );
} );
