import type { APIRequestContext, Locator } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';

test.describe( 'two users that edit one customer', () => {
	let screen: CustomerScreen;
	/** Another user, who works with the API at the same time. */
	let ben: APIRequestContext;

	test.beforeEach( async ( { page, site } ) => {
		screen = new CustomerScreen( page );
		const user = await site.createUser( {
			login: 'ben',
			rights: [ 'customers/view', 'customers/manage' ],
		} );
		ben = await site.client( user );
	} );

	test( 'both keep changes of different fields', async () => {
		await screen.open( 1 );
		await field( 'Last name' ).fill( 'Byron' );
		await ben.put( 'customers/1', {
			data: { phone: '+44 20 1234', additional_info: { vat_id: 'GB1' } },
		} );
		await save( screen.profile ).click();

		await expect(
			screen.message(
				'Changes to Ada Byron saved. ben changed “Phone” and “vat_id” while you were editing. Those changes were kept.'
			)
		).toBeVisible();
		await expect( field( 'Phone' ) ).toHaveValue( '+44 20 1234' );
		expect( await stored() ).toMatchObject( {
			last_name: 'Byron',
			phone: '+44 20 1234',
			additional_info: { vat_id: 'GB1' },
		} );
	} );

	test( 'choose a value for each field that both changed', async () => {
		await screen.open( 1 );
		await field( 'First name' ).fill( 'Augusta' );
		await field( 'Last name' ).fill( 'Byron' );
		await ben.put( 'customers/1', {
			data: { first_name: 'Adah', last_name: 'King' },
		} );
		await save( screen.profile ).click();

		await expect(
			screen.profile.getByText(
				'ben updated this customer while you were editing.'
			)
		).toBeVisible();
		const first = choice( 'First name' );
		const last = choice( 'Last name' );
		await expect( first ).toContainText( /Augusta.*Adah/s );
		await expect( last ).toContainText( /Byron.*King/s );
		expect( await stored() ).toMatchObject( { last_name: 'King' } );

		await first.getByRole( 'button', { name: 'Keep mine' } ).click();
		await last.getByRole( 'button', { name: 'Use theirs' } ).click();
		await expect( field( 'First name' ) ).toHaveValue( 'Augusta' );
		await expect( field( 'Last name' ) ).toHaveValue( 'King' );
		await expect( save( screen.profile ) ).toBeFocused();

		await save( screen.profile ).press( 'Enter' );
		await expect(
			screen.message( 'Changes to Augusta King saved.' )
		).toBeVisible();
		expect( await stored() ).toMatchObject( {
			first_name: 'Augusta',
			last_name: 'King',
		} );
	} );

	test(
		'conflict by the record at the start of typing, not by the last one that was read',
		{ tag: '@slow' },
		async ( { page } ) => {
			await screen.open( 1 );
			await field( 'Last name' ).fill( 'Byron' );
			await ben.put( 'customers/1', { data: { last_name: 'King' } } );

			// Saving the status returns the newest record.
			await screen.info
				.getByRole( 'button', { name: 'Add custom field' } )
				.click();
			await expect(
				screen.info.getByLabel( 'Field name' )
			).toBeFocused();
			await page.keyboard.type( 'vip' );
			await screen.info.getByLabel( 'Value' ).fill( 'yes' );
			await save( screen.info ).click();
			await expect(
				screen.message( /Changes to .+ saved/ )
			).toBeVisible();

			await expect( choice( 'Last name' ) ).toContainText(
				/Byron.*King/s
			);
			await save( screen.profile ).click();
			// The save is rejected: the user has to choose first.
			await expect(
				screen.profile.locator( '.fcc-conflicts' )
			).toBeFocused();
			expect( await stored() ).toMatchObject( { last_name: 'King' } );
		}
	);

	test(
		'choose between values of additional info, too',
		{ tag: '@slow' },
		async () => {
			await ben.put( 'customers/1/additional-info', {
				data: { company: 'Engines', seats: 3 },
			} );
			await screen.open( 1 );
			await screen.info
				.getByRole( 'textbox', { name: 'seats' } )
				.fill( '4' );
			await screen.info
				.getByRole( 'textbox', { name: 'company' } )
				.fill( 'Looms' );
			await ben.put( 'customers/1/additional-info', {
				data: { seats: 5, company: null },
			} );
			await save( screen.info ).click();

			await expect( choice( 'seats' ) ).toContainText( /4.*5/s );
			await expect( choice( 'company' ) ).toContainText(
				/Looms.*Empty/s
			);
			await choice( 'seats' )
				.getByRole( 'button', { name: 'Use theirs' } )
				.click();
			await choice( 'company' )
				.getByRole( 'button', { name: 'Keep mine' } )
				.click();
			await save( screen.info ).click();

			await expect(
				screen.message( /Changes to .+ saved/ )
			).toBeVisible();
			const { additional_info: info } = await stored();
			expect( info ).toMatchObject( { seats: 5, company: 'Looms' } );
		}
	);

	function field( label: string ): Locator {
		return screen.profile.getByLabel( label, { exact: true } );
	}

	function save( panel: Locator ): Locator {
		return panel.getByRole( 'button', { name: 'Save changes' } );
	}

	function choice( name: string ): Locator {
		return screen.page.getByRole( 'group', { name, exact: true } );
	}

	async function stored() {
		const answer = await ben.get( 'customers/1' );
		const { data } = await answer.json();
		return data.customer;
	}
} );
