import { setCurrency } from '../support/overview/currency.ts';
import { addOrder, toSqlDate } from '../support/overview/overview.ts';
import { insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const CHART_MONTHS = 12;

/** The middle of a month, in the database's format. */
function monthsAgo( months: number ): string {
	const now = new Date();
	return toSqlDate(
		Date.UTC( now.getUTCFullYear(), now.getUTCMonth() - months, 15, 12 )
	);
}

function monthName( months: number ): string {
	return new Intl.DateTimeFormat( 'en-US', {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	} ).format( new Date( `${ monthsAgo( months ) }Z` ) );
}

test(
	'the figures have names and formatted values',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		const values = async () =>
			( await admin.getStats( id ) ).figures.map(
				( { label, formatted_value } ) => [ label, formatted_value ]
			);
		expect( await values() ).toEqual( [
			[ 'Total spent', '$0.00' ],
			[ 'Paid orders', '0' ],
			[ 'Average order value', '—' ],
			[ 'First order', '—' ],
			[ 'Last order', '—' ],
		] );

		for ( const created_at of [
			'2024-01-01 23:00:00',
			'2024-02-03 00:00:00',
		] ) {
			await addOrder( site, {
				customer_id: id,
				total_paid: 123_456,
				created_at,
			} );
		}
		expect( await values() ).toEqual( [
			[ 'Total spent', '$2,469.12' ],
			[ 'Paid orders', '2' ],
			[ 'Average order value', '$1,234.56' ],
			[ 'First order', 'January 1, 2024' ],
			[ 'Last order', 'February 3, 2024' ],
		] );
	}
);

test(
	'the chart describes the last 12 months in words',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		for ( const [ months, total_paid ] of [
			[ 12, 9900 ],
			[ 11, 1000 ],
			[ 0, 2000 ],
			[ 0, 4000 ],
		] as const ) {
			await addOrder( site, {
				customer_id: id,
				total_paid,
				created_at: monthsAgo( months ),
			} );
		}
		const { chart, by_month } = await admin.getStats( id );
		expect( chart ).toMatchObject( {
			caption: 'Spending by month',
			unit_label: 'Month',
			table_label: 'Show as a table',
			summary: 'Last 12 months: $70.00 from 3 orders',
			series: [
				{ name: 'revenue', label: 'Spent', is_plotted: true },
				{
					name: 'order_count',
					label: 'Paid orders',
					is_plotted: false,
				},
			],
			empty_text: null,
		} );
		expect( chart?.points ).toHaveLength( CHART_MONTHS );
		expect( chart?.points.at( 0 )?.reading ).toBe(
			`${ monthName( 11 ) }: $10.00 from 1 order`
		);
		expect( chart?.points.at( -1 ) ).toMatchObject( {
			label: monthName( 0 ),
			formatted_revenue: '$60.00',
			formatted_order_count: '2',
			reading: `${ monthName( 0 ) }: $60.00 from 2 orders`,
		} );
		expect(
			chart?.points.map( ( { from, revenue, order_count } ) => ( {
				month: from.slice( 0, 7 ),
				total_spent: revenue,
				order_count,
			} ) )
		).toEqual( by_month.slice( -CHART_MONTHS ) );
	}
);

test( 'without spending in these months, a sentence stands for the chart', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'one@example.com' } );
	await addOrder( site, {
		customer_id: id,
		total_paid: 100,
		created_at: monthsAgo( 12 ),
	} );
	expect( ( await admin.getStats( id ) ).chart?.empty_text ).toBe(
		'No spending in USD in the last 12 months.'
	);
} );

test( 'a note names the orders in other currencies', async ( {
	admin,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'one@example.com' } );
	const notes = async () => ( await admin.getStats( id ) ).notes;
	for ( const sentence of [
		'1 paid order in another currency isn’t included in these totals.',
		'2 paid orders in other currencies aren’t included in these totals.',
	] ) {
		await addOrder( site, {
			customer_id: id,
			total_paid: 100,
			currency: 'EUR',
			created_at: monthsAgo( 0 ),
		} );
		expect( await notes() ).toEqual( [ sentence ] );
	}
} );

test(
	'amounts have the language of the user and the currency of the store',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await setCurrency( site, 'EUR' );
		await runSql(
			site,
			"UPDATE {usermeta} SET meta_value = 'de_DE' WHERE meta_key = 'locale'"
		);
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		await addOrder( site, {
			customer_id: id,
			total_paid: 123_456,
			currency: 'EUR',
			created_at: monthsAgo( 0 ),
		} );
		const { chart, figures } = await admin.getStats( id );
		expect( figures[ 0 ]?.formatted_value ).toBe( '1.234,56\u00a0€' );
		expect( chart?.summary ).toBe(
			'Last 12 months: 1.234,56\u00a0€ from 1 order'
		);
	}
);

test(
	'_fields selects members of the chart',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, { email: 'one@example.com' } );
		const params = {
			_fields: 'figures.label,chart.summary,chart.points.reading',
		};
		const stats = async () =>
			(
				await admin.send( 'GET', `customers/get-stats/${ id }`, {
					params,
				} )
			).body;
		const labels = ( await admin.getStats( id ) ).figures.map(
			( { label } ) => ( { label } )
		);
		expect( await stats() ).toEqual( {
			success: true,
			data: { stats: { figures: labels, chart: null } },
		} );

		await addOrder( site, {
			customer_id: id,
			total_paid: 100,
			created_at: monthsAgo( 0 ),
		} );
		expect( await stats() ).toEqual( {
			success: true,
			data: {
				stats: {
					figures: labels,
					chart: {
						summary: 'Last 12 months: $1.00 from 1 order',
						points: Array.from( { length: CHART_MONTHS }, () => ( {
							reading: expect.any( String ),
						} ) ),
					},
				},
			},
		} );
	}
);
