import type { Page } from '@playwright/test';
import { runSql } from '../../api/support/store-tables.ts';
import { OVERVIEW, overviewBlock, publish } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilIdle } from '../support/waiting.ts';

/** Digits of all scripts except those that WordPress writes. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/u;

for ( const locale of [ 'ar', 'fa_IR', 'bn_BD' ] ) {
	test(
		`numbers, money and dates use one kind of digits in ${ locale }`,
		{ tag: '@slow' },
		async ( { browser, page, site } ) => {
			await runSql(
				site,
				`UPDATE {usermeta} SET meta_value = '${ locale }' WHERE meta_key = 'locale'`
			);

			const scriptless = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
			} );
			const plain = await scriptless.newPage();
			await plain.goto( new CustomersPage( plain ).url() );
			await expectLatin( plain, '.fcc-page', 'first rows' );
			await scriptless.close();

			await new CustomersPage( page ).open();
			expect(
				await page.evaluate( () => window.fluentCartCustomers?.locale )
			).toContain( locale.replace( '_', '-' ) );
			await expectLatin( page, '.fcc-page', 'list' );
			await new CustomerScreen( page ).open( 1 );
			await expectLatin( page, '.fcc-page', 'customer' );

			await page.goto( '/wp-admin/index.php' );
			await waitUntilIdle( page );
			await expectLatin( page, '#fcc_customer_overview', 'widget' );
			for ( const attributes of [
				{},
				{ subject: 'customer', customerId: 1 },
			] ) {
				const { url } = await publish(
					site,
					overviewBlock( attributes )
				);
				await page.goto( url );
				await expectLatin( page, OVERVIEW, 'block' );
			}
		}
	);
}

async function expectLatin( page: Page, root: string, where: string ) {
	await expect( page.locator( root ) ).toContainText( /[0-9]/ );
	const text = await page.locator( root ).first().innerText();
	expect
		.soft(
			text.split( '\n' ).filter( ( line ) => OTHER_DIGIT.test( line ) ),
			where
		)
		.toEqual( [] );
}
