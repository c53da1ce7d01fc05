import { expect, test } from '../support/test.ts';
import { CustomersPage } from './customers-page.ts';

let customers: CustomersPage;

test.beforeEach( async ( { page } ) => {
	customers = new CustomersPage( page );
	await customers.open();
} );

test( '“/” leads to the search', { tag: '@oldest' }, async ( { page } ) => {
	await page.keyboard.press( '/' );
	await expect( customers.search ).toBeFocused();
	await expect( customers.search ).toHaveValue( '' );

	await page.keyboard.type( 'a/b' );
	await expect( customers.search ).toHaveValue( 'a/b' );
} );

test( '“?” shows the shortcuts, and gives the focus back', async ( {
	page,
} ) => {
	const link = page.getByRole( 'link', { name: 'Add customer' } );
	await link.focus();
	await page.keyboard.press( '?' );

	const dialog = page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } );
	await expect( dialog.getByText( 'Search customers' ) ).toBeVisible();
	await page.keyboard.press( '/' );
	await expect( page.locator( 'input[type="search"]' ) ).not.toBeFocused();
	await expect( dialog ).toBeVisible();

	await page.keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();
	await expect( link ).toBeFocused();
} );

test(
	'single keys can be switched off, and on again',
	{ tag: '@slow' },
	async ( { page } ) => {
		const dialog = page.getByRole( 'dialog', {
			name: 'Keyboard shortcuts',
		} );
		const saved = page.waitForResponse(
			( response ) =>
				/users(%2F|\/)me/.test( response.url() ) &&
				response.request().method() !== 'GET'
		);
		await page.keyboard.press( '?' );
		await dialog.getByLabel( 'Use single-key shortcuts' ).uncheck();
		await page.keyboard.press( 'Escape' );
		await expect( dialog ).toBeHidden();

		await page.keyboard.press( '/' );
		await expect( customers.search ).not.toBeFocused();
		await page.keyboard.press( '?' );
		await expect( dialog ).toBeHidden();

		// It outlasts the visit.
		await saved;
		await customers.open();
		await page.keyboard.press( '/' );
		await expect( customers.search ).not.toBeFocused();

		await customers.button( 'Keyboard shortcuts' ).click();
		await dialog.getByLabel( 'Use single-key shortcuts' ).check();
		await page.keyboard.press( 'Escape' );
		await expect( dialog ).toBeHidden();
		await page.keyboard.press( '/' );
		await expect( customers.search ).toBeFocused();
	}
);

test( 'keys with Ctrl, and those in a menu, are left alone', async ( {
	page,
} ) => {
	await page.keyboard.press( 'Control+/' );
	await expect( customers.search ).not.toBeFocused();

	await customers.column( 'Orders' ).getByRole( 'button' ).click();
	await page.getByRole( 'menu', { name: 'Orders' } ).waitFor();
	await page.keyboard.press( '/' );
	await expect( customers.search ).not.toBeFocused();
} );
