import { IS_ON_SERVER } from '../../support/environment.ts';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { hold } from '../support/hold-requests.ts';
import { recordWrites } from '../support/record-writes.ts';
import { signInAs } from '../support/sign-in-as.ts';

test.describe( 'the profile of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test( 'is saved in place, changed fields only', async ( { page } ) => {
		const writes = recordWrites( page );
		await screen.open( 1 );
		await expect( save() ).toBeHidden();
		await field( 'Last name' ).fill( 'Byron' );
		await field( 'Notes' ).fill( 'Prefers <b>email</b>.\nAlways.' );
		await save().dblclick();

		await expect(
			screen.message( 'Changes to Ada Byron saved.' )
		).toBeVisible();
		await expect( screen.name ).toHaveText( /Ada Byron/ );
		await expect( save() ).toBeHidden();
		await expect(
			screen.profile.getByRole( 'heading', { name: 'Profile' } )
		).toBeFocused();
		expect( writes ).toEqual( [
			JSON.stringify( {
				last_name: 'Byron',
				additional_info: { notes: 'Prefers <b>email</b>.\nAlways.' },
			} ),
		] );

		await page.reload();
		await expect( field( 'Notes' ) ).toHaveValue(
			'Prefers <b>email</b>.\nAlways.'
		);
	} );

	test( 'shows errors at the field', async ( { page } ) => {
		const writes = recordWrites( page );
		await screen.open( 1 );
		await field( 'Email' ).fill( 'ada' );
		await field( 'Email' ).press( 'Enter' );
		await expect( field( 'Email' ) ).toBeFocused();
		await expect( field( 'Email' ) ).toHaveAccessibleDescription(
			/Enter a valid email address/
		);
		expect( writes ).toEqual( [] );

		await field( 'First name' ).fill( 'Augusta' );
		await field( 'Email' ).fill( 'zoe.oconnor@example.com' );
		await save().click();
		await expect( field( 'Email' ) ).toBeFocused();
		await expect( field( 'Email' ) ).toHaveAccessibleDescription(
			/another customer/i
		);
		await expect(
			screen.profile.getByRole( 'link', { name: 'View that customer' } )
		).toHaveAttribute( 'href', /search=zoe\.oconnor(%40|@)example\.com/ );
		await expect( field( 'First name' ) ).toHaveValue( 'Augusta' );
	} );

	test( 'returns to the stored values when it is discarded', async () => {
		await screen.open( 1 );
		await field( 'Last name' ).fill( 'Byron' );
		await screen.profile.getByRole( 'button', { name: 'Discard' } ).click();

		await expect( field( 'Last name' ) ).toHaveValue( 'Lovelace' );
		await expect( save() ).toBeHidden();
	} );

	test( 'keeps typed text while the user is on another screen', async ( {
		page,
	} ) => {
		await screen.open( 1 );
		await field( 'Last name' ).fill( 'Byron' );
		await screen.toList.click();
		await expect(
			screen.message( 'You have unsaved changes to Ada Lovelace.' )
		).toBeVisible();

		const leaving = page.waitForEvent( 'dialog' );
		await page.close( { runBeforeUnload: true } );
		const question = await leaving;
		expect( question.type() ).toBe( 'beforeunload' );
		await question.dismiss();

		await screen.clickInMessage(
			'unsaved changes to Ada Lovelace',
			'Return to customer'
		);
		await expect( field( 'Last name' ) ).toHaveValue( 'Byron' );
		await save().click();
		await expect( screen.message( 'Changes to Ada Byron' ) ).toBeVisible();
	} );

	test.describe( 'without a network', () => {
		test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

		test( 'no typed text is lost', { tag: '@slow' }, async ( { page } ) => {
			await screen.open( 1 );
			await field( 'Last name' ).fill( 'Byron' );
			await page.route( /customers/, ( route ) => route.abort() );
			await save().click();
			await expect(
				screen.profile.getByText( 'Couldn’t reach the server.' )
			).toBeVisible();
			await expect( field( 'Last name' ) ).toHaveValue( 'Byron' );

			await page.unroute( /customers/ );
			await save().click();
			await expect(
				screen.message( 'Changes to Ada Byron' )
			).toBeVisible();
		} );
	} );

	if ( IS_ON_SERVER ) {
		test.describe( 'while the database is read-only', () => {
			test.use( {
				expectedConsole: [ /status of 503/ ],
				expectedLog: [
					[
						/WordPress database error/,
						/FluentCart Customers.*read-only/s,
					],
					{ scope: 'test' },
				],
			} );

			test( 'a message is shown, and typed text is kept until it is saved', async ( {
				site,
			} ) => {
				await screen.open( 1 );
				await field( 'Last name' ).fill( 'Byron' );
				await site.makeReadOnly();
				await save().click();
				await expect(
					screen.profile.getByText(
						'The database doesn’t accept changes at the moment. Nothing was saved. Try again in a few minutes.'
					)
				).toBeVisible();
				await expect( field( 'Last name' ) ).toHaveValue( 'Byron' );

				await site.makeWritable();
				await save().click();
				await expect(
					screen.message( 'Changes to Ada Byron' )
				).toBeVisible();
			} );
		} );
	}

	test(
		'shows the list’s values immediately, and they can be edited before the rest arrives',
		{ tag: '@slow' },
		async ( { page } ) => {
			await page.goto(
				'/wp-admin/admin.php?page=fluent-cart-customers&search=lovelace'
			);
			await page
				.getByRole( 'button', { name: 'View options' } )
				.waitFor();
			const letGo = await hold( page, /customers(%2F|\/)1(\?|&|$)/ );
			await page.locator( '.fcc-customer__name' ).first().click();

			await expect( field( 'Email' ) ).toHaveValue( 'ada@example.com' );
			await expect( field( 'Phone' ) ).not.toBeEditable();
			await field( 'First name' ).fill( 'Augusta' );

			// It is saved as soon as the rest has arrived.
			await save().click();
			letGo();
			await expect( field( 'Phone' ) ).toBeEditable();
			await expect( field( 'First name' ) ).toHaveValue( 'Augusta' );
			await expect(
				screen.message( 'Changes to Augusta Lovelace saved.' )
			).toBeVisible();
		}
	);

	test( 'is plain text with the right to view only', async ( {
		page,
		site,
	} ) => {
		const viewer = await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} );
		await signInAs( page.context(), site, viewer );
		await screen.open( 1 );

		await expect( screen.profile ).toContainText( 'ada@example.com' );
		await expect( screen.profile.getByRole( 'textbox' ) ).toHaveCount( 0 );
		for ( const panel of [ screen.addresses, screen.info, screen.user ] ) {
			await expect( panel.getByRole( 'button' ) ).toHaveCount( 0 );
		}
	} );

	function field( label: string ) {
		return screen.profile.getByLabel( label );
	}

	function save() {
		return screen.profile.getByRole( 'button', { name: 'Save changes' } );
	}
} );
