import type { Page } from '@playwright/test';
import {
	insertAddress,
	insertCustomer,
	runSql,
} from '../../api/support/store-tables.ts';
import { reconcile } from '../../api/support/overview/overview.ts';
import { expect, test } from '../../support/test.ts';

const PAGE = '/wp-admin/admin.php?page=fluent-cart-customers';
const SHARED = '+49 30 5550100';

function open( page: Page, caller: string ) {
	return page.goto( `${ PAGE }&${ caller }` );
}

test(
	'a call opens the customer with number, last order and notes first, and the number leaves the address',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		await runSql(
			site,
			"UPDATE {fct_customers} SET notes = 'Prefers to be called Ada.' WHERE id = 1"
		);
		for ( const caller of [
			'find_tel=+442079460137',
			'find_tel=%2B44%2020%207946%200137',
			'find_tel=020%207946%200137',
			'find_tel=sip:+442079460137@pbx.example',
			'find_email=ADA%40example.com',
		] ) {
			await open( page, caller );
			await expect(
				page.getByRole( 'heading', { name: 'Ada Lovelace' } )
			).toBeVisible();
			const facts = page.getByRole( 'region', { name: 'Caller' } );
			await expect( facts ).toContainText( '+44 20 7946 0137' );
			await expect( facts ).toContainText( 'Prefers to be called Ada.' );
			await expect( facts.getByText( 'Last order' ) ).toBeVisible();
			expect( page.url() ).not.toContain( 'find_' );
			expect( page.url() ).not.toContain( '7946' );
		}
		await page.reload();
		await expect(
			page.getByRole( 'region', { name: 'Caller' } )
		).toBeVisible();
	}
);

test( 'a call of a number that customers share lists them, also after a reload, without the number in the address', async ( {
	page,
	site,
} ) => {
	for ( const [ name, phone ] of [
		[ 'Erste', SHARED ],
		[ 'Zweite', '030/5550100' ],
	] as const ) {
		const id = await insertCustomer( site, {
			email: `${ name }@call.example`,
			first_name: name,
		} );
		await insertAddress( site, id, { phone } );
	}
	await reconcile( site );
	await open( page, `find_tel=${ encodeURIComponent( SHARED ) }` );
	const rows = page.getByRole( 'row' );
	await expect( rows ).toHaveCount( 3 );
	await expect( page.getByRole( 'searchbox' ) ).toHaveValue( SHARED );
	expect( page.url() ).not.toContain( '555' );

	await page.reload();
	await expect( rows ).toHaveCount( 3 );
	expect( page.url() ).not.toContain( '555' );

	await page.getByRole( 'link', { name: 'Erste' } ).click();
	await expect(
		page.getByRole( 'heading', { level: 1, name: 'Erste' } )
	).toBeVisible();
	expect( page.url() ).not.toContain( '555' );
	await page.goBack();
	await expect( rows ).toHaveCount( 3 );
} );

test( 'a call of an unknown number opens a new customer with the number, and a withheld one the list', async ( {
	page,
} ) => {
	await open( page, 'find_tel=+4930999888' );
	const dialog = page.getByRole( 'dialog', { name: 'Add customer' } );
	await expect( dialog.getByLabel( 'Phone' ) ).toHaveValue( '+4930999888' );
	await expect( dialog ).toContainText(
		'No customer has this phone number yet.'
	);
	expect( page.url() ).not.toContain( '999' );
	await page.reload();
	await expect( dialog.getByLabel( 'Phone' ) ).toHaveValue( '+4930999888' );
	await page.keyboard.press( 'Escape' );
	await expect( dialog ).toBeHidden();

	for ( const withheld of [ 'anonymous', '', '00' ] ) {
		await open( page, `find_tel=${ withheld }` );
		await expect(
			page.getByText( 'The caller’s number is withheld.' ).first()
		).toBeVisible();
		await expect( page.getByRole( 'row' ).nth( 1 ) ).toBeVisible();
	}

	await open( page, 'find_order=none' );
	await expect(
		page.getByText( 'No customer has the order “none”.' ).first()
	).toBeVisible();
	expect( page.url() ).not.toContain( 'find_' );
} );
