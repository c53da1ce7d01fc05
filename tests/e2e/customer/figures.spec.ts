import type { Locator } from '@playwright/test';
import { updateRow } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { customerWithOrders } from '../support/customer-with-orders.ts';
import { CustomerScreen } from '../support/customer-screen.ts';

/** A day of an earlier month, in the database's format. */
function monthsAgo( months: number, day = 15 ): string {
	const now = new Date();
	const date = new Date(
		Date.UTC( now.getUTCFullYear(), now.getUTCMonth() - months, day, 12 )
	);
	return date.toISOString().slice( 0, 19 ).replace( 'T', ' ' );
}

function monthName( months: number ): string {
	return new Date( `${ monthsAgo( months ) }Z` ).toLocaleDateString(
		'en-US',
		{
			month: 'long',
			year: 'numeric',
			timeZone: 'UTC',
		}
	);
}

test.describe( 'the figures of a customer', () => {
	let screen: CustomerScreen;
	let rows: Locator;

	test.beforeEach( async ( { page } ) => {
		screen = new CustomerScreen( page );
		rows = screen.orders.locator( 'tbody' ).getByRole( 'row' );
	} );

	test( 'add up paid orders, and open those orders', async ( { site } ) => {
		const id = await customerWithOrders( site, [
			{ created_at: '2024-01-01 10:00:00', total_amount: 3000 },
			{ created_at: '2024-02-01 10:00:00', payment_status: 'failed' },
			{ created_at: '2024-03-01 10:00:00', total_amount: 1000 },
			{ created_at: '2024-04-01 10:00:00', currency: 'EUR' },
		] );
		await screen.open( id );
		await expect( screen.figures.getByRole( 'button' ) ).toHaveText( [
			'Total spent$40.00',
			'Paid orders2 of 4 orders',
			'Average order value$20.00',
			'First orderJanuary 1, 2024',
			'Last orderApril 1, 2024',
		] );
		await expect( screen.figures ).toContainText(
			'1 paid order in another currency isn’t included in these totals.'
		);

		await screen.figures
			.getByRole( 'button', { name: 'Total spent' } )
			.click();
		await expect(
			screen.orders.getByRole( 'heading', { name: 'Orders' } )
		).toBeFocused();
		await expect( screen.orders ).toContainText( 'paid in USD' );
		await expect( rows.filter( { hasText: 'Highlighted' } ) ).toHaveText( [
			/March 1, 2024/,
			/January 1, 2024/,
		] );
		await screen.orders
			.getByRole( 'button', { name: 'Clear highlight' } )
			.click();
		await expect( rows.filter( { hasText: 'Highlighted' } ) ).toHaveCount(
			0
		);
	} );

	test( 'show a difference from the totals of lists', async ( { site } ) => {
		const id = await customerWithOrders( site, [
			{ created_at: '2024-01-01 10:00:00', total_amount: 700 },
			{ created_at: '2024-01-02 10:00:00', currency: 'EUR' },
		] );
		await updateRow( site, 'fct_customers', id, { ltv: 31_600 } );
		await screen.open( id );
		await expect( screen.figures ).toContainText(
			'Lists show $316.00 and 2 paid orders for this customer.'
		);

		await updateRow( site, 'fct_customers', id, {
			ltv: 700,
			purchase_count: 1,
		} );
		await screen.open( id );
		await expect( screen.figures ).toContainText( 'Total spent$7.00' );
		await expect( screen.figures ).not.toContainText( 'Lists show' );
	} );

	test( 'are the sum of the highlighted rows', async ( { page, site } ) => {
		const id = await customerWithOrders( site, [
			{ created_at: '2024-01-01 10:00:00', total_amount: 3000 },
			{
				created_at: '2024-01-02 10:00:00',
				payment_status: 'partially_paid',
				total_amount: 5000,
				total_paid: 1250,
			},
			{
				created_at: '2024-01-03 10:00:00',
				payment_status: 'partially_refunded',
				total_amount: 2000,
				total_refund: 500,
			},
			{
				// Refunded more than paid.
				created_at: '2024-01-04 10:00:00',
				payment_status: 'partially_refunded',
				total_amount: 1000,
				total_refund: 1500,
			},
			{
				created_at: '2024-01-05 10:00:00',
				payment_status: 'pending',
				total_amount: 700,
				total_paid: 0,
			},
		] );
		for ( const width of [ 1360, 400 ] ) {
			await page.setViewportSize( { width, height: 850 } );
			await screen.open( id );
			await screen.figures
				.getByRole( 'button', { name: 'Total spent' } )
				.click();
			await expect(
				screen.figures.getByRole( 'button', { name: 'Total spent' } )
			).toContainText( '$57.50' );

			const marked = rows.filter( { hasText: 'Highlighted' } );
			await expect( marked ).toHaveCount( 4 );
			const paid = await marked.evaluateAll( ( found ) =>
				found.map( ( row ) =>
					Math.round(
						Number(
							/\$([\d.]+)/.exec(
								row.lastElementChild?.textContent ?? ''
							)?.[ 1 ]
						) * 100
					)
				)
			);
			expect( paid ).toEqual( [ 0, 1500, 1250, 3000 ] );
		}
		await expect(
			rows
				.filter( { hasText: '$12.50' } )
				.getByText( 'of $50.00' )
				.filter( { visible: true } )
		).toHaveCount( 1 );
	} );

	test(
		'lead to the first and the last paid order, on any page',
		{ tag: '@slow' },
		async ( { site } ) => {
			const id = await customerWithOrders( site, [
				...Array.from( { length: 12 }, ( _, index ) => ( {
					created_at: `2023-01-${ index + 10 } 10:00:00`,
					payment_status: 'failed',
				} ) ),
				...Array.from( { length: 12 }, ( _, index ) => ( {
					created_at: `2024-01-${ index + 10 } 10:00:00`,
				} ) ),
			] );
			await screen.open( id );
			await screen.figures
				.getByRole( 'button', { name: 'First order' } )
				.click();
			await expect( screen.orders ).toContainText( '11–20 of 24 orders' );
			await expect(
				rows.filter( { hasText: 'Highlighted' } )
			).toBeFocused();
			await expect(
				rows.filter( { hasText: 'Highlighted' } )
			).toContainText( 'January 10, 2024' );

			await screen.figures
				.getByRole( 'button', { name: 'Last order' } )
				.click();
			await expect( screen.orders ).toContainText( '1–10 of 24 orders' );
			await expect(
				rows.filter( { hasText: 'Highlighted' } )
			).toBeFocused();
			await expect(
				rows.filter( { hasText: 'Highlighted' } )
			).toContainText( 'January 21, 2024' );
		}
	);

	test( 'have a chart of months for pointer, keyboard and screen reader', async ( {
		page,
		site,
	} ) => {
		const id = await customerWithOrders( site, [
			{ created_at: monthsAgo( 3 ), total_amount: 5000 },
			{ created_at: monthsAgo( 3 ), total_amount: 2500 },
			{ created_at: monthsAgo( 1 ), total_amount: 1000 },
		] );
		await screen.open( id );
		const chart = screen.figures.getByRole( 'figure' );
		const readout = chart.locator( '.fcc-overview__readout' );
		await expect( chart ).toContainText(
			'Last 12 months: $85.00 from 3 orders'
		);

		const slider = chart.getByRole( 'slider', { name: 'Month' } );
		await slider.focus();
		await page.keyboard.press( 'ArrowLeft' );
		await expect( slider ).toHaveAttribute(
			'aria-valuetext',
			`${ monthName( 1 ) }: $10.00 from 1 order`
		);
		await page.keyboard.press( 'ArrowLeft' );
		await page.keyboard.press( 'ArrowLeft' );
		await expect( readout ).toHaveText(
			`${ monthName( 3 ) }: $75.00 from 2 orders`
		);
		await page.keyboard.press( 'Home' );
		await expect( readout ).toContainText( monthName( 11 ) );
		await slider.blur();

		const box = await slider.boundingBox();
		await slider.hover( {
			position: { x: ( ( box?.width ?? 0 ) * 10.5 ) / 12, y: 10 },
		} );
		await expect( readout ).toHaveText(
			`${ monthName( 1 ) }: $10.00 from 1 order`
		);

		await chart.getByText( 'Show as a table' ).click();
		await expect(
			chart.getByRole( 'row', {
				name: `${ monthName( 3 ) } $75.00 2`,
			} )
		).toHaveCount( 1 );
		await expect( chart.getByRole( 'row' ) ).toHaveCount( 13 );
	} );

	test(
		'have one sentence instead of a chart without recent orders',
		{ tag: '@slow' },
		async ( { site } ) => {
			const id = await customerWithOrders( site, [
				{ created_at: '2020-01-01 10:00:00' },
			] );
			await screen.open( id );
			await expect( screen.figures ).toContainText(
				'No spending in USD in the last 12 months.'
			);
			await expect( screen.figures.getByRole( 'figure' ) ).toHaveCount(
				0
			);
		}
	);

	test( 'of a customer without orders have no links', async ( { site } ) => {
		await screen.open( await customerWithOrders( site, [] ) );
		await expect( screen.figures ).toContainText( '$0.00' );
		await expect( screen.figures ).toContainText( 'Average order value—' );
		await expect( screen.figures.getByRole( 'button' ) ).toHaveCount( 0 );
	} );
} );
