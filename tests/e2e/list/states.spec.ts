import type { Browser, Page } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';
import type { TestUser } from '../../support/users.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';

/** Any request of the app, with any permalinks. */
const ANY_REQUEST = /fluent-cart(%2F|\/)v2(%2F|\/)customers/;

/** What answers, the answer, and the page's explanation and quotation. */
const FOREIGN_ANSWERS = [
	[
		'a web server that does not know /wp-json/',
		{
			status: 404,
			contentType: 'text/html',
			body: '<title>Not Found</title><h1>Nothing at this address</h1>',
		},
		'Settings → Permalinks',
		'Nothing at this address',
	],
	[
		'WordPress without the plugin',
		{
			status: 404,
			json: {
				code: 'rest_no_route',
				message: 'No route was found matching the URL.',
				data: { status: 404 },
			},
		},
		'doesn’t have the Customers API',
		'No route was found matching the URL.',
	],
	[
		'a firewall',
		{
			status: 403,
			contentType: 'text/html',
			body: '<h1>Blocked by Acme Shield</h1>',
		},
		'a firewall, or a security plugin answered',
		'Blocked by Acme Shield',
	],
	[
		'a plugin that closes the REST API',
		{
			status: 403,
			json: {
				code: 'rest_disabled',
				message: 'Our REST API is closed.',
				data: { status: 403 },
			},
		},
		'Another plugin, or WordPress itself',
		'Our REST API is closed.',
	],
] as const;

test.describe( 'without customers to show, the page explains why', () => {
	// The browser's own message about a connection that a test aborts.
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

		// The link that opened the form no longer exists.
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
					'In the “Date added” filter, the start date is after the end date. Change one of them.'
				)
			).toBeVisible();
		}
	);

	test( 'no matching customers', async ( { page } ) => {
		await customers.open( { search: 'zzzz', status: 'active' } );

		await expect(
			page.getByRole( 'heading', { name: 'No customers found' } )
		).toBeVisible();
		await customers.button( 'Clear search and filters' ).click();
		await customers.expectAddress( {} );
		await expect( customers.search ).toHaveValue( '' );
		await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	} );

	test( 'a server error', async ( { page } ) => {
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
				name: 'Couldn’t load customers',
			} )
		).toBeVisible();
		await expect( page.getByText( 'It broke.' ) ).toBeVisible();
		await expect( customers.search ).toBeFocused();

		await page.unroute( LIST_REQUEST );
		await customers.button( 'Try again' ).click();
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test( 'an answer of a proxy', { tag: '@slow' }, async ( { page } ) => {
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
				name: 'Couldn’t load customers',
			} )
		).toBeVisible();
	} );

	test( 'no connection, and continues when it is back', async ( {
		page,
		context,
	} ) => {
		await customers.open();
		await context.setOffline( true );
		await customers.search.fill( 'lovelace' );

		await expect(
			page.getByRole( 'heading', { name: 'No internet connection' } )
		).toBeVisible();

		await context.setOffline( false );
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test( 'the right was revoked', async ( { page } ) => {
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
			page.getByRole( 'heading', {
				name: 'You don’t have permission to view customers',
			} )
		).toBeVisible();
	} );

	for ( const [ what, answer, says, quotes ] of FOREIGN_ANSWERS ) {
		test( `${ what } answered instead of the API`, async ( { page } ) => {
			await customers.open();
			await page.route( ANY_REQUEST, ( route ) =>
				route.fulfill( answer )
			);
			await customers.search.fill( 'lovelace' );

			const alert = page.getByRole( 'alert' ).first();
			await expect(
				alert.getByRole( 'heading', {
					name: 'Couldn’t load customers',
				} )
			).toBeVisible();
			await expect( alert ).toContainText( says );
			await expect( alert ).toContainText( quotes );

			// The same on the screen of an existing customer.
			await page.unroute( ANY_REQUEST );
			await customers.button( 'Try again' ).click();
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await page.route( ANY_REQUEST, ( route ) =>
				route.fulfill( answer )
			);
			await customers.names.first().click();
			const notice = page.getByRole( 'alert' ).first();
			await expect( notice ).toContainText(
				'Couldn’t load all customer details'
			);
			await expect( notice ).toContainText( says );
			await expect( notice ).toContainText( quotes );
			await expect(
				page.locator( '.fcc-customer-screen' )
			).toContainText( 'ada@example.com' );
		} );
	}

	test( 'a plugin closed the REST API, with its own message', async ( {
		page,
		site,
	} ) => {
		await customers.open();
		await site.addPlugin( 'closed-rest-api' );
		await customers.search.fill( 'lovelace' );

		const alert = page.getByRole( 'alert' ).first();
		await expect( alert ).toContainText( 'Couldn’t load customers' );
		await expect( alert ).toContainText( 'Another plugin' );
		await expect( alert ).toContainText(
			'The REST API is closed by Acme Shield.'
		);
		await expect( alert ).not.toContainText( 'have permission' );
	} );

	test(
		'an address with unknown values',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { status: 'nonsense' } );

			await expect(
				page.getByRole( 'heading', {
					name: 'This view can’t be shown',
				} )
			).toBeVisible();
			await customers.button( 'Clear search and filters' ).click();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
		}
	);
} );

test.describe( 'a user', () => {
	test(
		'without the right finds no customers in the menu, and no page',
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

	test( 'with the right to view only is offered no actions', async ( {
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
