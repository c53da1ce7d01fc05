import type { Browser, Page } from '@playwright/test';
import type { TestSite } from '../support/test-site.ts';
import { expect, test } from '../support/test.ts';
import type { TestUser } from '../support/users.ts';
import { CustomersPage, LIST_REQUEST } from './customers-page.ts';

test.describe( 'where there is nothing to show, the page says why', () => {
	// The browser's own line about a connection that a test cuts.
	test.use( { expectedConsole: [ /net::ERR_INTERNET_DISCONNECTED/ ] } );

	let customers: CustomersPage;

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
	} );

	test( 'no customers yet', { tag: '@oldest' }, async ( { page, site } ) => {
		await site.call( 'rows/run', {
			statements: [
				'DELETE FROM {fct_orders}',
				'DELETE FROM {fct_customer_addresses}',
				'DELETE FROM {fct_customer_meta}',
				'DELETE FROM {fct_customers}',
			],
		} );
		await customers.open();

		await expect(
			page.getByRole( 'heading', { name: 'No customers yet' } )
		).toBeVisible();
		await page.getByRole( 'link', { name: 'Add customer' } ).last().click();
		await expect( customers.field( 'Email' ) ).toBeFocused();
		await page.keyboard.type( 'first@example.com' );
		await page.keyboard.press( 'Enter' );

		// The link that opened the form is gone.
		await expect( customers.names ).toHaveText( [ 'first@example.com' ] );
		await expect( customers.dialog ).toBeHidden();
		await expect(
			page.getByRole( 'heading', { name: 'Customers', level: 1 } )
		).toBeFocused();
	} );

	test(
		'a range that ends before it begins',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( {
				date_from: '2026-02-01',
				date_to: '2026-01-01',
			} );
			await expect(
				page.getByText(
					'The first day of “Created” is after the last one.'
				)
			).toBeVisible();
		}
	);

	test( 'nobody matches', async ( { page } ) => {
		await customers.open( { search: 'zzzz', status: 'active' } );

		await expect(
			page.getByRole( 'heading', { name: 'No customers match' } )
		).toBeVisible();
		await customers.button( 'Clear search and filters' ).click();
		await customers.expectAddress( {} );
		await expect( customers.search ).toHaveValue( '' );
		await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	} );

	test( 'the server failed', async ( { page } ) => {
		await customers.open();
		await page.route( LIST_REQUEST, ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'It broke.' },
				},
			} )
		);
		await customers.search.fill( 'lovelace' );

		await expect(
			page.getByRole( 'heading', {
				name: 'Customers could not be loaded',
			} )
		).toBeVisible();
		await expect( page.getByText( 'It broke.' ) ).toBeVisible();
		await expect( customers.search ).toBeFocused();

		await page.unroute( LIST_REQUEST );
		await customers.button( 'Try again' ).click();
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test( 'a proxy answered instead', { tag: '@slow' }, async ( { page } ) => {
		await customers.open();
		await page.route( LIST_REQUEST, ( route ) =>
			route.fulfill( {
				status: 502,
				contentType: 'text/html',
				body: '<h1>Bad gateway</h1>',
			} )
		);
		await customers.search.fill( 'lovelace' );

		await expect(
			page.getByRole( 'heading', {
				name: 'Customers could not be loaded',
			} )
		).toBeVisible();
	} );

	test( 'there is no connection, and goes on when it is back', async ( {
		page,
		context,
	} ) => {
		await customers.open();
		await context.setOffline( true );
		await customers.search.fill( 'lovelace' );

		await expect(
			page.getByRole( 'heading', { name: 'No connection' } )
		).toBeVisible();

		await context.setOffline( false );
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test( 'the right was taken away', async ( { page } ) => {
		await customers.open();
		await page.route( LIST_REQUEST, ( route ) =>
			route.fulfill( {
				status: 403,
				json: {
					success: false,
					error: { code: 'insufficient_permissions', message: 'No.' },
				},
			} )
		);
		await customers.search.fill( 'lovelace' );

		await expect(
			page.getByRole( 'heading', { name: 'You may not see customers' } )
		).toBeVisible();
	} );

	test(
		'the address asks for what does not exist',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { status: 'nonsense' } );

			await expect(
				page.getByRole( 'heading', {
					name: 'This view cannot be shown',
				} )
			).toBeVisible();
			await customers.button( 'Clear search and filters' ).click();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
		}
	);
} );

test.describe( 'a person who', () => {
	test(
		'has no right finds no customers in the menu, and no page',
		{ tag: '@oldest' },
		async ( { browser, site } ) => {
			const page = await pageOf( site.users.editor, site, browser );

			await page.goto( '/wp-admin/' );
			await expect(
				page.getByRole( 'link', { name: 'Customers', exact: true } )
			).toHaveCount( 0 );

			const response = await page.goto( new CustomersPage( page ).url() );
			expect( response?.status() ).toBe( 403 );
			await page.context().close();
		}
	);

	test( 'may only view is offered nothing else', async ( {
		browser,
		site,
	} ) => {
		const viewer = await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} );
		const page = await pageOf( viewer, site, browser );
		const customers = new CustomersPage( page );

		await customers.open();
		await expect( customers.rows ).toHaveCount( 20 );
		await expect( page.getByText( 'Add customer' ) ).toHaveCount( 0 );
		await expect( page.getByText( 'Edit', { exact: true } ) ).toHaveCount(
			0
		);
		await page.context().close();
	} );
} );

async function pageOf(
	user: TestUser,
	site: TestSite,
	browser: Browser
): Promise< Page > {
	const session = await site.sessionClient( user );
	const context = await browser.newContext( {
		baseURL: site.url,
		storageState: await session.storageState(),
	} );
	return context.newPage();
}
