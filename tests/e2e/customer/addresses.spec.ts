import type { Locator } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import type { TestSite } from '../../support/test-site.ts';
import { CustomerScreen } from '../support/customer-screen.ts';

test.describe( 'the addresses of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test(
		'are added, changed, made primary, deleted and restored',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			await screen.open( 1 );
			await expect( cards() ).toHaveCount( 1 );
			await expect( cards() ).toContainText( 'Primary' );

			await addButton().click();
			await expect( dialog().getByLabel( 'Address type' ) ).toBeFocused();
			await choose( 'Country', 'United States' );
			await control( 'Street address' ).fill( '1 Main St' );
			await control( 'City' ).fill( 'Austin' );
			await choose( 'State', 'Texas' );
			await control( 'ZIP code' ).fill( '78701' );
			await control( 'Label' ).fill( 'Office' );
			await dialog()
				.getByRole( 'button', { name: 'Add address' } )
				.click();

			await expect( dialog() ).toBeHidden();
			await expect( addButton() ).toBeFocused();
			const office = card( 'Office' );
			await expect( office ).toContainText(
				'Austin, TX 78701United States'
			);
			await expect( office ).not.toContainText( 'Primary' );

			await office
				.getByRole( 'button', { name: 'Edit address' } )
				.click();
			await control( 'Street address' ).fill( '2 Main St' );
			await control( 'Street address' ).press( 'Enter' );
			await expect( office ).toContainText( '2 Main St' );
			await expect(
				office.getByRole( 'button', { name: 'Edit address' } )
			).toBeFocused();

			await fromMenu( office, 'Set as primary' );
			await expect( office ).toContainText( 'Primary' );
			await expect( card( 'Home' ) ).not.toContainText( 'Primary' );

			await fromMenu( office, 'Delete' );
			await expect( office ).toBeHidden();
			await expect( card( 'Home' ) ).toContainText( 'Primary' );
			await expect(
				page.getByRole( 'heading', { name: 'Addresses' } )
			).toBeFocused();
			await screen.clickInMessage( 'Billing address deleted.', 'Undo' );
			await expect( office ).toContainText( 'Primary' );
			await expect(
				page.getByRole( 'heading', { name: 'Addresses' } )
			).toBeFocused();

			await expect
				.poll( () => stored( site, 'is_primary', 'label', 'state' ) )
				.toEqual( [
					{ is_primary: true, label: 'Office', state: 'TX' },
					{ is_primary: false, label: 'Home', state: '' },
				] );
		}
	);

	test( 'provide the phone of the customer, in the profile and the activity, too', async ( {
		site,
	} ) => {
		const client = await site.client( site.users.admin );
		const created = await client.post( 'customers', {
			data: { email: 'no-phone@example.com' },
		} );
		const { id } = ( await created.json() ).data.customer;
		const place = { address_1: '1 Main St', city: 'Paris', country: 'FR' };
		for ( const texts of [
			{ label: 'Home' },
			{ label: 'Office', phone: '+33 555' },
		] ) {
			await client.post( `customers/${ id }/address`, {
				data: { ...place, ...texts },
			} );
		}
		await screen.open( id );
		const phone = screen.profile.getByLabel( 'Phone' );
		const entry = screen.activity.getByRole( 'listitem' ).first();
		await expect( phone ).toHaveValue( '' );

		await fromMenu( card( 'Office' ), 'Set as primary' );
		await expect( phone ).toHaveValue( '+33 555' );
		await expect(
			screen.activity.getByText( 'admin set Phone to +33 555' )
		).toBeVisible();
		await expect( screen.activity.locator( 'li' ) ).toHaveCount( 5 );

		await fromMenu( card( 'Office' ), 'Delete' );
		await expect( phone ).toHaveValue( '' );
		await expect( entry ).toContainText(
			'admin removed Phone (it was +33 555)'
		);
		await screen.clickInMessage( 'Billing address deleted.', 'Undo' );
		await expect( phone ).toHaveValue( '+33 555' );
	} );

	test(
		'have the fields of their country, in its order',
		{ tag: '@oldest' },
		async () => {
			await screen.open( 1 );
			await addButton().click();

			await choose( 'Country', 'Germany' );
			await expect( labels() ).toHaveText( [
				'Address type',
				'Country (required)',
				'First name',
				'Last name',
				'Company',
				'Street address (required)',
				'Apartment, suite, etc.',
				'Postal code',
				'City (required)',
				'Phone',
				'Email',
				'Label',
			] );
			await choose( 'Country', 'Japan' );
			await choose( 'Prefecture', 'Hokkaido' );
			await choose( 'Country', 'Canada' );
			await expect( control( 'Province' ) ).toHaveValue( '' );
		}
	);

	test(
		'are written as in their country, with the store’s country first',
		{ tag: '@oldest' },
		async ( { site } ) => {
			await site.call( 'wordpress/options/merge', {
				name: 'fluent_cart_customers',
				values: { country: 'JP' },
			} );
			const client = await site.client( site.users.admin );
			await client.put( 'customers/7', {
				data: { first_name: '太郎', last_name: '山田' },
			} );
			await client.post( 'customers/7/address', {
				data: {
					address_1: '丸の内1-1',
					city: '千代田区',
					country: 'JP',
					postcode: '1000005',
				},
			} );
			await screen.open( 7 );
			await expect( card( '丸の内' ) ).toContainText( '〒100-0005' );

			await addButton().click();
			await control( 'Country' ).fill( '' );
			const countries = dialog()
				.getByRole( 'listbox' )
				.getByRole( 'option' );
			await expect( countries.first() ).toHaveText( 'Japan' );
			await expect( countries.nth( 1 ) ).toHaveText( 'Afghanistan' );
		}
	);

	test( 'have a form that shows whether it continues below', async ( {
		page,
	} ) => {
		await page.setViewportSize( { width: 1360, height: 600 } );
		await screen.open( 1 );
		await addButton().click();
		const footer = dialog().locator( '.fcc-dialog-footer' );
		await expect( footer ).toHaveClass( /is-over-content/ );

		await control( 'Label' ).focus();
		await page.mouse.move( 680, 300 );
		await page.mouse.wheel( 0, 5_000 );
		await expect( footer ).not.toHaveClass( /is-over-content/ );

		// A focused field is not covered by the buttons.
		await page.mouse.wheel( 0, -5_000 );
		await expect( footer ).toHaveClass( /is-over-content/ );
		for ( const name of [ 'First name', 'City', 'Phone', 'Label' ] ) {
			await control( name ).focus();
			const field = await control( name ).boundingBox();
			const buttons = await footer.boundingBox();
			expect( field && field.y + field.height ).toBeLessThanOrEqual(
				buttons?.y ?? 0
			);
		}
	} );

	test( 'keep an unknown state', { tag: '@slow' }, async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await client.put( 'customers/1/address', {
			data: {
				address_id: await firstId( site ),
				country: 'US',
				state: 'New Albion',
			},
		} );
		await screen.open( 1 );
		await expect( cards() ).toContainText( 'New Albion' );

		await cards().getByRole( 'button', { name: 'Edit address' } ).click();
		await expect( control( 'State' ) ).toHaveValue( 'New Albion' );
		await control( 'City' ).fill( 'Drakes Bay' );
		await control( 'City' ).press( 'Enter' );
		await expect( cards() ).toContainText( 'Drakes Bay, New Albion' );
		await expect
			.poll( () => stored( site, 'city', 'state' ) )
			.toEqual( [ { city: 'Drakes Bay', state: 'New Albion' } ] );
	} );

	test( 'show at the field what is missing or rejected', async () => {
		await screen.open( 1 );
		await addButton().click();
		await control( 'Email' ).fill( 'ada@' );
		await control( 'Street address' ).press( 'Enter' );

		await expect( control( 'Street address' ) ).toBeFocused();
		await expect( control( 'Street address' ) ).toHaveAccessibleDescription(
			/Enter a street address/
		);
		await expect( control( 'City' ) ).toHaveAccessibleDescription(
			/Enter a city/
		);
		await expect( control( 'Email' ) ).toHaveAccessibleDescription(
			/Enter a valid email address/
		);
	} );

	test(
		'show only the first four of more',
		{ tag: '@slow' },
		async ( { site } ) => {
			const client = await site.client( site.users.admin );
			for ( let n = 1; n <= 5; n++ ) {
				await client.post( 'customers/1/address', {
					data: {
						address_1: `${ n } Main St`,
						city: 'A',
						country: 'US',
					},
				} );
			}
			await screen.open( 1 );
			await expect( cards() ).toHaveCount( 4 );
			await screen.addresses
				.getByRole( 'button', { name: 'Show 2 more addresses' } )
				.click();
			await expect( cards() ).toHaveCount( 6 );
			await expect(
				screen.addresses.getByRole( 'button', {
					name: 'Show fewer addresses',
				} )
			).toBeFocused();
		}
	);

	test( 'are restored if the server rejects a change', async ( { page } ) => {
		await screen.open( 1 );
		await page.route( /customers(%2F|\/)1(%2F|\/)address/, ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'Not today.' },
				},
			} )
		);
		await fromMenu( cards(), 'Delete' );
		await expect(
			screen.message( 'Couldn’t delete the address.' )
		).toBeVisible();
		await expect( cards() ).toHaveCount( 1 );
	} );

	test( 'ask before typed text is discarded', async ( { page } ) => {
		await screen.open( 1 );
		await addButton().click();
		await control( 'City' ).fill( 'Austin' );
		await page.keyboard.press( 'Escape' );

		const discard = page.getByRole( 'alertdialog', {
			name: 'Discard unsaved changes?',
		} );
		await discard.getByRole( 'button', { name: 'Keep editing' } ).click();
		await expect( control( 'City' ) ).toHaveValue( 'Austin' );
		await page.keyboard.press( 'Escape' );
		await discard.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( dialog() ).toBeHidden();
		await expect( cards() ).toHaveCount( 1 );
	} );

	test(
		'ask before an address is deleted while undo is off',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			const client = await site.client( site.users.admin );
			const saved = await client.put( 'customers/settings', {
				data: { undo_days: null },
			} );
			expect( saved.status() ).toBe( 200 );
			await screen.open( 1 );
			await fromMenu( cards(), 'Delete permanently' );
			const question = page.getByRole( 'alertdialog', {
				name: 'Delete this address permanently?',
			} );
			await expect( question ).toContainText( 'can’t be undone' );
			await question.getByRole( 'button', { name: 'Delete' } ).click();
			await expect( screen.addresses ).toContainText(
				'No addresses yet.'
			);
		}
	);

	function addButton(): Locator {
		return screen.addresses.getByRole( 'button', { name: 'Add address' } );
	}

	function cards(): Locator {
		return screen.addresses.getByRole( 'listitem' );
	}

	function card( label: string ): Locator {
		return cards().filter( { hasText: label } );
	}

	function dialog(): Locator {
		return screen.page.getByRole( 'dialog', { name: /address$/ } );
	}

	function control( label: string ): Locator {
		return dialog()
			.getByRole( 'textbox', { name: label } )
			.or( dialog().getByRole( 'combobox', { name: label } ) );
	}

	function labels(): Locator {
		return dialog().locator( 'label' );
	}

	/** Types the name of an option of a list. */
	async function choose( label: string, name: string ) {
		await control( label ).click();
		await control( label ).fill( name );
		await screen.page.getByRole( 'option', { name, exact: true } ).click();
		await expect( control( label ) ).toHaveValue( name );
	}

	async function fromMenu( address: Locator, item: string ) {
		await address.getByRole( 'button', { name: 'More actions' } ).click();
		await screen.page
			.getByRole( 'menuitem', { name: item, exact: true } )
			.click();
	}

	async function firstId( site: TestSite ): Promise< number > {
		const [ address ] = await stored( site, 'id' );
		return Number( address?.id );
	}

	async function stored(
		site: TestSite,
		...fields: string[]
	): Promise< Array< Record< string, unknown > > > {
		const client = await site.client( site.users.admin );
		const answer = await client.get( 'customers/1/address', {
			params: { _fields: fields.join() },
		} );
		const { data } = await answer.json();
		return data.addresses;
	}
} );
