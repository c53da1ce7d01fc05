import type { Page } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';
import { hold } from '../support/hold-requests.ts';

const PHONE = '+49 (0)30 765-4321';

let customers: CustomersPage;

test.beforeEach( ( { page } ) => {
	customers = new CustomersPage( page );
} );

for ( const width of [ 1360, 400 ] ) {
	test( `at ${ width } pixels, a row says what the search matches where no column shows it`, async ( {
		page,
		site,
	} ) => {
		await addRosalind( site );
		await page.setViewportSize( { width, height: 800 } );
		await customers.open( { search: '030 7654321' } );
		const row = customers.rows.filter( { hasText: 'Rosalind Franklin' } );
		await expect( row.locator( '.fcc-match' ) ).toHaveText( [
			`Phone: ${ PHONE }`,
		] );
		await expect( row.locator( 'bdi' ) ).toHaveText( [ PHONE ] );

		// At most two lines, in the user's language.
		await customers.search.fill( 'quaken liechtenstein zirkus' );
		await expect( row.locator( '.fcc-match' ) ).toHaveText( [
			'City: Quakenbrück',
			'Country: Liechtenstein',
		] );
		expect( await customers.overflow() ).toBe( 0 );

		await customers.search.fill( 'rosalind@found' );
		await expect( row ).toContainText( 'rosalind@found.example' );
		await expect( row.locator( '.fcc-match' ) ).toHaveCount( 0 );
	} );
}

test( 'a search is sorted by relevance, until another order is chosen', async ( {
	page,
} ) => {
	await customers.open();
	const sort = page.getByLabel( 'Sort by' );
	const request = page.waitForRequest( /search=lovel/ );
	await customers.search.fill( 'lovel' );
	expect( ( await request ).url() ).not.toContain( 'order_by' );
	await customers.expectAddress( { search: 'lovel' } );

	await customers.button( 'View options' ).click();
	await expect( sort ).toHaveValue( 'relevance' );
	await expect( page.getByRole( 'radio', { name: /Sort/ } ) ).toBeHidden();
	await sort.selectOption( 'Date added' );
	await customers.expectAddress( { search: 'lovel', orderby: 'created_at' } );
	await sort.selectOption( 'Relevance' );
	await customers.expectAddress( { search: 'lovel' } );
	await page.keyboard.press( 'Escape' );

	await customers.search.fill( '' );
	await customers.expectAddress( {} );
	await expect( customers.column( 'Date added' ) ).toHaveAttribute(
		'aria-sort',
		'descending'
	);
} );

test( 'a search without results links to similar customers', async ( {
	page,
} ) => {
	await customers.open( { search: 'lovelcae' } );
	await expect(
		page.getByRole( 'heading', {
			name: 'No exact match. Close to “lovelcae”:',
		} )
	).toBeVisible();
	const ada = page.getByRole( 'link', { name: 'Ada Lovelace' } );

	// Enter opens results only.
	await customers.search.press( 'Enter' );
	await expect( ada ).toBeFocused();
	await page.keyboard.press( 'Enter' );
	await expect( new CustomerScreen( page ).name ).toHaveText(
		'Ada Lovelace'
	);
} );

test( 'Enter opens the first customer of the typed text, when it is loaded', async ( {
	page,
} ) => {
	await customers.open( { search: 'ma' } );
	await expect( customers.names.first() ).toBeVisible();
	const release = await hold( page, LIST_REQUEST );
	await customers.search.fill( 'lovelace' );
	await customers.search.press( 'Enter' );
	await expect( page.locator( '.fcc-card' ) ).toHaveAttribute(
		'aria-busy',
		'true'
	);
	await customers.expectAddress( { search: 'lovelace' } );
	release();
	await expect( new CustomerScreen( page ).name ).toHaveText(
		'Ada Lovelace'
	);
} );

test( 'an input method keeps Enter and the down arrow', async ( { page } ) => {
	await customers.open( { search: 'lovelace' } );
	await customers.search.focus();
	for ( const key of [ 'ArrowDown', 'Enter' ] ) {
		await pressWhileComposing( page, {
			key,
			isComposing: true,
			keyCode: 0,
		} );
		// As Safari reports the key that ends the composition.
		await pressWhileComposing( page, {
			key,
			isComposing: false,
			keyCode: 229,
		} );
	}
	await expect( customers.search ).toBeFocused();
	await customers.expectAddress( { search: 'lovelace' } );

	await page.keyboard.press( 'Enter' );
	await expect( new CustomerScreen( page ).name ).toHaveText(
		'Ada Lovelace'
	);
} );

async function pressWhileComposing(
	page: Page,
	init: { key: string; isComposing: boolean; keyCode: number }
): Promise< void > {
	await page.getByRole( 'searchbox' ).evaluate( ( input, event ) => {
		input.dispatchEvent( new CompositionEvent( 'compositionstart' ) );
		input.dispatchEvent(
			new KeyboardEvent( 'keydown', { bubbles: true, ...event } )
		);
	}, init );
}

async function addRosalind( site: TestSite ): Promise< void > {
	const client = await site.client( site.users.admin );
	const answer = await client.post( 'customers', {
		data: {
			email: 'rosalind@found.example',
			first_name: 'Rosalind',
			last_name: 'Franklin',
			phone: PHONE,
		},
	} );
	const { data } = await answer.json();
	const address = await client.post(
		`customers/${ data.customer.id }/address`,
		{
			data: {
				type: 'billing',
				name: 'Rosalind Franklin',
				address_1: 'Hinterm Zirkus 12',
				city: 'Quakenbrück',
				postcode: '9876',
				country: 'LI',
			},
		}
	);
	expect( address.status() ).toBe( 201 );
}
