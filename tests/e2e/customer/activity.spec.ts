import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';

test.describe( 'the activity of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( async ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test( 'shows a change and its author immediately', async () => {
		await screen.open( 1 );
		await expect( screen.activity ).toContainText( 'No activity yet.' );
		await screen.chooseStatus( 'Active', 'Inactive' );

		const entry = screen.activity.getByRole( 'listitem' ).first();
		await expect( entry ).toContainText(
			'admin changed Status from Active to Inactive'
		);
		await expect( entry ).toContainText( 'Just now' );
		await expect( entry.locator( 'time' ) ).toHaveAttribute(
			'datetime',
			/^\d{4}-\d\d-\d\dT/
		);
		await screen.clickInMessage( /^Status of/, 'Undo' );
		await expect( screen.activity.getByRole( 'listitem' ) ).toHaveCount(
			2
		);
	} );

	test( 'describes each change in words', async ( { site } ) => {
		const client = await site.client( site.users.admin );
		await client.put( 'customers/1', {
			data: { phone: '+1 555 0100', status: 'inactive' },
		} );
		await client.put( 'customers/1', { data: { phone: '' } } );
		await client.put( 'customers/1/additional-info', {
			data: { vat_id: 'AT123' },
		} );
		const notes = `First line\n${ 'long '.repeat( 40 ) }`;
		await client.put( 'customers/1/additional-info', { data: { notes } } );
		const answer = await client.post( 'customers/1/address', {
			data: {
				type: 'shipping',
				address_1: 'Unter den Linden 1',
				city: 'Berlin',
				country: 'DE',
			},
		} );
		const { id } = ( await answer.json() ).data.address;
		await client.put( 'customers/1/address', {
			data: { address_id: id, city: 'Potsdam' },
		} );
		await client.delete( 'customers/1/address', {
			data: { address_id: id },
		} );
		await screen.open( 1 );
		const entries = screen.activity.locator( 'li' );

		await expect( entries ).toHaveText( [
			/^admin deleted a shipping address.*Unter den Linden 1, Potsdam, Germany/,
			/^admin changed an address.*City.*Berlin.*Potsdam/,
			/^admin added a shipping address.*Unter den Linden 1, Berlin, Germany/,
			/^admin changed Notes.*Show changes/,
			/^admin set vat_id to AT123/,
			/^admin removed Phone \(it was \+1 555 0100\)/,
			/^admin changed Phone and Status.*Phone.*\+1 555 0100.*Status.*Active.*Inactive/,
		] );
		await expect( entries.nth( 3 ).getByText( 'long long' ) ).toBeHidden();
		await entries.nth( 3 ).getByText( 'Show changes' ).click();
		await expect( entries.nth( 3 ).getByText( 'long long' ) ).toBeVisible();
	} );

	test( 'names the user that was attached, detached or deleted', async ( {
		page,
		site,
	} ) => {
		const client = await site.client( site.users.admin );
		const attach = () =>
			client.post( 'customers/1/attachable-user', {
				data: { user_id: site.users.subscriber.id },
			} );
		await attach();
		await client.post( 'customers/1/detach-user' );
		await attach();
		await site.call( 'wordpress/users/delete', {
			id: site.users.subscriber.id,
		} );
		await screen.open( 1 );
		const texts = [
			/^The system unlinked the WordPress user subscriber, whose account was deleted/,
			/^admin linked the WordPress user subscriber/,
			/^admin unlinked the WordPress user subscriber/,
			/^admin linked the WordPress user subscriber/,
		];
		const entries = screen.activity.locator( 'li' );
		await expect( entries ).toHaveText( texts );
		await expect( screen.user ).toContainText(
			'No WordPress user is linked to this customer.'
		);
		await page.reload();
		await expect( entries ).toHaveText( texts );
	} );

	test(
		'shows older changes on request',
		{ tag: '@slow' },
		async ( { site } ) => {
			const client = await site.client( site.users.admin );
			for ( let change = 1; change <= 12; change++ ) {
				await client.put( 'customers/1', {
					data: { phone: `+1 555 ${ change }` },
				} );
			}
			await screen.open( 1 );
			const entries = screen.activity.getByRole( 'listitem' );
			await expect( entries ).toHaveCount( 10 );
			await expect( entries.first() ).toContainText( '+1 555 12' );

			await screen.activity
				.getByRole( 'button', { name: 'Show older activity' } )
				.click();
			await expect( entries ).toHaveCount( 12 );
			await expect( entries.nth( 10 ) ).toBeFocused();
			await expect(
				screen.activity.getByRole( 'button', {
					name: 'Show older activity',
				} )
			).toHaveCount( 0 );
		}
	);
} );
