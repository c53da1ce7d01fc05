import type { Page } from '@playwright/test';
import { runSql } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

/**
 * Languages without a translation of the plugin, with different separators, places of the currency, and, in WordPress,
 * other digits than in Intl.
 */
for ( const locale of [ 'it_IT', 'de_CH', 'fr_FR', 'ar', 'fa_IR', 'mr' ] ) {
	test(
		`the first rows and the app show the same numbers, money and dates in ${ locale }`,
		{ tag: '@slow' },
		async ( { browser, page, site } ) => {
			await runSql(
				site,
				`UPDATE {usermeta} SET meta_value = '${ locale }' WHERE meta_key = 'locale'`
			);
			await runSql(
				site,
				'UPDATE {fct_customers} SET purchase_count = 1234567, ltv = 123456789'
			);
			const withoutScripts = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
			} );
			const plain = await withoutScripts.newPage();

			await plain.goto( new CustomersPage( plain ).url() );
			const rows = await cells( plain );
			expect( rows ).toHaveLength( 20 );
			expect( rows[ 0 ]?.join() ).toMatch( /1\D?2.*567\D89/ );
			await new CustomersPage( page ).open();
			await waitUntilLoaded( page );
			expect( await cells( page ) ).toEqual( rows );
			expect( await footer( page ) ).toBe( await footer( plain ) );

			await plain.goto( new CustomerScreen( plain ).url( 1 ) );
			await new CustomerScreen( page ).open( 1 );
			const [ since ] = await facts( plain );
			expect( await facts( page ) ).toContain( since );
			await withoutScripts.close();
		}
	);
}

/** The texts of the rows, without the checkbox and the actions. */
function cells( page: Page ): Promise< string[][] > {
	return page
		.locator( 'tbody tr' )
		.evaluateAll( ( rows ) =>
			rows.map( ( row ) =>
				[ ...row.querySelectorAll( 'td' ) ]
					.slice( 2, -1 )
					.map( ( cell ) => cell.textContent?.trim() ?? '' )
			)
		);
}

function footer( page: Page ): Promise< string > {
	return page.locator( '.fcc-footer__count' ).innerText();
}

/** Facts of the customer's head except the email: the date since when they are a customer comes first. */
async function facts( page: Page ): Promise< string[] > {
	const texts = await page.locator( '.fcc-head__facts li' ).allInnerTexts();
	return texts
		.filter( ( text ) => ! text.includes( '@' ) )
		.map( ( text ) => text.replace( /\s+/g, ' ' ) );
}
