import { recordedEmails } from '../../support/emails.ts';
import { expect, test } from '../../support/test.ts';
import type { TestSite } from '../../support/test-site.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { signInAs } from '../support/sign-in-as.ts';

const ADA = 1;
const EMAIL = 'ada@example.com';

test.describe( 'from the menu of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( async ( { page, site } ) => {
		screen = new CustomerScreen( page );
		await site.addPlugin( 'wordpress/emails' );
	} );

	test( 'a WordPress user is created, linked and sent an email', async ( {
		page,
		site,
	} ) => {
		await screen.open( ADA );
		await screen.chooseAction( 'Create WordPress user' );
		await expect( dialog() ).toContainText(
			`WordPress will send an email to ${ EMAIL }`
		);
		await dialog().getByRole( 'button', { name: 'Create user' } ).click();
		await expect(
			screen.message(
				`WordPress user Ada Lovelace was created. An email was sent to ${ EMAIL }.`
			)
		).toBeVisible();
		await expect( dialog() ).toHaveCount( 0 );
		await expect( screen.user ).toContainText( EMAIL );
		await expect(
			screen.activity.getByRole( 'listitem' ).first()
		).toContainText(
			'admin created and linked the WordPress user Ada Lovelace'
		);
		expect( await recordedEmails( site ) ).toMatchObject( [
			{ to: EMAIL },
		] );

		// The profile of the user links back.
		await screen.user.getByRole( 'link', { name: 'Ada Lovelace' } ).click();
		await page.waitForURL( /user-edit\.php/ );
		await page.getByRole( 'link', { name: 'Ada Lovelace' } ).click();
		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
	} );

	test( 'a user with the same email can be linked instead', async ( {
		site,
	} ) => {
		await insertUser( site, 'countess', EMAIL.toUpperCase() );
		await screen.open( ADA );
		await screen.chooseAction( 'Create WordPress user' );
		await dialog().getByRole( 'button', { name: 'Create user' } ).click();
		await expect( dialog() ).toContainText(
			'A WordPress user already has this email address.'
		);
		await dialog().getByRole( 'button', { name: 'Link countess' } ).click();
		await expect(
			screen.message( 'Linked to WordPress user countess.' )
		).toBeVisible();
		await expect( screen.user ).toContainText( 'countess' );
	} );

	test( 'a password reset is sent', async ( { site } ) => {
		await attach( site, site.users.subscriber.id );
		await screen.open( ADA );
		await screen.chooseAction( 'Send password reset' );
		await expect( dialog() ).toContainText(
			'WordPress user subscriber will get an email at subscriber@example.com'
		);
		await dialog()
			.getByRole( 'button', { name: 'Send password reset' } )
			.click();
		await expect(
			screen.message( 'Password reset sent to subscriber@example.com.' )
		).toBeVisible();
		await expect(
			screen.activity.getByRole( 'listitem' ).first()
		).toContainText(
			'admin sent a password reset to the WordPress user subscriber'
		);
		expect( await recordedEmails( site ) ).toMatchObject( [
			{ to: 'subscriber@example.com' },
		] );
	} );

	test( 'a rejected password reset is explained in the dialog', async ( {
		site,
	} ) => {
		await attach( site, site.users.subscriber.id );
		await site.addPlugin( 'filter-value', {
			hook: 'allow_password_reset',
			value: false,
		} );
		await screen.open( ADA );
		await screen.chooseAction( 'Send password reset' );
		await dialog()
			.getByRole( 'button', { name: 'Send password reset' } )
			.click();
		await expect( dialog() ).toContainText(
			'Password reset is not allowed for this user'
		);
		await dialog().getByRole( 'button', { name: 'Cancel' } ).click();
		await expect( dialog() ).toHaveCount( 0 );
	} );

	test( 'neither is offered without the capabilities for users', async ( {
		page,
		site,
	} ) => {
		await attach( site, site.users.subscriber.id );
		const agent = await site.createUser( {
			login: 'agent',
			rights: [ 'customers/view', 'customers/manage' ],
			capabilities: [ 'list_users' ],
		} );
		await signInAs( page.context(), site, agent );
		for ( const id of [ ADA, ADA + 1 ] ) {
			await screen.open( id );
			await screen.head
				.getByRole( 'button', { name: 'More actions' } )
				.click();
			await expect(
				page
					.getByRole( 'menu', { name: 'More actions' } )
					.getByRole( 'menuitem' )
			).toHaveText( [ 'Deactivate', 'Export CSV' ] );
		}
	} );

	function dialog() {
		return screen.page.getByRole( 'dialog' );
	}
} );

test( 'the profile of a user shows the customer to users with the right to view only', async ( {
	page,
	site,
} ) => {
	await attach( site, site.users.subscriber.id );
	const heading = page.getByRole( 'heading', { name: 'Customer' } );

	await signInAs( page.context(), site, site.users.subscriber );
	await page.goto( '/wp-admin/profile.php' );
	await expect( page.getByLabel( 'First Name' ) ).toBeVisible();
	await expect( heading ).toHaveCount( 0 );

	await site.grant( site.users.subscriber.id, [ 'customers/view' ] );
	await page.reload();
	await expect( heading ).toBeVisible();
	await page.getByRole( 'link', { name: 'Ada Lovelace' } ).click();
	await expect( new CustomerScreen( page ).name ).toHaveText(
		'Ada Lovelace'
	);
} );

async function attach( site: TestSite, userId: number ): Promise< void > {
	const client = await site.client( site.users.admin );
	await client.post( `customers/${ ADA }/attachable-user`, {
		data: { user_id: userId },
	} );
	await client.dispose();
}

async function insertUser(
	site: TestSite,
	login: string,
	email: string
): Promise< void > {
	await site.call( 'wordpress/users/insert_all', {
		users: [ { user_login: login, user_email: email } ],
	} );
}
