import { expect, test } from '../../support/test.ts';
import {
	CustomerScreen,
	customerRequests,
} from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { hold } from '../support/hold-requests.ts';

test.describe( 'the screen of a customer', () => {
	let customers: CustomersPage;
	let screen: CustomerScreen;

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
		screen = new CustomerScreen( page );
	} );

	test(
		'covers the list, and back or the link restores its view, scroll, focus and selection',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open( { orderby: 'total_spent' } );
			await page.getByRole( 'checkbox' ).nth( 3 ).check();
			const link = customers.names.nth( 14 );
			await link.scrollIntoViewIfNeeded();
			const name = await link.innerText();
			const scrolled = await page.evaluate( () => window.scrollY );
			expect( scrolled ).toBeGreaterThan( 0 );

			for ( const leave of [
				() => page.goBack(),
				() => screen.toList.click(),
			] ) {
				await link.click();
				await expect( screen.name ).toHaveText( name );
				await expect( screen.name ).toBeFocused();
				await expect( page ).toHaveTitle(
					new RegExp( `^${ name } ‹ Customers` )
				);
				await expect
					.poll( () => page.evaluate( () => window.scrollY ) )
					.toBe( 0 );
				await expect( customers.search ).toBeHidden();

				await leave();
				await expect( link ).toBeFocused();
				await expect( page ).toHaveTitle( /^Customers/ );
				await expect
					.poll( () => page.evaluate( () => window.scrollY ) )
					.toBe( scrolled );
				await expect(
					page.getByRole( 'checkbox' ).nth( 3 )
				).toBeChecked();
				await customers.expectAddress( { orderby: 'total_spent' } );
			}

			await page.goForward();
			await expect( screen.name ).toBeVisible();
		}
	);

	test( 'shows the list’s values immediately, and adds the rest', async ( {
		page,
	} ) => {
		await customers.open( { search: 'ada lovelace' } );
		await expect( customers.names ).toHaveCount( 1 );
		const letGo = await hold( page, customerRequests( 1 ) );
		await customers.names.first().click();

		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect(
			page.getByRole( 'link', { name: 'ada@example.com' } ).first()
		).toHaveAttribute( 'href', 'mailto:ada@example.com' );
		await expect( screen.figures ).toContainText( '$' );
		await expect( screen.status( 'Active' ) ).toBeVisible();
		await expect( page.locator( '.components-spinner' ) ).toHaveCount( 0 );
		await expect( screen.orders.getByRole( 'table' ) ).toHaveCount( 0 );

		letGo();
		await expect( screen.orders.getByRole( 'table' ) ).toBeVisible();
	} );

	test(
		'goes along its list, across pages, and back still leads to the list',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { order: 'asc' } );
			const nineteenth = await customers.names.nth( 18 ).innerText();
			const twentieth = await customers.names.nth( 19 ).innerText();
			await customers.names.nth( 18 ).click();
			await expect( screen.position ).toHaveText( '19 of 500' );

			await screen.next.click();
			await expect( screen.name ).toHaveText( twentieth );
			await screen.next.click();
			await expect( screen.position ).toHaveText( '21 of 500' );
			expect( customers.address() ).toMatchObject( { paged: '2' } );
			await expect( screen.next ).toBeFocused();
			await screen.previous.click();
			await expect( screen.position ).toHaveText( '20 of 500' );
			await screen.previous.click();
			await expect( screen.name ).toHaveText( nineteenth );
			await screen.previous.click();
			await expect( screen.position ).toHaveText( '18 of 500' );

			await page.goBack();
			await expect( customers.names.nth( 17 ) ).toBeFocused();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			await customers.expectAddress( { order: 'asc' } );
		}
	);

	test( 'shows where the list ends', { tag: '@slow' }, async ( { page } ) => {
		await screen.open( 1, { orderby: 'id', order: 'asc' } );
		const isFirst = page.getByRole( 'button', {
			name: 'This is the first customer in the list',
		} );
		await expect( isFirst ).toBeDisabled();
		await screen.next.click();
		await expect( screen.previous ).toBeEnabled();

		// The last customer of the last page, which determines the list.
		await screen.open( 500, {
			orderby: 'id',
			order: 'asc',
			paged: '25',
		} );
		await expect(
			page.getByRole( 'button', {
				name: 'This is the last customer in the list',
			} )
		).toBeDisabled();
		for ( let position = 499; position >= 480; position-- ) {
			await screen.previous.click();
			await expect( screen.position ).toHaveText(
				`${ position } of 500`
			);
		}
		await screen.toList.click();
		await expect( customers.count ).toHaveText(
			'461–480 of 500 customers'
		);
		await expect( customers.names.last() ).toBeFocused();
	} );

	test(
		'continues along a list from which a change removes the customer',
		{ tag: '@slow' },
		async () => {
			await customers.open( {
				status: 'active',
				orderby: 'id',
				order: 'asc',
			} );
			const second = await customers.names.nth( 1 ).innerText();
			await customers.names.first().click();
			await screen.chooseStatus( 'Active', 'Inactive' );
			await expect( screen.status( 'Inactive' ) ).toBeVisible();

			await screen.next.click();
			await expect( screen.name ).toHaveText( second );
		}
	);

	test(
		'has no next customer in a list without the customer',
		{ tag: '@slow' },
		async () => {
			await screen.open( 1, { search: 'yamada' } );
			await expect( screen.name ).toHaveText( 'Ada Lovelace' );
			await expect( screen.position ).toHaveCount( 0 );
			await expect( screen.next ).toHaveCount( 0 );
			await screen.toList.click();
			await expect( customers.names ).toHaveText( [ '太郎 山田' ] );
		}
	);

	test(
		'opens by its link, also after signing in',
		{ tag: '@oldest' },
		async ( { browser, site } ) => {
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: { cookies: [], origins: [] },
			} );
			const page = await context.newPage();
			const shared = new CustomerScreen( page );
			await page.goto( shared.url( 1 ) );
			// WordPress moves the focus here a fifth of a second after loading: text typed elsewhere before would end
			// up here.
			const login = page.getByLabel( 'Username or Email Address' );
			await expect( login ).toBeFocused();
			await login.fill( 'admin' );
			await page
				.getByRole( 'textbox', { name: 'Password' } )
				.fill( site.users.admin.password );
			await page.getByRole( 'button', { name: 'Log In' } ).click();

			await expect( shared.name ).toHaveText( 'Ada Lovelace' );
			await expect( shared.orders ).toBeVisible();
			await shared.toList.click();
			await expect( new CustomersPage( page ).count ).toHaveText(
				'1–20 of 500 customers'
			);
			await page.goBack();
			await expect( shared.name ).toHaveText( 'Ada Lovelace' );
			await context.close();
		}
	);

	test(
		'is rendered before any script, and sends no second request',
		{ tag: '@oldest' },
		async ( { page, browser, site } ) => {
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
			} );
			const bare = await context.newPage();
			await bare.goto( screen.url( 1 ) );
			await expect(
				bare.getByRole( 'heading', { name: 'Ada Lovelace', level: 1 } )
			).toBeVisible();
			await expect(
				bare.getByRole( 'link', { name: 'ada@example.com' } )
			).toBeVisible();
			await expect( bare.locator( 'tbody' ) ).toHaveCount( 0 );
			await context.close();

			const asked: string[] = [];
			page.on( 'request', ( request ) => {
				if ( customerRequests( 1 ).test( request.url() ) ) {
					asked.push( request.url() );
				}
			} );
			await screen.open( 1 );
			await expect(
				screen.activity.getByText( 'No activity yet.' )
			).toBeVisible();
			expect( asked ).toEqual( [] );
		}
	);

	test( 'shows that the customer does not exist, with a link to the list', async ( {
		page,
	} ) => {
		await page.goto( screen.url( 99999 ) );
		await expect(
			page.getByRole( 'heading', {
				name: 'Customer not found',
			} )
		).toBeVisible();
		await page
			.getByRole( 'alert' )
			.getByRole( 'link', { name: 'All customers' } )
			.click();
		await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	} );

	test( 'shows that the customer was deleted in between', async ( {
		page,
		site,
	} ) => {
		await customers.open( { search: 'only.an.email' } );
		const client = await site.client( site.users.admin );
		const href = await customers.names.first().getAttribute( 'href' );
		const id = new URLSearchParams( href?.split( '?' )[ 1 ] ).get(
			'customer'
		);
		await client.delete( `customers/${ id }`, { data: { force: true } } );
		await customers.names.first().click();

		await expect(
			page.getByRole( 'heading', {
				name: 'Customer deleted',
			} )
		).toBeVisible();
	} );

	test( 'shows that some parts could not be read, and reads them later', async ( {
		page,
	} ) => {
		await customers.open( { search: 'ada lovelace' } );
		await page.route( customerRequests( 1 ), ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'It broke.' },
				},
			} )
		);
		await customers.names.first().click();
		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect(
			page.getByText( 'Couldn’t load all customer details' ).first()
		).toBeVisible();

		await page.unroute( customerRequests( 1 ) );
		await page.getByRole( 'button', { name: 'Try again' } ).first().click();
		await expect(
			page.getByText( 'Couldn’t load all customer details' )
		).toHaveCount( 0 );
		await expect( screen.orders.getByRole( 'table' ) ).toBeVisible();
	} );

	test(
		'does not scroll sideways at 400 pixels',
		{ tag: '@slow' },
		async ( { page } ) => {
			await page.setViewportSize( { width: 400, height: 800 } );
			await customers.open( { search: 'wolfeschlegel' } );
			await customers.names.first().click();
			await expect( screen.name ).toBeVisible();
			await expect( screen.activity ).toContainText( 'No activity yet.' );
			expect( await customers.overflow() ).toBe( 0 );
		}
	);
} );
