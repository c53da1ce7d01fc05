import type { Locator } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';

type Box = Awaited< ReturnType< Locator[ 'boundingBox' ] > >;

let customers: CustomersPage;
let screen: CustomerScreen;

test.beforeEach( ( { page } ) => {
	customers = new CustomersPage( page );
	screen = new CustomerScreen( page );
} );

test.describe( 'unsaved changes of a customer when the user leaves', () => {
	test( 'are shown in a permanent notice, and marked in the list', async ( {
		page,
	} ) => {
		await customers.open();
		const name = await customers.names.first().innerText();
		await customers.names.first().click();
		await screen.profile.getByLabel( 'First name' ).fill( 'Typed' );
		const reminder = screen.message(
			`You have unsaved changes to ${ name }.`
		);
		await expect( reminder ).toHaveCount( 0 );

		await screen.next.click();
		await expect( screen.position ).toHaveText( '2 of 500' );
		await expect( reminder ).toBeVisible();
		await screen.next.click();
		await expect( screen.position ).toHaveText( '3 of 500' );
		await expect( reminder ).toBeVisible();

		await screen.toList.click();
		await expect( customers.rows.first() ).toContainText(
			'Unsaved changes'
		);
		await expect( customers.rows.nth( 1 ) ).not.toContainText(
			'Unsaved changes'
		);
		// Longer than other messages stay.
		await page.evaluate(
			() => new Promise( ( resolve ) => setTimeout( resolve, 11_000 ) )
		);
		await expect( reminder ).toBeVisible();

		await screen.clickInMessage(
			'You have unsaved changes to',
			'Return to customer'
		);
		await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
			'Typed'
		);
		await expect( reminder ).toHaveCount( 0 );
		await screen.profile
			.getByRole( 'button', { name: 'Save changes' } )
			.click();
		await expect( screen.message( /Changes to .+ saved/ ) ).toBeVisible();
		await screen.toList.click();
		await expect( page.getByText( 'Unsaved changes' ) ).toHaveCount( 0 );
	} );

	test( 'are reached on the page of the list on which they were left', async () => {
		await customers.open();
		await customers.names.last().click();
		await screen.profile.getByLabel( 'First name' ).fill( 'Typed' );
		await screen.next.click();
		await expect( screen.position ).toHaveText( '21 of 500' );
		await screen.toList.click();
		await expect( customers.names.first() ).toBeFocused();

		await screen.clickInMessage(
			'You have unsaved changes to',
			'Return to customer'
		);
		await expect( screen.position ).toHaveText( '20 of 500' );
	} );

	test( 'name all customers with unsaved changes', async () => {
		await customers.open();
		await customers.names.first().click();
		for ( const position of [ '2 of 500', '3 of 500' ] ) {
			await screen.profile.getByLabel( 'First name' ).fill( 'Typed' );
			await screen.next.click();
			await expect( screen.position ).toHaveText( position );
		}
		await expect(
			screen.message( /^You have unsaved changes to .+ and .+\./ )
		).toBeVisible();
	} );
} );

test( 'back leads to the page and the customer that the user went to', async ( {
	page,
} ) => {
	await customers.open();
	await customers.names.nth( 19 ).click();
	for ( const position of [ '21', '22', '23' ] ) {
		await screen.next.click();
		await expect( screen.position ).toHaveText( `${ position } of 500` );
	}
	await screen.toList.click();
	await expect( customers.count ).toHaveText( '21–40 of 500 customers' );
	await customers.expectAddress( { paged: '2' } );
	await expect( customers.names.nth( 2 ) ).toBeFocused();

	// The same with the browser's button.
	await customers.names.nth( 0 ).click();
	await expect( screen.position ).toHaveText( '21 of 500' );
	await screen.previous.click();
	await expect( screen.position ).toHaveText( '20 of 500' );
	await page.goBack();
	await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	await customers.expectAddress( {} );
	await expect( customers.names.nth( 19 ) ).toBeFocused();
} );

test( 'changing the status by keyboard keeps the focus on the button', async ( {
	page,
} ) => {
	await screen.open( 1 );
	await screen.status( 'Active' ).focus();
	await page.keyboard.press( 'Enter' );
	await expect(
		page.getByRole( 'menuitemradio', { name: 'Active', exact: true } )
	).toBeFocused();
	await page.keyboard.press( 'ArrowDown' );
	await page.keyboard.press( 'Enter' );

	await expect( screen.message( 'changed to Inactive' ) ).toBeVisible();
	await expect( screen.status( 'Inactive' ) ).toBeFocused();

	// From the actions menu, too.
	const actions = screen.head.getByRole( 'button', { name: 'More actions' } );
	await actions.focus();
	await page.keyboard.press( 'Enter' );
	await page.getByRole( 'menuitem', { name: 'Activate' } ).press( 'Enter' );
	await expect( screen.message( 'changed to Active' ) ).toBeVisible();
	await expect( actions ).toBeFocused();
} );

test.describe( 'a tab that the user returns to', () => {
	/** The browser's event for a page that becomes visible. */
	const comeBack = () =>
		screen.page.evaluate( () =>
			document.dispatchEvent( new Event( 'visibilitychange' ) )
		);

	test( 'shows changes from elsewhere', async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await screen.open( 1 );
		await client.put( 'customers/1', {
			data: { last_name: 'Byron', phone: '+44 1' },
		} );
		await comeBack();
		await expect( screen.name ).toHaveText( 'Ada Byron' );
		await expect( screen.profile.getByLabel( 'Phone' ) ).toHaveValue(
			'+44 1'
		);
		await expect( screen.activity ).toContainText( 'Lovelace' );
	} );

	test( 'keeps the field that is being edited', async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await screen.open( 1 );
		await screen.profile.getByLabel( 'Phone' ).fill( '+44 2' );
		await client.put( 'customers/1', { data: { last_name: 'Byron' } } );
		const list = screen.page.waitForResponse( /v2(%2F|\/)customers(\?|&)/ );
		await comeBack();
		await list;
		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect( screen.profile.getByLabel( 'Phone' ) ).toHaveValue(
			'+44 2'
		);
	} );

	test( 'shows the current list', async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await customers.open( { search: 'lovelace' } );
		await client.put( 'customers/1', { data: { first_name: 'Augusta' } } );
		await comeBack();
		await expect( customers.names ).toHaveText( [ 'Augusta Lovelace' ] );
	} );
} );

test.describe( 'Edit', () => {
	test( 'in the list focuses the first field', async () => {
		await customers.open( { search: 'lovelace' } );
		await customers.rows
			.first()
			.getByRole( 'button', { name: 'Edit', exact: true } )
			.click();
		await expect( screen.profile.getByLabel( 'Email' ) ).toBeFocused();
		await expect( screen.name ).toBeInViewport();
	} );

	test( 'on the customer keeps the name visible where the profile is beside it', async ( {
		page,
	} ) => {
		await page.setViewportSize( { width: 1360, height: 900 } );
		await editHere();
		await expect( screen.profile.getByLabel( 'Email' ) ).toBeFocused();
		await expectBelowAdminBar( screen.name );
	} );

	test( 'on a narrow screen focuses the heading of the profile', async ( {
		page,
	} ) => {
		await page.setViewportSize( { width: 400, height: 900 } );
		await editHere();
		await expect( screen.profile.getByLabel( 'Email' ) ).toBeFocused();
		await expectBelowAdminBar(
			screen.profile.getByRole( 'heading', { name: 'Profile' } )
		);
	} );

	async function editHere() {
		await screen.open( 1 );
		await screen.head
			.getByRole( 'button', { name: 'Edit', exact: true } )
			.click();
	}

	async function expectBelowAdminBar( heading: Locator ) {
		await expect( heading ).toBeInViewport( { ratio: 1 } );
		const bottom = ( box: Box | null ) =>
			( box?.y ?? 0 ) + ( box?.height ?? 0 );
		const adminBar = screen.page.locator( '#wpadminbar' );
		await expect
			.poll( async () => {
				const box = await heading.boundingBox();
				return (
					( box?.y ?? -1 ) - bottom( await adminBar.boundingBox() )
				);
			} )
			.toBeGreaterThanOrEqual( 0 );
	}
} );

test.describe( '“Discard”', () => {
	test( 'can be undone, without losing later text', async () => {
		await screen.open( 1 );
		await screen.profile.getByLabel( 'Notes' ).fill( 'A long note.' );
		await screen.profile.getByLabel( 'Last name' ).fill( 'Byron' );
		await screen.profile.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( screen.profile.getByLabel( 'Notes' ) ).not.toHaveValue(
			'A long note.'
		);
		await screen.profile.getByLabel( 'Last name' ).fill( 'King' );
		await screen.clickInMessage( 'Changes discarded.', 'Undo' );

		await expect( screen.profile.getByLabel( 'Notes' ) ).toHaveValue(
			'A long note.'
		);
		await expect( screen.profile.getByLabel( 'Last name' ) ).toHaveValue(
			'King'
		);
		await screen.profile
			.getByRole( 'button', { name: 'Save changes' } )
			.click();
		await expect( screen.message( /Ada King saved/ ) ).toBeVisible();
	} );

	test( 'of additional info, and removing a row, can be undone', async () => {
		await screen.open( 1 );
		await screen.info
			.getByRole( 'button', { name: 'Add custom field' } )
			.click();
		await screen.info.getByLabel( 'Field name' ).fill( 'vip' );
		await screen.info.getByLabel( 'Value' ).fill( 'yes' );
		await screen.info.getByRole( 'button', { name: 'Remove vip' } ).click();
		await expect( screen.info.getByLabel( 'Value' ) ).toHaveCount( 0 );
		await screen.clickInMessage( 'Changes discarded.', 'Undo' );
		await expect( screen.info.getByLabel( 'Value' ) ).toHaveValue( 'yes' );

		await screen.info.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( screen.info.getByLabel( 'Value' ) ).toHaveCount( 0 );
		await screen
			.message( 'Changes discarded.' )
			.last()
			.getByRole( 'button', { name: 'Undo' } )
			.click();
		await expect( screen.info.getByLabel( 'Field name' ) ).toHaveValue(
			'vip'
		);
		await expect( screen.info.getByLabel( 'Value' ) ).toHaveValue( 'yes' );
	} );
} );
