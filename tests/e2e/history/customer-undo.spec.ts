import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import {
	changeStatus,
	deleteCustomers,
	HistoryPage,
} from '../support/history-page.ts';

let screen: CustomerScreen;

test.beforeEach( ( { page } ) => {
	screen = new CustomerScreen( page );
} );

test(
	'a change is undone in the activity of the customer, and again',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const client = await site.sessionClient( site.users.admin );
		await client.put( 'customers/1', { data: { first_name: 'Augusta' } } );
		await screen.open( 1 );
		const entries = screen.activity.getByRole( 'listitem' );
		await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
			'Augusta'
		);
		await entries.first().getByRole( 'button', { name: 'Undo' } ).click();

		await expect( screen.message( 'Change undone.' ) ).toBeVisible();
		await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
			'Ada'
		);
		await expect( entries ).toHaveCount( 2 );
		await expect( entries.nth( 1 ) ).toContainText( 'Undone' );
		await expect(
			screen.activity.getByRole( 'heading', { name: 'Activity' } )
		).toBeFocused();

		await entries
			.first()
			.getByRole( 'button', { name: 'Undo again' } )
			.click();
		await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
			'Augusta'
		);
	}
);

test( 'a deleted address comes back by the undo in the activity', async ( {
	site,
} ) => {
	const client = await site.sessionClient( site.users.admin );
	const answer = await client.post( 'customers/1/address', {
		data: {
			type: 'shipping',
			address_1: 'Unter den Linden 1',
			city: 'Berlin',
			country: 'DE',
		},
	} );
	const { id } = ( await answer.json() ).data.address;
	await client.delete( 'customers/1/address', { data: { address_id: id } } );
	await screen.open( 1 );
	await expect( screen.addresses ).not.toContainText( 'Unter den Linden 1' );

	await screen.activity
		.getByRole( 'listitem' )
		.first()
		.getByRole( 'button', { name: 'Undo' } )
		.click();
	await expect( screen.addresses ).toContainText( 'Unter den Linden 1' );
} );

test( 'a part of a change of many customers links the change', async ( {
	page,
	site,
} ) => {
	await changeStatus( site, [ 1, 2, 3 ] );
	await screen.open( 1 );
	const entry = screen.activity.getByRole( 'listitem' ).first();
	await expect( entry.getByRole( 'button', { name: 'Undo' } ) ).toHaveCount(
		0
	);
	await entry
		.getByRole( 'link', { name: 'Part of a change of 3 customers' } )
		.click();
	await expect( new HistoryPage( page ).heading ).toHaveText(
		'Set status to “Inactive”'
	);
	await page.goBack();
	await expect( screen.name ).toHaveText( 'Ada Lovelace' );
} );

test(
	'the page of a deleted customer says who deleted them and undoes it',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const client = await site.sessionClient( site.users.admin );
		await client.delete( 'customers/1', { data: { force: true } } );
		await page.goto( screen.url( 1 ) );
		await expect(
			page.getByText( /^This customer was deleted on .+ by admin\.$/ )
		).toBeVisible();
		await page.getByRole( 'button', { name: 'Undo' } ).click();

		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect( screen.addresses ).toBeVisible();
		await expect( screen.message( 'Change undone.' ) ).toBeVisible();
	}
);

test( 'the page of a customer deleted with others shows the plan of the undo', async ( {
	page,
	site,
} ) => {
	await deleteCustomers( site, [ 1, 2 ] );
	await page.goto( screen.url( 1 ) );
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( new HistoryPage( page ).heading ).toHaveText(
		'Undo: Delete customers'
	);
	await page.getByRole( 'button', { name: 'Undo' } ).click();
	await page.goto( screen.url( 1 ) );
	await expect( screen.name ).toHaveText( 'Ada Lovelace' );
} );

test( 'the page of a customer who never existed offers no undo', async ( {
	page,
} ) => {
	await page.goto(
		new CustomersPage( page ).url( { customer: '99999999' } )
	);
	await expect(
		page.getByRole( 'heading', { name: 'Customer not found' } )
	).toBeVisible();
	await expect( page.getByRole( 'button', { name: 'Undo' } ) ).toHaveCount(
		0
	);
} );
