import type { Page, Request } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilIdle } from '../support/waiting.ts';

/** Opens WordPress's command palette and types into it. */
async function typeIntoPalette( page: Page, text: string ): Promise< void > {
	const palette = page.getByRole( 'dialog', { name: 'Command palette' } );
	await expect( palette ).toBeHidden();
	// Until then, the page may not handle the key.
	await waitUntilIdle( page );
	await page.keyboard.press( 'ControlOrMeta+k' );
	// It may still contain the previous text.
	await palette.getByRole( 'combobox' ).fill( text );
}

/**
 * Types a search for customers and waits for the answers, also for those of WordPress's own searches for pages and posts.
 * The commands move when results arrive, and a click at that moment would miss.
 */
async function searchInPalette( page: Page, text: string ): Promise< void > {
	const pending = new Set< Request >();
	const isSearch = ( request: Request ) =>
		new URL( request.url() ).searchParams.get( 'search' ) === text;
	const begin = ( request: Request ) => {
		if ( isSearch( request ) ) {
			pending.add( request );
		}
	};
	const end = ( request: Request ) => pending.delete( request );
	page.on( 'request', begin );
	page.on( 'requestfinished', end );
	page.on( 'requestfailed', end );
	const answer = page.waitForResponse(
		( response ) =>
			isSearch( response.request() ) &&
			/v2(%2F|\/)customers/.test( response.url() )
	);

	await typeIntoPalette( page, text );
	await answer;
	await expect.poll( () => pending.size ).toBe( 0 );
	page.off( 'request', begin );
	page.off( 'requestfinished', end );
	page.off( 'requestfailed', end );
	await waitUntilIdle( page );
}

// The oldest supported WordPress has no palette on these pages.
test.describe( 'the command palette', { tag: '@wordpress-6.9' }, () => {
	test( 'finds a customer by name or email on any page of wp-admin', async ( {
		page,
	} ) => {
		await page.goto( '/wp-admin/options-general.php' );
		await typeIntoPalette( page, 'lovel' );
		const ada = page.getByRole( 'option', {
			name: /Ada Lovelace \(ada@example\.com\)/,
		} );
		await expect( ada ).toBeVisible();
		await page.keyboard.press( 'Escape' );

		await searchInPalette( page, 'ada@exam' );
		await ada.click();
		await page.waitForURL( /page=fluent-cart-customers&customer=\d+/ );
	} );

	test( 'says which phone number matches', async ( { page, site } ) => {
		const client = await site.client( site.users.admin );
		await client.post( 'customers', {
			data: { email: 'x@example.com', phone: '+49 30 765-4321' },
		} );
		await page.goto( '/wp-admin/' );
		await typeIntoPalette( page, '0307654321' );
		await expect(
			page.getByRole( 'option', {
				name: /x@example\.com · Phone: .*765-4321/,
			} )
		).toBeVisible();
	} );

	test( 'explains an empty result when something else answers the request', async ( {
		page,
	} ) => {
		await page.goto( '/wp-admin/' );
		await page.route( /v2(%2F|\/)customers/, ( route ) =>
			route.fulfill( {
				status: 403,
				contentType: 'text/html',
				body: '<h1>Blocked</h1>',
			} )
		);
		await typeIntoPalette( page, 'lovel' );
		await expect(
			page.getByRole( 'option', {
				name: /Couldn’t search customers\. The web server, a firewall/,
			} )
		).toBeVisible();
	} );

	test( 'finds the same customers as the server, with or without accents', async ( {
		page,
		site,
	} ) => {
		const client = await site.client( site.users.admin );
		await client.post( 'customers', {
			data: {
				email: 'x@example.com',
				first_name: 'Žofie',
				last_name: 'Ðurić',
			},
		} );
		await page.goto( '/wp-admin/' );
		await typeIntoPalette( page, 'zofie' );
		await expect(
			page.getByRole( 'option', { name: /Žofie/ } )
		).toBeVisible();
	} );

	test(
		'shows five results and a link to the others',
		{ tag: '@slow' },
		async ( { page } ) => {
			await page.goto( '/wp-admin/' );
			await searchInPalette( page, 'ma' );
			const hits = page.getByRole( 'option', { name: /@/ } );
			await expect( hits ).toHaveCount( 5 );

			await page
				.getByRole( 'option', { name: 'Search customers for “ma”' } )
				.click();
			await page.waitForURL( /search=ma/ );
			await expect(
				page.getByRole( 'searchbox', { name: 'Search customers' } )
			).toHaveValue( 'ma' );
		}
	);

	test(
		'sends a request after a pause in typing, and none for one letter',
		{ tag: '@slow' },
		async ( { page } ) => {
			const asked: string[] = [];
			page.on( 'request', ( request ) => {
				const { searchParams } = new URL( request.url() );
				if ( searchParams.get( 'per_page' ) === '5' ) {
					asked.push( searchParams.get( 'search' ) ?? '' );
				}
			} );
			await page.goto( '/wp-admin/' );
			await typeIntoPalette( page, 'lovelace' );
			await expect(
				page.getByRole( 'option', { name: /Ada Lovelace/ } )
			).toBeVisible();
			expect( asked ).toEqual( [ 'lovelace' ] );
		}
	);

	test( 'adds a customer', async ( { page } ) => {
		await page.goto( '/wp-admin/' );
		await searchInPalette( page, 'add customer' );
		await page.getByRole( 'option', { name: /^Add customer/ } ).click();
		await page.waitForURL( /dialog=add/ );
		await expect(
			page.getByRole( 'dialog', { name: 'Add customer' } )
		).toBeVisible();
	} );

	test(
		'does not reload the customers page',
		{ tag: '@slow' },
		async ( { page } ) => {
			const customers = new CustomersPage( page );
			await customers.open();
			await page.evaluate( () => {
				document.documentElement.dataset.mark = 'kept';
			} );
			await searchInPalette( page, 'add customer' );
			await page.getByRole( 'option', { name: /^Add customer/ } ).click();
			await expect( customers.field( 'Email' ) ).toBeFocused();
			await page.keyboard.press( 'Escape' );
			await expect( customers.dialog ).toBeHidden();

			await searchInPalette( page, 'lovelace' );
			await page.getByRole( 'option', { name: /Ada Lovelace/ } ).click();
			await expect
				.poll( () => customers.address().customer )
				.toBeTruthy();
			await expect( page.locator( 'html' ) ).toHaveAttribute(
				'data-mark',
				'kept'
			);
		}
	);

	test( 'offers nothing without the right to view customers, and no adding with that right only', async ( {
		browser,
		site,
	} ) => {
		const viewer = await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} );
		const nothing = 'No results found.';
		for ( const [ user, result, count ] of [
			[ viewer, 'Ada Lovelace', 1 ],
			[ site.users.editor, nothing, 0 ],
		] as const ) {
			const session = await site.sessionClient( user );
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: await session.storageState(),
			} );
			const page = await context.newPage();
			await page.goto( '/wp-admin/' );
			const palette = page.getByRole( 'dialog', {
				name: 'Command palette',
			} );
			await typeIntoPalette( page, 'lovelace' );
			await expect( palette ).toContainText( result );
			await expect(
				page.getByRole( 'option', { name: /Ada Lovelace/ } )
			).toHaveCount( count );
			await palette.getByRole( 'combobox' ).fill( 'add customer' );
			await expect( palette ).toContainText( nothing );
			await expect(
				page.getByRole( 'option', { name: /^Add customer/ } )
			).toHaveCount( 0 );
			await context.close();
		}
	} );
} );
