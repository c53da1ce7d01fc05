import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { waitUntilIdle } from '../support/waiting.ts';
import { signedInAs } from '../support/signed-in-as.ts';
import { violations, WCAG } from '../support/violations.ts';

const OVERVIEW_REQUEST = /customers(\/|%2F)overview/;

function widget( page: Page ) {
	return page.locator( '#fcc_customer_overview' );
}

/** The value of a figure, as it stands in the widget. */
function figure( page: Page, label: string ) {
	return widget( page )
		.locator( '.fcc-overview__figure' )
		.filter( { has: page.getByText( label, { exact: true } ) } )
		.locator( '.fcc-overview__value' );
}

/**
 * Opens the dashboard and waits until WordPress has the person's preferences: a period that is chosen before that is
 * lost.
 */
async function open( page: Page ): Promise< void > {
	const preferences = page.waitForResponse( ( answer ) =>
		decodeURIComponent( answer.url() ).includes( '/users/me' )
	);
	await page.goto( '/wp-admin/index.php' );
	await ( await preferences ).finished();
	await waitUntilIdle( page );
}

/**
 * Has the widget show another period.
 *
 * @param page
 * @param button
 * @param caption Begins the sentence about the period; the figures come with it.
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
		'shows what the API answers, and remembers the period',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const client = await site.client( site.users.admin );
			const response = await client.get( 'customers/overview', {
				params: { period: 'all' },
			} );
			const { overview } = ( await response.json() ).data;

			await open( page );
			// WordPress sends what it remembers after a pause.
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

	test( 'leads to the customers whom a figure counts', async ( {
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

	test( 'is told apart from an error, which can be tried again', async ( {
		page,
	} ) => {
		let isBroken = true;
		await page.route( OVERVIEW_REQUEST, ( route ) =>
			isBroken
				? route.fulfill( { status: 500, body: 'Oops' } )
				: route.continue()
		);
		await page.goto( '/wp-admin/index.php' );
		await expect(
			widget( page ).getByText( 'The overview could not be loaded' )
		).toBeVisible();

		isBroken = false;
		await widget( page )
			.getByRole( 'button', { name: /try again/i } )
			.click();
		await expect( figure( page, 'Revenue' ) ).toBeVisible();
	} );

	test(
		'is not there for who may not see customers',
		{ tag: '@oldest' },
		async ( { context, page, site } ) => {
			const asked: string[] = [];
			page.on( 'request', ( request ) => asked.push( request.url() ) );
			await signedInAs( context, site, site.users.subscriber );
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
		'has nothing that axe finds, wide and narrow',
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
