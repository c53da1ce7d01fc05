import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { recordWrites } from '../support/record-writes.ts';

test.describe( 'additional info of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test( 'is added, each value with its own type', async ( {
		page,
		site,
	} ) => {
		await screen.open( 1 );
		await expect( screen.info ).toContainText( 'No custom fields yet.' );

		await add( 'company', 'Text', 'Analytical <Engines>' );
		await add( 'seats', 'Number', '12.5' );
		await add( 'vip', 'Yes or no' );
		await rows().last().getByLabel( 'Value' ).check();
		await save().click();
		await expect( screen.message( /Changes to .+ saved/ ) ).toBeVisible();

		const client = await site.client( site.users.admin );
		const { data } = await ( await client.get( 'customers/1' ) ).json();
		expect( data.customer.additional_info ).toEqual( {
			company: 'Analytical <Engines>',
			seats: 12.5,
			vip: true,
		} );

		await page.reload();
		await expect(
			screen.info.getByRole( 'textbox', { name: 'company' } )
		).toHaveValue( 'Analytical <Engines>' );
		await expect(
			screen.info.getByRole( 'checkbox', { name: 'vip' } )
		).toBeChecked();
	} );

	test(
		'is changed and removed, key by key',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			const client = await site.client( site.users.admin );
			await client.put( 'customers/1/additional-info', {
				data: {
					company: 'Engines',
					seats: 3,
					code: '007',
					notes: 'VIP',
				},
			} );
			const writes = recordWrites( page );
			await screen.open( 1 );
			await expect(
				screen.info.getByRole( 'textbox', { name: 'notes' } )
			).toHaveCount( 0 );

			await screen.info
				.getByRole( 'textbox', { name: 'seats' } )
				.fill( '4' );
			await screen.info
				.getByRole( 'textbox', { name: 'code' } )
				.fill( '008' );
			await screen.info
				.getByRole( 'button', { name: 'Remove company' } )
				.click();
			await expect(
				screen.info.getByRole( 'button', { name: 'Add custom field' } )
			).toBeFocused();
			await save().click();

			await expect(
				screen.message( /Changes to .+ saved/ )
			).toBeVisible();
			expect( writes.map( ( body ) => JSON.parse( body ) ) ).toEqual( [
				{ additional_info: { seats: 4, code: '008', company: null } },
			] );
			await expect(
				screen.info.getByRole( 'textbox', { name: 'company' } )
			).toHaveCount( 0 );
		}
	);

	test( 'shows which key or value is invalid', async ( { page, site } ) => {
		const client = await site.client( site.users.admin );
		await client.put( 'customers/1/additional-info', {
			data: { company: 'Engines' },
		} );
		const writes = recordWrites( page );
		await screen.open( 1 );
		await add( 'company', 'Number', 'many' );
		await save().click();

		const row = rows().first();
		await expect( row.getByLabel( 'Field name' ) ).toBeFocused();
		await expect(
			row.getByLabel( 'Field name' )
		).toHaveAccessibleDescription( /This field already exists/ );
		await expect( row.getByLabel( 'Value' ) ).toHaveAccessibleDescription(
			/Enter a number/
		);

		await row.getByLabel( 'Field name' ).fill( 'x'.repeat( 101 ) );
		await save().click();
		await expect(
			row.getByLabel( 'Field name' )
		).toHaveAccessibleDescription( /100 characters/ );
		expect( writes ).toEqual( [] );
	} );

	test(
		'can have any label, whatever the key',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			await screen.open( 1 );
			await add( 'VAT number', 'Text', 'GB 123' );
			await expect(
				rows().first().getByLabel( 'Field name' )
			).toHaveAccessibleDescription( 'In the API: vat_number' );
			await add( '税番号', 'Text', '42' );
			await save().click();
			await expect(
				screen.message( /Changes to .+ saved/ )
			).toBeVisible();

			await page.reload();
			await expect(
				screen.info.getByRole( 'textbox', { name: 'VAT number' } )
			).toHaveValue( 'GB 123' );
			await expect(
				screen.info.getByRole( 'textbox', { name: '税番号' } )
			).toHaveValue( '42' );
			await expect( screen.activity ).toContainText( 'VAT number' );

			const client = await site.client( site.users.admin );
			const { data } = await ( await client.get( 'customers/1' ) ).json();
			expect( data.customer.additional_info ).toMatchObject( {
				vat_number: 'GB 123',
			} );
		}
	);

	/** Adds a field. The value of a switch stays unchanged. */
	async function add( name: string, type: string, value?: string ) {
		await screen.info
			.getByRole( 'button', { name: 'Add custom field' } )
			.click();
		const row = rows().last();
		await expect( row.getByLabel( 'Field name' ) ).toBeFocused();
		await row.getByLabel( 'Field name' ).fill( name );
		await row.getByLabel( 'Field type' ).selectOption( type );
		if ( value !== undefined ) {
			await row.getByLabel( 'Value' ).fill( value );
		}
	}

	function rows() {
		return screen.info.locator( '.fcc-info__added' );
	}

	function save() {
		return screen.info.getByRole( 'button', { name: 'Save changes' } );
	}
} );
