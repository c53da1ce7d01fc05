import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { waitUntilIdle } from '../support/waiting.ts';
import { signInAs } from '../support/sign-in-as.ts';
import { violations, WCAG } from '../support/violations.ts';

const OVERVIEW_REQUEST = /customers(\/|%2F)overview/;

function widget( page: Page ) {
	return page.locator( '#fcc_customer_overview' );
}

function figure( page: Page, label: string ) {
	return widget( page )
		.locator( '.fcc-overview__figure' )
		.filter( { has: page.getByText( label, { exact: true } ) } )
		.locator( '.fcc-overview__value' );
}

/** Opens the dashboard and waits for the user's preferences: a period that is chosen before is lost. */
async function open( page: Page ): Promise< void > {
	const preferences = page.waitForResponse( ( answer ) =>
		decodeURIComponent( answer.url() ).includes( '/users/me' )
	);
	await page.goto( '/wp-admin/index.php' );
	await ( await preferences ).finished();
	await waitUntilIdle( page );
}

/**
 * Changes the period of the widget.
 *
 * @param page
 * @param button
 * @param caption The beginning of the caption, which changes together with the figures.
 */
async function choose(
	page: Page,
	button: string,
	caption = `Last ${ button }`
): Promise< void > {
	await widget( page ).getByRole( 'button', { name: button } ).click();
	await expect( widget( page ) ).toContainText( `${ caption }:` );
}

test.describe( 'the overview on the dashboard', () => {
	test(
		'shows the figures of the API, and remembers the period',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const client = await site.client( site.users.admin );
			const response = await client.get( 'customers/overview', {
				params: { period: 'all' },
			} );
			const { overview } = ( await response.json() ).data;

			await open( page );
			// WordPress saves preferences after a pause.
			const isRemembered = page.waitForResponse(
				( answer ) =>
					decodeURIComponent( answer.url() ).includes(
						'/users/me'
					) && answer.request().method() !== 'GET'
			);
			await choose( page, 'All time', 'All time' );
			await expect( figure( page, 'Revenue' ) ).toHaveText(
				overview.figures.revenue.formatted_value
			);
			await expect( figure( page, 'Customers' ) ).toHaveText(
				overview.figures.customers.formatted_value
			);

			await isRemembered;
			await page.reload();
			await expect(
				widget( page ).getByRole( 'button', { name: 'All time' } )
			).toHaveAttribute( 'aria-current', 'true' );
			await expect( figure( page, 'Revenue' ) ).toHaveText(
				overview.figures.revenue.formatted_value
			);
		}
	);

	test( 'links a figure to the customers that it counts', async ( {
		page,
		site,
	} ) => {
		const client = await site.client( site.users.admin );
		await client.post( 'customers', {
			data: { email: 'today@example.com', first_name: 'Today' },
		} );
		await open( page );
		await choose( page, '7 days' );
		const count = await figure( page, 'New customers' ).innerText();

		await figure( page, 'New customers' ).getByRole( 'link' ).click();
		await page.waitForURL( /date_from=.*date_to=/ );
		await expect(
			page.getByRole( 'link', { name: 'Today', exact: true } )
		).toBeVisible();
		const listed = page.getByText(
			new RegExp( `^${ count } customers?$|of ${ count }\\b` )
		);
		await expect( listed.first() ).toBeVisible();
	} );

	test( 'explains an error, which can be retried', async ( { page } ) => {
		let isBroken = true;
		await page.route( OVERVIEW_REQUEST, ( route ) =>
			isBroken
				? route.fulfill( { status: 500, body: 'Oops' } )
				: route.continue()
		);
		await page.goto( '/wp-admin/index.php' );
		await expect(
			widget( page ).getByText( 'Couldn’t load the overview' )
		).toBeVisible();

		isBroken = false;
		await widget( page )
			.getByRole( 'button', { name: /try again/i } )
			.click();
		await expect( figure( page, 'Revenue' ) ).toBeVisible();
	} );

	test(
		'is missing without the right to view customers',
		{ tag: '@oldest' },
		async ( { context, page, site } ) => {
			const asked: string[] = [];
			page.on( 'request', ( request ) => asked.push( request.url() ) );
			await signInAs( context, site, site.users.subscriber );
			await page.goto( '/wp-admin/index.php' );
			await expect(
				page.getByRole( 'heading', { name: 'Dashboard' } )
			).toBeVisible();
			await expect( widget( page ) ).toHaveCount( 0 );
			expect(
				asked.filter( ( url ) => url.includes( 'fluent-cart' ) )
			).toEqual( [] );
		}
	);

	test(
		'has no violation that axe finds, wide or narrow',
		{ tag: '@slow' },
		async ( { page } ) => {
			await page.setViewportSize( { width: 1360, height: 900 } );
			await page.goto( '/wp-admin/index.php' );
			await expect( figure( page, 'Revenue' ) ).toBeVisible();
			for ( const width of [ 1360, 400 ] ) {
				await page.setViewportSize( { width, height: 900 } );
				const found = await violations( page, WCAG, {
					within: '#fcc_customer_overview',
				} );
				expect.soft( found, `${ width } pixels` ).toEqual( [] );
			}
		}
	);
} );
