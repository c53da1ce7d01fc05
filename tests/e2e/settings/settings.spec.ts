import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { SettingsPage } from '../support/settings-page.ts';
import { signInAs } from '../support/sign-in-as.ts';

const REQUEST = /customers(%2F|\/)settings/;

test(
	'an administrator finds the settings in the menu and changes them',
	{ tag: '@oldest' },
	async ( { page } ) => {
		const settings = new SettingsPage( page );
		await page.goto( '/wp-admin/admin.php?page=fluent-cart-customers' );
		const menu = page.locator( '#adminmenu .wp-menu-open .wp-submenu a' );
		await expect( menu ).toHaveText( [ 'All customers', 'Settings' ] );
		await menu.last().click();
		await expect(
			page.getByRole( 'heading', { level: 1, name: 'Customer settings' } )
		).toBeVisible();
		await expect( page ).toHaveTitle( /^Customer settings ‹/ );

		await expect( settings.saveButton ).toBeDisabled();
		const currency = page.getByRole( 'combobox', {
			name: 'Store currency',
		} );
		await currency.fill( 'eur' );
		await page.getByRole( 'option', { name: 'Euro (EUR)' } ).click();
		await page.getByLabel( 'Last name first' ).check();
		await settings.permission( 'Editor can manage customers' ).check();
		await expect(
			settings.permission( 'Editor can view customers' )
		).toBeChecked();
		await settings.days.fill( '365' );
		await settings.undoDays.fill( '90' );
		const agents = page.getByLabel( 'Let AI agents work with customers' );
		await agents.check();
		await expect( page.getByText( 'No calls yet.' ) ).toBeVisible();
		await page.getByLabel( 'Permanently delete all customers' ).check();
		await settings.save();
		await expect( settings.saveButton ).toBeDisabled();

		await settings.open();
		await expect( currency ).toHaveValue( 'Euro (EUR)' );
		await expect( page.getByLabel( 'Last name first' ) ).toBeChecked();
		await expect(
			settings.permission( 'Editor can manage customers' )
		).toBeChecked();
		await expect( settings.days ).toHaveValue( '365' );
		await expect( agents ).toBeChecked();
		await expect( settings.undoDays ).toHaveValue( '90' );
		await expect(
			page.getByLabel( 'Permanently delete all customers' )
		).toBeChecked();

		await settings.days.fill( '' );
		await settings.permission( 'Editor can view customers' ).uncheck();
		await settings.save();
		await expect(
			settings.permission( 'Editor can manage customers' )
		).not.toBeChecked();
	}
);

test( 'the row of the plugin links to the settings', async ( { page } ) => {
	await page.goto( '/wp-admin/plugins.php' );
	await page
		.getByRole( 'row', { name: /FluentCart Customers/ } )
		.getByRole( 'link', { name: 'Settings', exact: true } )
		.click();
	await expect( new SettingsPage( page ).saveButton ).toBeVisible();
} );

test( 'the permissions of administrators cannot be changed', async ( {
	page,
} ) => {
	const settings = new SettingsPage( page );
	await settings.open();
	for ( const right of [ 'view', 'manage', 'delete' ] ) {
		const checkbox = settings.permission(
			`Administrator can ${ right } customers`
		);
		await expect( checkbox ).toBeChecked();
		await expect( checkbox ).toBeDisabled();
	}
} );

test(
	'a value that cannot be saved has a message, and receives the focus',
	{ tag: '@oldest' },
	async ( { page } ) => {
		const settings = new SettingsPage( page );
		await settings.open();
		await settings.days.fill( 'a month' );
		await settings.saveButton.click();
		await expect( settings.days ).toBeFocused();
		await expect( settings.days ).toHaveAccessibleDescription(
			'Enter a number of days up to 36,500, or leave the field empty.'
		);
		await settings.days.fill( '30' );
		await expect( settings.days ).toHaveAttribute(
			'aria-invalid',
			'false'
		);

		// The server rejects it: the role was deleted after the page was loaded.
		await page.route( REQUEST, ( route ) =>
			route.fulfill( {
				status: 400,
				json: {
					success: false,
					error: {
						code: 'validation_error',
						message: 'permissions[author]: No.',
						fields: { 'permissions[author]': 'No such role.' },
					},
				},
			} )
		);
		await settings.permission( 'Author can view customers' ).check();
		await settings.saveButton.click();
		await expect( page.getByText( 'No such role.' ) ).toBeVisible();
		await expect(
			settings.permission( 'Author can view customers' )
		).toBeFocused();
		await page.unroute( REQUEST );
		await settings.save();
	}
);

test( 'undo is turned off by 0, and needs a week otherwise', async ( {
	page,
} ) => {
	const settings = new SettingsPage( page );
	await settings.open();
	await expect( settings.undoDays ).toHaveValue( '30' );
	await expect( settings.undoDays ).toHaveAccessibleDescription(
		/including personal data, and then deleted permanently/
	);
	await settings.undoDays.fill( '6' );
	await settings.saveButton.click();
	await expect( settings.undoDays ).toBeFocused();
	await expect( settings.undoDays ).toHaveAccessibleDescription(
		'Enter 0, or a number of days from 7 to 365.'
	);
	await settings.undoDays.fill( '0' );
	await settings.save();
	await settings.open();
	await expect( settings.undoDays ).toHaveValue( '0' );
} );

test( 'unsaved changes are kept if a request fails, and the browser asks before it leaves', async ( {
	page,
} ) => {
	const settings = new SettingsPage( page );
	await settings.open();
	await settings.days.fill( '30' );
	await page.route( REQUEST, ( route ) =>
		route.fulfill( {
			status: 500,
			json: {
				success: false,
				error: { code: 'server_error', message: 'Something broke.' },
			},
		} )
	);
	await settings.saveButton.click();
	await expect(
		page.locator( '.fcc-settings' ).getByText( 'Something broke.' )
	).toBeVisible();
	await expect( settings.days ).toHaveValue( '30' );

	const leaving = page.waitForEvent( 'dialog' );
	await page.close( { runBeforeUnload: true } );
	const question = await leaving;
	expect( question.type() ).toBe( 'beforeunload' );
	await question.dismiss();

	await page.unroute( REQUEST );
	await settings.save();
} );

/** Makes the page request the settings, as if the server could not preload them. */
async function withoutPreloaded( page: Page ) {
	await page.route( SettingsPage.url, async ( route ) => {
		const response = await route.fetch();
		const html = await response.text();
		await route.fulfill( {
			response,
			body: html.replace( /"[^"]+\/settings":\{"body"/, '"":{"body"' ),
		} );
	} );
}

test( 'a user who may no longer manage options is told so', async ( {
	page,
} ) => {
	await withoutPreloaded( page );
	await page.route( REQUEST, ( route ) =>
		route.fulfill( {
			status: 403,
			json: {
				success: false,
				error: {
					code: 'insufficient_permissions',
					message: 'You don’t have permission to do this.',
				},
			},
		} )
	);
	await page.goto( SettingsPage.url );
	await expect(
		page.getByRole( 'heading', {
			name: 'You don’t have permission to change settings',
		} )
	).toBeVisible();
} );

test.describe( 'without a network', () => {
	test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

	test( 'settings that could not be loaded are read again', async ( {
		page,
	} ) => {
		const settings = new SettingsPage( page );
		await withoutPreloaded( page );
		await page.route( REQUEST, ( route ) => route.abort() );
		await page.goto( SettingsPage.url );
		await expect(
			page.getByRole( 'heading', { name: 'Couldn’t load settings' } )
		).toBeVisible();
		await page.unroute( REQUEST );
		await page.getByRole( 'button', { name: 'Try again' } ).click();
		await expect( settings.saveButton ).toBeVisible();
	} );
} );

test( 'a user who can manage options but not view customers reaches the settings', async ( {
	context,
	page,
	site,
} ) => {
	await signInAs(
		context,
		site,
		await site.createUser( {
			login: 'options',
			capabilities: [ 'manage_options' ],
		} )
	);
	await page.goto( '/wp-admin/' );
	await page
		.getByRole( 'navigation', { name: 'Main menu' } )
		.getByRole( 'link', { name: 'Customers', exact: true } )
		.click();
	await expect( new SettingsPage( page ).saveButton ).toBeVisible();
} );

test(
	'full names follow the name order',
	{ tag: '@oldest' },
	async ( { browser, page, site } ) => {
		const client = await site.client( site.users.admin );
		await client.put( 'customers/settings', {
			data: { name_order: 'family_first' },
		} );
		await client.dispose();
		const customers = new CustomersPage( page );
		const url = customers.url( { search: 'lovelace' } );
		const context = await browser.newContext( {
			baseURL: site.url,
			storageState: site.adminState,
			javaScriptEnabled: false,
		} );
		const plain = await context.newPage();
		for ( const shown of [ plain, page ] ) {
			await shown.goto( url );
			await expect( new CustomersPage( shown ).names.first() ).toHaveText(
				'Lovelace Ada'
			);
			await expect( shown.locator( '.fcc-avatar' ).first() ).toHaveText(
				'LA'
			);
		}
		await context.close();

		await customers.names.first().click();
		await expect(
			page.getByRole( 'heading', { level: 1, name: 'Lovelace Ada' } )
		).toBeVisible();
		const labels = await page
			.getByRole( 'form' )
			.or( page.locator( '.fcc-form' ) )
			.first()
			.locator( 'label' )
			.allTextContents();
		const names = labels.filter( ( label ) => / name$/.test( label ) );
		expect( names ).toEqual( [ 'Last name', 'First name' ] );
	}
);

for ( const path of [
	'fluent-cart-customers',
	'fluent-cart-customers-settings',
] ) {
	test( `the page ${ path } has the tab “Screen Options” only if another plugin fills it`, async ( {
		page,
		site,
	} ) => {
		// Without the plugin's filter, an option of a screen shows the tab.
		await site.addPlugin( 'wp-admin/screen-option' );
		const tab = page.getByRole( 'button', { name: 'Screen Options' } );
		await page.goto( `/wp-admin/admin.php?page=${ path }` );
		await expect( page.getByRole( 'heading', { level: 1 } ) ).toBeVisible();
		await expect( tab ).toBeHidden();

		await site.addPlugin( 'filter-value', {
			hook: 'screen_settings',
			value: '<p>Of another plugin.</p>',
		} );
		await page.reload();
		await expect( tab ).toBeVisible();
	} );
}
