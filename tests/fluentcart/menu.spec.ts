import { expect, test } from '../support/test.ts';

const OWN_ENTRIES = '#adminmenu .wp-menu-open .wp-submenu a';

test( 'the menu stays FluentCart’s, with one more item', async ( { page } ) => {
	await page.goto( '/wp-admin/admin.php?page=fluent-cart-customers' );
	await expect(
		page.getByRole( 'heading', { level: 1, name: 'Customers' } )
	).toBeVisible();
	await expect( page ).toHaveTitle( /^Customer manager ‹/ );

	await expect(
		page.locator( '#adminmenu' ).getByRole( 'link', { name: 'FluentCart' } )
	).toHaveAttribute( 'href', /page=fluent-cart#\/$/ );
	const entries = await page.locator( OWN_ENTRIES ).allTextContents();
	expect( entries.slice( 0, 4 ) ).toEqual( [
		'Dashboard',
		'Orders',
		'Customers',
		'Customer manager',
	] );
	await expect(
		page.locator( '#adminmenu [aria-current="page"]' )
	).toHaveText( [ 'Customer manager' ] );
} );
