import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';

let customers: CustomersPage;

test.beforeEach( async ( { page } ) => {
	customers = new CustomersPage( page );
	await customers.open();
} );

test( '“/” focuses the search', { tag: '@oldest' }, async ( { page } ) => {
	await page.keyboard.press( '/' );
	await expect( customers.search ).toBeFocused();
	await expect( customers.search ).toHaveValue( '' );

	await page.keyboard.type( 'a/b' );
	await expect( customers.search ).toHaveValue( 'a/b' );
} );

test( '“?” shows the shortcuts, and returns the focus', async ( { page } ) => {
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
	'single-key shortcuts can be switched off and on',
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
		await dialog.getByLabel( 'Turn on single-key shortcuts' ).uncheck();
		await page.keyboard.press( 'Escape' );
		await expect( dialog ).toBeHidden();

		await page.keyboard.press( '/' );
		await expect( customers.search ).not.toBeFocused();
		await page.keyboard.press( '?' );
		await expect( dialog ).toBeHidden();

		// It persists after a reload.
		await saved;
		await customers.open();
		await page.keyboard.press( '/' );
		await expect( customers.search ).not.toBeFocused();

		await customers.chooseMore( 'Keyboard shortcuts' );
		await dialog.getByLabel( 'Turn on single-key shortcuts' ).check();
		await page.keyboard.press( 'Escape' );
		await expect( dialog ).toBeHidden();
		await page.keyboard.press( '/' );
		await expect( customers.search ).toBeFocused();
	}
);

test( 'keys with Ctrl, and keys in a menu, are not handled', async ( {
	page,
} ) => {
	await page.keyboard.press( 'Control+/' );
	await expect( customers.search ).not.toBeFocused();

	await customers.column( 'Paid orders' ).getByRole( 'button' ).click();
	await page.getByRole( 'menu', { name: 'Paid orders' } ).waitFor();
	await page.keyboard.press( '/' );
	await expect( customers.search ).not.toBeFocused();
} );

test( 'the displayed shortcuts are complete', async ( { page } ) => {
	await page.keyboard.press( '?' );
	const dialog = page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } );
	await expect( dialog.locator( 'kbd' ) ).toHaveText( [
		'/',
		'↓',
		'j',
		'↓',
		'k',
		'↑',
		'Enter',
		'n',
		'p',
		'Ctrl+S',
		'?',
	] );
} );

test( '“j”, “k” and the arrows move along the list, and Enter opens', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await page.keyboard.press( 'j' );
	await expect( customers.names.nth( 0 ) ).toBeFocused();
	await page.keyboard.press( 'j' );
	await page.keyboard.press( 'ArrowDown' );
	await expect( customers.names.nth( 2 ) ).toBeFocused();
	await page.keyboard.press( 'ArrowUp' );
	await page.keyboard.press( 'k' );
	await expect( customers.names.nth( 0 ) ).toBeFocused();
	await page.keyboard.press( 'k' );
	await expect( customers.names.nth( 0 ) ).toBeFocused();

	await page.keyboard.press( 'Enter' );
	await expect( screen.position ).toHaveText( '1 of 500' );
} );

test( 'the down arrow moves from the search to the first result', async ( {
	page,
} ) => {
	await customers.search.fill( 'lovelace' );
	await page.keyboard.press( 'ArrowDown' );
	await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	await expect( customers.names.first() ).toBeFocused();

	// Immediately if the rows are loaded.
	await page.keyboard.press( '/' );
	await page.keyboard.press( 'ArrowDown' );
	await expect( customers.names.first() ).toBeFocused();
} );

test( '“n” and “p” go to the next and the previous customer, and type in fields', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await customers.names.first().click();
	await expect( screen.position ).toHaveText( '1 of 500' );
	await page.keyboard.press( 'n' );
	await expect( screen.position ).toHaveText( '2 of 500' );
	await page.keyboard.press( 'n' );
	await expect( screen.position ).toHaveText( '3 of 500' );
	await page.keyboard.press( 'p' );
	await expect( screen.position ).toHaveText( '2 of 500' );
	await expect( screen.name ).toBeFocused();

	await screen.profile.getByLabel( 'First name' ).fill( '' );
	await page.keyboard.type( 'nnp' );
	await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
		'nnp'
	);
	await expect( screen.position ).toHaveText( '2 of 500' );
} );

test( 'Ctrl+S saves typed text, on the screen and in a dialog', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await screen.open( 1 );
	await screen.profile.getByLabel( 'Last name' ).fill( 'Byron' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect(
		screen.message( 'Changes to Ada Byron saved.' )
	).toBeVisible();

	await customers.open();
	await customers.openAddForm();
	await page.keyboard.type( 'grace@example.com' );
	await page.keyboard.press( 'ControlOrMeta+s' );
	await expect(
		screen.message( 'grace@example.com was added.' )
	).toBeVisible();
} );
