import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { signInAs } from '../support/sign-in-as.ts';

test.describe( 'the head of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( async ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test(
		'changes the status immediately, and undoes it',
		{ tag: '@oldest' },
		async ( { site } ) => {
			await screen.open( 1 );
			await screen.chooseStatus( 'Active', 'Inactive' );
			await expect( screen.status( 'Inactive' ) ).toBeVisible();
			await screen.clickInMessage( /^Status of/, 'Undo' );
			await expect( screen.status( 'Active' ) ).toBeVisible();

			await screen.chooseAction( 'Deactivate' );
			await expect( screen.status( 'Inactive' ) ).toBeVisible();
			const client = await site.client( site.users.admin );
			await expect
				.poll( async () => {
					const answer = await client.get( 'customers/1' );
					return ( await answer.json() ).data.customer.status;
				} )
				.toBe( 'inactive' );
		}
	);

	test( 'shows the old status again with the reason if the server rejects the change', async ( {
		page,
	} ) => {
		await screen.open( 1 );
		await page.route( /v2(%2F|\/)customers/, ( route ) =>
			route.request().method() === 'GET'
				? route.continue()
				: route.fulfill( {
						status: 500,
						json: {
							success: false,
							error: {
								code: 'server_error',
								message: 'It broke.',
							},
						},
					} )
		);
		await screen.chooseStatus( 'Active', 'Inactive' );
		await expect( page.getByText( 'It broke.' ).first() ).toBeVisible();
		await expect( screen.status( 'Active' ) ).toBeVisible();
	} );

	test( 'copies the email', async ( { page, context } ) => {
		await context.grantPermissions( [
			'clipboard-read',
			'clipboard-write',
		] );
		await screen.open( 1 );
		await page.getByRole( 'button', { name: 'Copy email' } ).click();
		await expect(
			page.getByRole( 'button', { name: 'Copied' } )
		).toBeVisible();
		expect(
			await page.evaluate( () => navigator.clipboard.readText() )
		).toBe( 'ada@example.com' );
	} );

	test( 'leads to the form', async () => {
		await screen.open( 1 );
		await screen.head.getByRole( 'button', { name: 'Edit' } ).click();
		await expect( screen.profile.getByLabel( 'Email' ) ).toBeFocused();
	} );

	test( 'leads to what WordPress will erase', async ( { page } ) => {
		await screen.open( 1 );
		await screen.chooseAction( 'Erase personal data' );
		await expect(
			page.getByRole( 'heading', {
				name: 'What happens when you erase the data of ada@example.com',
			} )
		).toBeVisible();
		await expect(
			page.getByRole( 'row', { name: 'Customer: orders' } )
		).toContainText( 'without personal data' );
	} );

	test( 'offers no actions with the right to view only', async ( {
		page,
		context,
		site,
	} ) => {
		const viewer = await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view' ],
		} );
		await signInAs( context, site, viewer );
		await screen.open( 1 );

		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect( screen.status( 'Active' ) ).toHaveCount( 0 );
		await expect( screen.head ).toContainText( 'Active' );
		await expect(
			screen.head.getByRole( 'button', { name: 'Edit' } )
		).toHaveCount( 0 );
		await screen.head
			.getByRole( 'button', { name: 'More actions' } )
			.click();
		await expect(
			page.locator( '.components-popover' ).getByRole( 'menuitem' )
		).toHaveText( [ 'Export CSV' ] );
	} );
} );
