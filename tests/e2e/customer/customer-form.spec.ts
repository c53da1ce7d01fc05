import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { recordWrites } from '../support/record-writes.ts';

test.describe( 'the form of a new customer', () => {
	// The browser's own message about a connection that a test aborts.
	test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

	let customers: CustomersPage;
	let writes: string[];

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
		writes = recordWrites( page );
	} );

	test(
		'adds a customer once, however often it is submitted',
		{ tag: '@oldest' },
		async ( { page } ) => {
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
			await expect( customers.count ).toHaveText(
				'1–20 of 501 customers'
			);
			await expect(
				page.getByRole( 'link', { name: 'Add customer' } )
			).toBeFocused();
			expect( writes ).toHaveLength( 1 );

			const screen = new CustomerScreen( page );
			await screen.clickInMessage( 'was added.', 'View customer' );
			await expect( screen.name ).toHaveText( /<i>Grace<\/i> 🦄 Hopper/ );
			await expect( screen.profile.getByLabel( 'Phone' ) ).toHaveValue(
				'+1 555 0100'
			);
			await expect( screen.profile.getByLabel( 'Notes' ) ).toHaveValue(
				'Found the first bug.'
			);
		}
	);

	test( 'shows missing fields without a request', async () => {
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
			/Enter a valid email address/
		);
		expect( writes ).toEqual( [] );
	} );

	test( 'shows an error of the server at its field', async () => {
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

	test( 'keeps the typed text when the server cannot be reached', async ( {
		page,
	} ) => {
		await customers.open();
		await customers.openAddForm();
		await page.route( /customers/, ( route ) => route.abort() );
		await customers.field( 'Email' ).fill( 'grace@example.com' );
		await customers.field( 'Email' ).press( 'Enter' );

		await expect(
			customers.dialog.getByText( 'Couldn’t reach the server.' )
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

	test(
		'asks before unsaved text is discarded',
		{ tag: '@oldest' },
		async ( { page } ) => {
			const discard = page.getByRole( 'alertdialog', {
				name: 'Discard unsaved changes?',
			} );
			await customers.open();
			await customers.openAddForm();
			await customers.field( 'First name' ).fill( 'Grace' );

			await page.keyboard.press( 'Escape' );
			await discard
				.getByRole( 'button', { name: 'Keep editing' } )
				.click();
			await expect( customers.field( 'First name' ) ).toHaveValue(
				'Grace'
			);

			await page.goBack();
			await discard
				.getByRole( 'button', { name: 'Keep editing' } )
				.click();
			await customers.expectAddress( { dialog: 'add' } );
			await expect( customers.field( 'First name' ) ).toHaveValue(
				'Grace'
			);

			const leaving = page.waitForEvent( 'dialog' );
			await page.close( { runBeforeUnload: true } );
			const question = await leaving;
			expect( question.type() ).toBe( 'beforeunload' );
			await question.dismiss();
			await expect( customers.field( 'First name' ) ).toHaveValue(
				'Grace'
			);

			await customers.dialog
				.getByRole( 'button', { name: 'Cancel' } )
				.click();
			await discard.getByRole( 'button', { name: 'Discard' } ).click();
			await expect( customers.dialog ).toBeHidden();
			await customers.expectAddress( {} );
		}
	);

	test(
		'asks even if the key that closes it follows immediately',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open();
			await customers.openAddForm();
			// Faster than the browser, unless the computer is busy.
			await customers.field( 'Email' ).evaluate( async ( field ) => {
				field.ownerDocument.execCommand( 'insertText', false, 'g' );
				await Promise.resolve();
				field.dispatchEvent(
					new KeyboardEvent( 'keydown', {
						key: 'Escape',
						code: 'Escape',
						bubbles: true,
						cancelable: true,
					} )
				);
			} );
			await page
				.getByRole( 'alertdialog' )
				.getByRole( 'button', { name: 'Keep editing' } )
				.click();
			await expect( customers.field( 'Email' ) ).toHaveValue( 'g' );
		}
	);

	test( 'closes without a question if nothing was typed', async ( {
		page,
	} ) => {
		await customers.open();
		await customers.openAddForm();
		await page.keyboard.press( 'Escape' );
		await expect( customers.dialog ).toBeHidden();
		await customers.expectAddress( {} );
	} );
} );
