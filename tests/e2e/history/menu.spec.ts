import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { HistoryPage } from '../support/history-page.ts';
import { signInAs } from '../support/sign-in-as.ts';

test( 'the history opens from the menu by keyboard, and going back returns the focus', async ( {
	page,
} ) => {
	const customers = new CustomersPage( page );
	const history = new HistoryPage( page );
	await customers.open( { search: 'lee' } );
	const menu = customers
		.button( 'More' )
		.and( page.locator( '[aria-haspopup]' ) )
		.last();
	await page.getByRole( 'link', { name: 'Add customer' } ).focus();
	await page.keyboard.press( 'Tab' );
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'menuitem', { name: 'Save view' } )
	).toBeFocused();
	await page.keyboard.press( 'ArrowDown' );
	await expect(
		page.getByRole( 'menuitem', { name: 'History' } )
	).toBeFocused();
	await page.keyboard.press( 'Enter' );

	await expect( history.heading ).toHaveText( 'History' );
	await expect( history.heading ).toBeFocused();
	await expect( page ).toHaveTitle( /^History ‹ / );
	await customers.expectAddress( { search: 'lee', screen: 'history' } );
	await expect( customers.search ).toBeHidden();

	await page.goBack();
	await expect( customers.search ).toHaveValue( 'lee' );
	await expect( menu ).toBeFocused();
	await expect( page ).not.toHaveTitle( /History/ );
} );

test( 'a history without changes explains what it will contain', async ( {
	page,
} ) => {
	const history = new HistoryPage( page );
	await history.open();
	await expect(
		page.getByRole( 'heading', { name: 'No changes yet' } )
	).toBeVisible();
	await page
		.getByRole( 'navigation', { name: 'Customers' } )
		.getByRole( 'link', { name: 'All customers' } )
		.click();
	await expect( new CustomersPage( page ).count ).toHaveText(
		'1–20 of 500 customers'
	);
} );

test( 'on a narrow screen the menu contains the export', async ( { page } ) => {
	await page.setViewportSize( { width: 400, height: 900 } );
	const customers = new CustomersPage( page );
	await customers.open( { search: 'lovelace' } );
	await expect(
		page.locator( '.fcc-header__actions' ).locator( 'a, button' )
	).toHaveText( [ 'Add customer', '' ] );
	expect( await customers.overflow() ).toBe( 0 );

	await customers.chooseMore( 'Export CSV' );
	await expect(
		page.getByRole( 'dialog', { name: 'Export customers' } )
	).toBeVisible();
} );

test( 'the menu links the settings for users who manage options only', async ( {
	page,
	context,
	site,
} ) => {
	const customers = new CustomersPage( page );
	await customers.open();
	await customers.chooseMore( 'Settings' );
	await page.waitForURL( /page=fluent-cart-customers-settings/ );

	await site.grant( site.users.subscriber.id, [ 'customers/view' ] );
	await signInAs( context, site, site.users.subscriber );
	await customers.open();
	await page.getByRole( 'button', { name: 'More', exact: true } ).click();
	await expect(
		page.getByRole( 'menu', { name: 'More' } ).getByRole( 'menuitem' )
	).toHaveText( [ 'Save view', 'History', 'Keyboard shortcuts' ] );
	await page.keyboard.press( 'Escape' );
	await customers.chooseMore( 'Keyboard shortcuts' );
	await expect(
		page.getByRole( 'dialog', { name: 'Keyboard shortcuts' } )
	).toBeVisible();
} );
