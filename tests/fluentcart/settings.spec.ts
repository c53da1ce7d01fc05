import { expect, test } from './support/test.ts';

const PATH = 'customers/settings';

test( 'currency and permissions are FluentCart’s, with links to its screens', async ( {
	admin,
	site,
} ) => {
	const screen = `${ site.url }/wp-admin/admin.php?page=fluent-cart#/settings`;
	const { settings, defaults, read_only, roles } = await admin.getSettings();
	expect( settings ).toEqual( { ...defaults, currency: 'USD' } );
	expect( settings.permissions ).toBeNull();
	expect( roles.length ).toBeGreaterThan( 4 );
	expect( read_only ).toEqual( {
		currency: {
			managed_by: 'fluentcart',
			message: expect.stringContaining( 'FluentCart' ),
			url: `${ screen }/store-settings/`,
		},
		permissions: {
			managed_by: 'fluentcart',
			message: expect.stringContaining( 'FluentCart' ),
			url: `${ screen }/roles`,
		},
	} );
} );

test( 'a change of what is FluentCart’s is rejected, and what is unchanged is accepted', async ( {
	admin,
	site,
} ) => {
	const { status, body } = await admin.send( 'PUT', PATH, {
		body: {
			currency: 'EUR',
			permissions: { editor: [ 'view' ] },
			activity_days: 5,
		},
	} );
	expect( status ).toBe( 400 );
	expect( body ).toMatchObject( {
		error: {
			code: 'validation_error',
			fields: {
				currency: expect.stringContaining( 'FluentCart' ),
				permissions: expect.stringContaining( 'FluentCart' ),
			},
		},
	} );
	const { settings } = await admin.getSettings();
	expect( settings.activity_days ).toBe( 0 );

	const { settings: saved } = await admin.updateSettings( {
		...settings,
		activity_days: 5,
	} );
	expect( saved ).toEqual( { ...settings, activity_days: 5 } );

	// Only FluentCart's currency counts, also after it is changed there.
	await site.call( 'wordpress/options/merge', {
		name: 'fluent_cart_store_settings',
		values: { currency: 'GBP' },
	} );
	expect( ( await admin.getSettings() ).settings.currency ).toBe( 'GBP' );
	expect(
		await site.call( 'wordpress/options/get', {
			name: 'fluent_cart_customers',
		} )
	).toMatchObject( { currency: null } );
} );

test( 'the settings page is in FluentCart’s menu, and names its screens', async ( {
	page,
} ) => {
	await page.goto( '/wp-admin/admin.php?page=fluent-cart-customers' );
	await page
		.locator( '#adminmenu' )
		.getByRole( 'link', { name: 'Customer settings' } )
		.click();
	await expect( page ).toHaveTitle( /^Customer settings ‹/ );
	await expect( page.getByText( 'US Dollar (USD)' ) ).toBeVisible();
	await expect(
		page.getByRole( 'link', { name: 'Roles in FluentCart' } )
	).toHaveAttribute( 'href', /#\/settings\/roles$/ );
	await expect(
		page.getByRole( 'link', { name: 'Store settings in FluentCart' } )
	).toHaveAttribute( 'href', /#\/settings\/store-settings\/$/ );
	// No roles: FluentCart has their permissions.
	await expect( page.getByRole( 'checkbox' ) ).toHaveCount( 2 );
	await expect(
		page.getByRole( 'checkbox', {
			name: 'Let AI agents work with customers',
		} )
	).not.toBeChecked();
	await expect(
		page.getByRole( 'button', { name: 'Screen Options' } )
	).toBeHidden();
} );
