import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { CustomersPage } from './customers-page.ts';

/** Records the requests that write a customer. */
function recordWrites( page: Page ): string[] {
	const writes: string[] = [];
	page.on( 'request', ( request ) => {
		if (
			request.method() !== 'GET' &&
			/v2(%2F|\/)customers/.test( request.url() )
		) {
			writes.push( request.postData() ?? '' );
		}
	} );
	return writes;
}

test.describe( 'the form of a customer', () => {
	// The browser's own line about a connection that a test cuts.
	test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

	let customers: CustomersPage;
	let writes: string[];

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
		writes = recordWrites( page );
	} );

	test( 'adds a customer, once, however often it is sent', async ( {
		page,
	} ) => {
		await customers.open();
		await customers.openAddForm();
		await customers.field( 'Email' ).fill( 'grace@example.com' );
		await customers.field( 'First name' ).fill( '<i>Grace</i> 🦄' );
		await customers.field( 'Last name' ).fill( 'Hopper' );
		await customers.field( 'Phone' ).fill( '+1 555 0100' );
		await customers.field( 'Notes' ).fill( 'Found the first bug.' );
		await customers.dialog
			.getByRole( 'button', { name: 'Add customer' } )
			.dblclick();

		await expect(
			page.getByText( '<i>Grace</i> 🦄 Hopper was added.' ).first()
		).toBeVisible();
		await expect( customers.dialog ).toBeHidden();
		await expect( customers.names.first() ).toHaveText(
			'<i>Grace</i> 🦄 Hopper'
		);
		await expect( customers.count ).toHaveText( '1–20 of 501 customers' );
		await expect(
			page.getByRole( 'link', { name: 'Add customer' } )
		).toBeFocused();
		expect( writes ).toHaveLength( 1 );

		await customers.edit( 'Grace' );
		await expect( customers.field( 'Phone' ) ).toHaveValue( '+1 555 0100' );
		await expect( customers.field( 'Notes' ) ).toHaveValue(
			'Found the first bug.'
		);
	} );

	test( 'says what is missing, before it asks the server', async () => {
		await customers.open();
		await customers.openAddForm();
		await customers.field( 'First name' ).fill( 'Grace' );
		await customers.field( 'First name' ).press( 'Enter' );

		await expect( customers.field( 'Email' ) ).toBeFocused();
		await expect( customers.field( 'Email' ) ).toHaveAccessibleDescription(
			'Enter an email address.'
		);

		await customers.field( 'Email' ).fill( 'grace' );
		await customers.field( 'Email' ).press( 'Enter' );
		await expect( customers.field( 'Email' ) ).toHaveAccessibleDescription(
			/not an email address/
		);
		expect( writes ).toEqual( [] );
	} );

	test( 'shows what the server refuses at its field', async () => {
		await customers.open();
		await customers.openAddForm();
		await customers.field( 'Email' ).fill( 'ADA@example.com' );
		await customers.field( 'Last name' ).fill( 'Byron' );
		await customers.field( 'Last name' ).press( 'Enter' );

		await expect( customers.field( 'Email' ) ).toHaveAccessibleDescription(
			/another customer/i
		);
		await expect( customers.field( 'Email' ) ).toBeFocused();
		await expect( customers.field( 'Last name' ) ).toHaveValue( 'Byron' );

		await customers.field( 'Email' ).fill( 'byron@example.com' );
		await customers.field( 'Email' ).press( 'Enter' );
		await expect( customers.names.first() ).toHaveText( 'Byron' );
	} );

	test( 'keeps what was typed when the server cannot be reached', async ( {
		page,
	} ) => {
		await customers.open();
		await customers.openAddForm();
		await page.route( /customers/, ( route ) => route.abort() );
		await customers.field( 'Email' ).fill( 'grace@example.com' );
		await customers.field( 'Email' ).press( 'Enter' );

		await expect(
			customers.dialog.getByText( 'The server could not be reached.' )
		).toBeVisible();
		await expect( customers.field( 'Email' ) ).toHaveValue(
			'grace@example.com'
		);

		await page.unroute( /customers/ );
		await customers.dialog
			.getByRole( 'button', { name: 'Add customer' } )
			.click();
		await expect( customers.names.first() ).toHaveText(
			'grace@example.com'
		);
	} );

	test( 'survives the end of the session: WordPress asks for the password over the page', async ( {
		page,
		context,
	} ) => {
		await customers.open();
		await customers.openAddForm();
		await customers.field( 'Email' ).fill( 'grace@example.com' );
		await context.clearCookies();
		await customers.field( 'Email' ).press( 'Enter' );

		await expect(
			customers.dialog.getByText( 'Your session has ended.' )
		).toBeVisible();
		const login = page.frameLocator( '#wp-auth-check-frame' );
		await login.getByLabel( 'Username or Email Address' ).fill( 'admin' );
		await login
			.getByLabel( 'Password', { exact: true } )
			.fill( 'password' );
		await login.getByRole( 'button', { name: 'Log In' } ).click();
		await expect( page.locator( '#wp-auth-check' ) ).toBeHidden();

		await customers.field( 'Email' ).press( 'Enter' );
		await expect( customers.names.first() ).toHaveText(
			'grace@example.com'
		);
	} );

	test( 'changes what was edited and nothing else', async ( { page } ) => {
		await customers.open( { search: 'lovelace' } );
		await customers.edit( 'Ada Lovelace' );
		await customers.field( 'Last name' ).fill( 'Byron' );
		await customers.field( 'Status' ).selectOption( { label: 'Inactive' } );
		await customers.button( 'Save changes' ).click();

		await expect(
			page.getByText( 'Changes to Ada Byron were saved.' ).first()
		).toBeVisible();
		expect( writes ).toEqual( [
			JSON.stringify( { last_name: 'Byron', status: 'inactive' } ),
		] );
		await customers.expectAddress( { search: 'lovelace' } );
	} );

	test( 'shows at once what the list knew', async ( { page } ) => {
		await customers.open( { search: 'lovelace' } );
		await page.route( /customers(%2F|\/)1(\?|&)/, async ( route ) => {
			await new Promise( ( resolve ) => setTimeout( resolve, 1500 ) );
			await route.continue();
		} );
		await customers.names.first().click();

		await expect( customers.field( 'Email' ) ).toHaveValue(
			'ada@example.com'
		);
		await expect( customers.field( 'Phone' ) ).toBeDisabled();
		await customers.field( 'First name' ).fill( 'Augusta' );

		await expect( customers.field( 'Phone' ) ).toBeEnabled();
		await expect( customers.field( 'First name' ) ).toHaveValue(
			'Augusta'
		);
	} );

	test( 'does not overwrite what somebody else saved meanwhile', async ( {
		site,
	} ) => {
		await customers.open( { search: 'lovelace' } );
		await customers.edit( 'Ada Lovelace' );

		const other = await site.client( site.users.admin );
		await other.put( 'customers/1', { data: { phone: '+44 20 1234' } } );

		await customers.field( 'Last name' ).fill( 'Byron' );
		await customers.button( 'Save changes' ).click();
		await expect(
			customers.dialog.getByText( 'Somebody else changed this customer' )
		).toBeVisible();
		await expect( customers.dialog.getByRole( 'listitem' ) ).toHaveText(
			/^Phone was .+ and is now “\+44 20 1234”\.$/
		);
		await expect( customers.field( 'Last name' ) ).toHaveValue( 'Byron' );
		await expect( customers.field( 'Phone' ) ).toHaveValue( '+44 20 1234' );

		await customers.button( 'Save changes' ).click();
		await expect( customers.dialog ).toBeHidden();
		const { data } = await ( await other.get( 'customers/1' ) ).json();
		expect( data.customer ).toMatchObject( {
			last_name: 'Byron',
			phone: '+44 20 1234',
		} );
	} );

	test( 'asks before unsaved work is lost', async ( { page } ) => {
		const discard = page.getByRole( 'alertdialog', {
			name: 'Discard your changes?',
		} );
		await customers.open();
		await customers.openAddForm();
		await customers.field( 'First name' ).fill( 'Grace' );

		await page.keyboard.press( 'Escape' );
		await discard.getByRole( 'button', { name: 'Keep editing' } ).click();
		await expect( customers.field( 'First name' ) ).toHaveValue( 'Grace' );

		await page.goBack();
		await discard.getByRole( 'button', { name: 'Keep editing' } ).click();
		await customers.expectAddress( { dialog: 'add' } );
		await expect( customers.field( 'First name' ) ).toHaveValue( 'Grace' );

		const leaving = page.waitForEvent( 'dialog' );
		await page.close( { runBeforeUnload: true } );
		const question = await leaving;
		expect( question.type() ).toBe( 'beforeunload' );
		await question.dismiss();
		await expect( customers.field( 'First name' ) ).toHaveValue( 'Grace' );

		await customers.dialog
			.getByRole( 'button', { name: 'Cancel' } )
			.click();
		await discard.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( customers.dialog ).toBeHidden();
		await customers.expectAddress( {} );
	} );

	test( 'closes without a question where nothing was typed', async ( {
		page,
	} ) => {
		await customers.open( { search: 'lovelace' } );
		await customers.button( 'Edit' ).click();
		await expect( customers.field( 'Email' ) ).toBeFocused();

		await page.keyboard.press( 'Escape' );
		await expect( customers.dialog ).toBeHidden();
		await expect( customers.button( 'Edit' ) ).toBeFocused();
	} );

	test( 'has an address of its own', async ( { page } ) => {
		await page.goto( customers.url( { customer: '1' } ) );
		await expect( customers.field( 'Email' ) ).toHaveValue(
			'ada@example.com'
		);
		await page.keyboard.press( 'Escape' );
		await customers.expectAddress( {} );

		await page.goto( customers.url( { customer: '999999' } ) );
		await expect(
			page.getByRole( 'heading', {
				name: 'This customer cannot be shown',
			} )
		).toBeVisible();
	} );

	test( 'shows HTML in notes as text', async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await client.put( 'customers/1', {
			data: { additional_info: { notes: '<b>ticket</b> & "mail"' } },
		} );
		await customers.open( { search: 'lovelace' } );
		await customers.edit( 'Ada Lovelace' );
		await expect( customers.field( 'Notes' ) ).toHaveValue(
			'<b>ticket</b> & "mail"'
		);
	} );
} );
