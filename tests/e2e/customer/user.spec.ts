import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { signInAs } from '../support/sign-in-as.ts';

test.describe( 'the WordPress user of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test(
		'is found while typing, attached, detached and attached again',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const grace = await site.createUser( { login: 'grace' } );
			await screen.open( 1 );
			await screen.user
				.getByRole( 'button', { name: 'Link user' } )
				.click();
			await expect( search() ).toBeFocused();
			await search().pressSequentially( 'grac' );
			await expect( found() ).toHaveText( [ /grace@example\.com/ ] );

			await found().getByRole( 'button', { name: 'Link grace' } ).click();
			await expect(
				screen.message( 'Linked to WordPress user grace.' )
			).toBeVisible();
			await expect(
				screen.user.getByRole( 'heading', { name: 'WordPress user' } )
			).toBeFocused();
			const link = screen.user.getByRole( 'link', { name: 'grace' } );
			await expect( link ).toHaveAttribute(
				'href',
				new RegExp( `user_id=${ grace.id }` )
			);

			await screen.user
				.getByRole( 'button', { name: 'Unlink user' } )
				.click();
			await expect( screen.user ).toContainText(
				'No WordPress user is linked to this customer.'
			);
			await screen.clickInMessage(
				'Unlinked from WordPress user grace.',
				'Undo'
			);
			await expect( link ).toBeVisible();
			await expect(
				screen.user.getByRole( 'heading', { name: 'WordPress user' } )
			).toBeFocused();

			await page.reload();
			await expect( link ).toBeVisible();
		}
	);

	test(
		'shows that there are more results',
		{ tag: '@slow' },
		async ( { site } ) => {
			for ( let n = 0; n < 11; n++ ) {
				await site.createUser( { login: `many${ n }` } );
			}
			await screen.open( 1 );
			await screen.user
				.getByRole( 'button', { name: 'Link user' } )
				.click();
			await search().fill( 'many' );
			await expect( found() ).toHaveCount( 10 );
			await expect( screen.user ).toContainText(
				'There are more results.'
			);
			await search().fill( 'many10' );
			await expect( found() ).toHaveCount( 1 );
			await expect( screen.user ).not.toContainText(
				'There are more results.'
			);
			await search().fill( 'no-such-login' );
			await expect( screen.user ).toContainText( 'No users found.' );
		}
	);

	test( 'is rejected if another customer got it first', async ( {
		site,
	} ) => {
		const grace = await site.createUser( { login: 'grace' } );
		await screen.open( 1 );
		await screen.user.getByRole( 'button', { name: 'Link user' } ).click();
		await search().fill( 'grace' );
		await expect( found() ).toHaveCount( 1 );

		const client = await site.client( site.users.admin );
		await client.post( 'customers/2/attachable-user', {
			data: { user_id: grace.id },
		} );
		await found().getByRole( 'button', { name: 'Link grace' } ).click();
		await expect( screen.user ).toContainText(
			'already linked to another customer'
		);
	} );

	test( 'with more than read access is attached only with the right to edit users', async ( {
		page,
		site,
	} ) => {
		const agent = await site.createUser( {
			login: 'agent',
			rights: [ 'customers/view', 'customers/manage' ],
			capabilities: [ 'list_users' ],
		} );
		await signInAs( page.context(), site, agent );
		await screen.open( 1 );
		await screen.user.getByRole( 'button', { name: 'Link user' } ).click();
		await search().fill( 'editor' );
		await found().getByRole( 'button', { name: 'Link editor' } ).click();
		await expect( screen.user ).toContainText(
			'You need permission to edit users to link them.'
		);
	} );

	test( 'is not searched without the right to list users', async ( {
		page,
		site,
	} ) => {
		const agent = await site.createUser( {
			login: 'agent',
			rights: [ 'customers/view', 'customers/manage' ],
		} );
		await signInAs( page.context(), site, agent );
		await screen.open( 1 );
		await expect( screen.user ).toContainText(
			'No WordPress user is linked to this customer.'
		);
		await expect( screen.user.getByRole( 'button' ) ).toHaveCount( 0 );
	} );

	function search() {
		return screen.user.getByRole( 'searchbox', {
			name: 'Search WordPress users',
		} );
	}

	function found() {
		return screen.user.getByRole( 'listitem' );
	}
} );
