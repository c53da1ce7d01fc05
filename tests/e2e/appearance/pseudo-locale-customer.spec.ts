import type { Page } from '@playwright/test';
import { runSql } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { beginning, inPseudoLocale, say } from '../support/language.ts';
import { languageProblemsInWidths, SNACKBAR } from '../support/translated.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

// The browser's own messages about errors that a test causes.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

test.setTimeout( 180_000 );

test.beforeEach( async ( { page, site } ) => {
	await page.setViewportSize( { width: 1360, height: 850 } );
	await site.usePseudoLocale();
} );

test(
	'forms of a customer are translated, with errors, conflicts and notices',
	{ tag: '@everywhere' },
	( { page, site } ) =>
		inPseudoLocale( async () => {
			const client = await site.client( site.users.admin );
			await client.put( 'customers/1/additional-info', {
				data: { seats: 3 },
			} );
			await open( page, 1 );
			await field( page, 'Email' ).fill( 'x' );
			await save( page, 'Profile' );
			await page.locator( '.fcc-form__error' ).first().waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'wrong email' )
				.toEqual( [] );
			await field( page, 'Email' ).fill( 'ada@example.com' );
			await field( page, 'First name' ).fill( 'Augusta' );
			await client.put( 'customers/1', {
				data: { first_name: 'Adah', last_name: 'King' },
			} );
			await save( page, 'Profile' );
			await page.locator( '.fcc-conflicts:not( [hidden] )' ).waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'conflict' )
				.toEqual( [] );
			await page
				.getByRole( 'button', { name: beginning( 'Keep mine: %s' ) } )
				.first()
				.click();
			await save( page, 'Profile' );
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'saved'
				)
				.toEqual( [] );

			await button( page, 'Add custom field' ).click();
			await page.getByLabel( say( 'Field name' ) ).fill( 'VAT number' );
			await page
				.getByLabel( say( 'Field type' ) )
				.selectOption( say( 'Number' ) );
			await page.getByLabel( say( 'Value' ) ).fill( 'many' );
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'new custom field'
				)
				.toEqual( [] );
			await save( page, 'Custom fields' );
			await page.locator( '.fcc-info .fcc-form__error' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'wrong custom field'
				)
				.toEqual( [] );
			await button( page, 'Discard changes' ).click();
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'discarded'
				)
				.toEqual( [] );

			await field( page, 'First name' ).fill( 'Ada' );
			await page.locator( '.fcc-topbar__back' ).click();
			await page.getByRole( 'table' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'unsaved changes'
				)
				.toEqual( [] );
		} )
);

test(
	'addresses, the WordPress user, orders and activity are translated in each state',
	{ tag: '@everywhere' },
	( { page, site } ) =>
		inPseudoLocale( async () => {
			await open( page, 1 );
			await button( page, 'Edit address' ).first().click();
			const dialog = page.getByRole( 'dialog' );
			await dialog.getByLabel( say( 'City' ) ).fill( '' );
			await page.keyboard.press( 'Enter' );
			await dialog.locator( '.fcc-form__error' ).first().waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'wrong address' )
				.toEqual( [] );
			await page.keyboard.press( 'Escape' );
			await page.getByRole( 'alertdialog' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'unsaved address'
				)
				.toEqual( [] );
			await button( page, 'Discard changes' ).click();

			await runSql(
				site,
				"UPDATE {fct_customer_addresses} SET city = '' WHERE customer_id = 1"
			);
			// A deletion that cannot be undone asks first.
			const client = await site.client( site.users.admin );
			await client.put( 'customers/settings', {
				data: { undo_days: 0 },
			} );
			await open( page, 1 );
			const menu = page.locator( '.fcc-address' ).getByRole( 'button', {
				name: say( 'More actions' ),
			} );
			await menu.first().click();
			await page.getByRole( 'menuitem' ).first().waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'menu of an address'
				)
				.toEqual( [] );
			await menu.first().click();
			await menu.first().click();
			await page
				.getByRole( 'menuitem', { name: say( 'Delete permanently' ) } )
				.click();
			await page.getByRole( 'alertdialog' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'deletion of an address'
				)
				.toEqual( [] );
			await page
				.getByRole( 'alertdialog' )
				.getByRole( 'button' )
				.last()
				.click();
			await page
				.getByText( say( 'No addresses yet.' ) )
				.or( page.getByRole( 'alertdialog' ) )
				.first()
				.waitFor();

			await runSql(
				site,
				'UPDATE {fct_customers} SET user_id = NULL WHERE id IN ( 1, 2 )'
			);
			await open( page, 2 );
			await button( page, 'Link user' ).click();
			await page.getByRole( 'searchbox' ).fill( 'admin' );
			await page.locator( '.fcc-user__found' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'users that are found'
				)
				.toEqual( [] );
			await page.locator( '.fcc-user__found button' ).first().click();
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'linked'
				)
				.toEqual( [] );
			await button( page, 'Unlink user' ).click();
			await page
				.getByText(
					say( 'No WordPress user is linked to this customer.' )
				)
				.waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'unlinked' )
				.toEqual( [] );

			await runSql(
				site,
				'DELETE FROM {fct_orders} WHERE customer_id = 2'
			);
			await runSql(
				site,
				'DELETE FROM {fct_customer_addresses} WHERE customer_id = 2'
			);
			await open( page, 2 );
			await page.getByText( say( 'No orders yet.' ) ).waitFor();
			await page
				.locator( '.fcc-head' )
				.locator( 'button[aria-haspopup]' )
				.first()
				.click();
			await page.getByRole( 'menuitemradio' ).first().waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'customer without orders'
				)
				.toEqual( [] );
		} )
);

async function open( page: Page, id: number ): Promise< void > {
	await page.goto(
		new CustomersPage( page ).url( { customer: String( id ) } )
	);
	await page.getByRole( 'heading', { name: say( 'Activity' ) } ).waitFor();
	await waitUntilLoaded( page );
}

function button( page: Page, name: string ) {
	return page.getByRole( 'button', { name: say( name ) } );
}

/** A field of the profile. */
function field( page: Page, label: string ) {
	return region( page, 'Profile' ).getByLabel( say( label ) );
}

function region( page: Page, name: string ) {
	return page.getByRole( 'region', { name: say( name ) } );
}

async function save( page: Page, panel: string ): Promise< void > {
	await region( page, panel )
		.getByRole( 'button', { name: say( 'Save changes' ) } )
		.click();
}
