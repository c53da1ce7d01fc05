import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import type { TestUser } from '../../support/users.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';
import { recordWrites } from '../support/record-writes.ts';

function loginOver( page: Page ) {
	const overlay = page.locator( '#wp-auth-check' );
	const form = page.frameLocator( '#wp-auth-check-frame' );
	return {
		overlay,
		close: overlay.getByRole( 'button', { name: 'Close dialog' } ),
		// A closed login is reloaded when it is shown again, and may lose the first letters.
		async signIn( { login, password }: TestUser ) {
			await expect( overlay ).toBeVisible();
			await expect( async () => {
				if ( await overlay.isHidden() ) {
					return;
				}
				await form
					.getByLabel( 'Username or Email Address' )
					.fill( login, { timeout: 5_000 } );
				await form
					.getByLabel( 'Password', { exact: true } )
					.fill( password, { timeout: 5_000 } );
				await form
					.getByRole( 'button', { name: 'Log In' } )
					.click( { timeout: 5_000 } );
				await expect( overlay ).toBeHidden( { timeout: 10_000 } );
			} ).toPass( { timeout: 60_000 } );
		},
	};
}

test.describe( 'an expired session', () => {
	let customers: CustomersPage;

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
		await customers.open();
	} );

	test(
		'is renewed over the page, and the search continues',
		{ tag: '@oldest' },
		async ( { page, context, site } ) => {
			const login = loginOver( page );
			await context.clearCookies();
			await customers.search.fill( 'lovelace' );

			await expect( login.overlay ).toBeVisible();
			await login.signIn( site.users.admin );
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await expect( login.overlay ).toBeHidden();
			await expect( customers.search ).toBeFocused();
		}
	);

	test(
		'loses no typed text, and saves it once',
		{ tag: '@oldest' },
		async ( { page, context, site } ) => {
			const login = loginOver( page );
			await customers.openAddForm();
			await customers.field( 'Email' ).fill( 'grace@example.com' );
			await customers.field( 'First name' ).fill( 'Grace' );
			await context.clearCookies();
			const writes = recordWrites( page );
			await customers.field( 'First name' ).press( 'Enter' );

			await login.signIn( site.users.admin );
			await expect( customers.names.first() ).toHaveText( 'Grace' );
			await expect( customers.count ).toHaveText(
				'1–20 of 501 customers'
			);
			// Rejected, sent again with the old nonce, and with a fresh one.
			expect( new Set( writes ).size ).toBe( 1 );
		}
	);

	test(
		'shows a message if the login is closed, and the login again on request',
		{ tag: '@slow' },
		async ( { page, context, site } ) => {
			const login = loginOver( page );
			await context.clearCookies();
			await customers.search.fill( 'lovelace' );
			await login.close.click();

			await expect(
				page.getByRole( 'heading', { name: 'You’re logged out' } )
			).toBeVisible();
			await expect( customers.search ).toBeFocused();
			await page.getByRole( 'button', { name: 'Log in' } ).click();
			await login.signIn( site.users.admin );
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
		}
	);

	test(
		'does not close a dialog or lose its text if the login is closed',
		{ tag: '@slow' },
		async ( { page, context, site } ) => {
			const login = loginOver( page );
			await customers.openAddForm();
			await customers.field( 'Email' ).fill( 'grace@example.com' );
			await context.clearCookies();
			await customers.field( 'Email' ).press( 'Enter' );
			await login.close.click();

			await expect(
				customers.dialog.getByText( 'Your session expired' )
			).toBeVisible();
			await expect( customers.field( 'Email' ) ).toHaveValue(
				'grace@example.com'
			);
			await customers.field( 'Email' ).press( 'Enter' );
			await login.signIn( site.users.admin );
			await expect( customers.names.first() ).toHaveText(
				'grace@example.com'
			);
		}
	);

	test(
		'continues after the user signs in in another tab',
		{ tag: '@slow' },
		async ( { page, context, site } ) => {
			const login = loginOver( page );
			await context.clearCookies();
			await customers.search.fill( 'lovelace' );
			await expect( login.overlay ).toBeVisible();

			const session = await site.sessionClient( site.users.admin );
			await context.addCookies(
				( await session.storageState() ).cookies
			);
			await page.evaluate( () =>
				window.dispatchEvent( new Event( 'focus' ) )
			);
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await expect( login.overlay ).toBeHidden();
		}
	);

	test(
		'is not continued by another user: the page is reloaded',
		{ tag: '@slow' },
		async ( { page, context, site } ) => {
			const other = await site.createUser( {
				login: 'other',
				role: 'administrator',
			} );
			const login = loginOver( page );
			await customers.openAddForm();
			await customers.field( 'Email' ).fill( 'grace@example.com' );
			await context.clearCookies();
			page.on( 'dialog', ( dialog ) => dialog.accept() );
			await customers.field( 'Email' ).press( 'Enter' );

			const reloaded = page.waitForEvent( 'load' );
			await login.signIn( other );
			await reloaded;
			await expect( page.getByText( 'Howdy, other' ) ).toBeVisible();
			await expect( customers.field( 'Email' ) ).toHaveValue( '' );
			await page.keyboard.press( 'Escape' );
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
		}
	);
} );

test( 'an expired nonce is renewed without a message', async ( { page } ) => {
	const customers = new CustomersPage( page );
	await customers.open();
	await page.evaluate( () => {
		const { apiFetch } = Object( window ).wp;
		apiFetch.nonceMiddleware.nonce = 'stale';
	} );
	await customers.openAddForm();
	await customers.field( 'Email' ).fill( 'grace@example.com' );
	await customers.field( 'Email' ).press( 'Enter' );

	await expect( customers.names.first() ).toHaveText( 'grace@example.com' );
	await expect( loginOver( page ).overlay ).toBeHidden();
} );

test.describe( 'without WordPress’s login over the page', () => {
	test(
		'the user signs in in another tab',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			await site.addPlugin( 'no-login-overlay' );
			const customers = new CustomersPage( page );
			await customers.open();
			await page.route( LIST_REQUEST, ( route ) =>
				route.fulfill( {
					status: 401,
					json: {
						success: false,
						error: {
							code: 'insufficient_permissions',
							message: 'No.',
						},
					},
				} )
			);
			await customers.search.fill( 'lovelace' );

			await expect(
				page.getByRole( 'link', {
					name: 'Log in (opens in a new tab)',
				} )
			).toHaveAttribute( 'target', '_blank' );
			await page.unroute( LIST_REQUEST );
			await page.getByRole( 'button', { name: 'Try again' } ).click();
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
		}
	);
} );
