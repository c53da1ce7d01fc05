import type { Page } from '@playwright/test';
import {
	insertAddress,
	insertCustomer,
	runSql,
} from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import {
	languageProblems,
	languageProblemsInWidths,
	WIDTHS,
} from '../support/translated.ts';
import { waitUntilIdle } from '../support/waiting.ts';

const HEALTH =
	'[id^="health-check-accordion-block-fluent_cart_customers"], [aria-controls^="health-check-accordion-block-fluent_cart_customers"]';

const PALETTE = '.commands-command-menu';

/** WordPress shows the kind of each command. */
const isOurs = ( line: string ) => ! line.endsWith( ': View' );

test.setTimeout( 180_000 );

test(
	'Site Health is translated, with findings and without',
	{ tag: '@everywhere' },
	async ( { page, site } ) => {
		await site.usePseudoLocale();
		await site.call( 'jobs/reconcile' );
		expect
			.soft( await healthProblems( page ), 'no findings' )
			.toEqual( [] );

		await insertAddress( site, 999_999 );
		await insertCustomer( site, { email: 'ada@example.com', notes: '' } );
		await runSql( site, 'UPDATE {fct_customers} SET ltv = 5 WHERE id < 4' );
		await runSql(
			site,
			'UPDATE {fct_customers} SET purchase_count = 9007199254740993 WHERE id = 5'
		);
		await runSql( site, "UPDATE {fcc_jobs} SET error = '⟦⟧'" );
		await runSql( site, 'DELETE FROM {fcc_search_documents}' );
		await runSql(
			site,
			'ALTER TABLE {fct_customers} DROP INDEX fcc_last_name'
		);
		await runSql( site, 'ALTER TABLE {fcc_activity} DROP COLUMN changes' );
		expect.soft( await healthProblems( page ), 'findings' ).toEqual( [] );
	}
);

/** What is wrong in the tab of results, and in that of information. */
async function healthProblems( page: Page ): Promise< string[] > {
	await page.goto( '/wp-admin/site-health.php' );
	await expect(
		page.locator( '.site-health-progress-wrapper' )
	).not.toHaveClass( /loading/, { timeout: 60_000 } );
	await unfold( page );
	const results = await languageProblemsInWidths( page, HEALTH );
	await page.goto( '/wp-admin/site-health.php?tab=debug' );
	await unfold( page );
	return [
		...results,
		...( await languageProblemsInWidths( page, HEALTH ) ),
	];
}

/** Shows the passed tests, and the texts of this plugin’s tests. */
function unfold( page: Page ): Promise< void > {
	return page.evaluate(
		( selector ) =>
			document
				.querySelectorAll(
					`[hidden]:has( ${ selector } ), ${ selector }`
				)
				.forEach( ( part ) => part.removeAttribute( 'hidden' ) ),
		HEALTH
	);
}

test(
	'notices of a missing PHP extension are translated',
	{ tag: '@everywhere' },
	async ( { page, site } ) => {
		await site.usePseudoLocale();
		const url = await site.serveWithout( { extensions: [ 'mbstring' ] } );
		for ( const width of WIDTHS ) {
			await page.setViewportSize( { width, height: 850 } );
			await page.goto( `${ url }/wp-admin/plugins.php` );
			expect
				.soft(
					await languageProblems( page, '.notice-error' ),
					'notice'
				)
				.toEqual( [] );
		}
	}
);

test(
	'the command palette is translated, with results and with an error',
	{ tag: [ '@everywhere', '@wordpress-6.9' ] },
	async ( { page, site } ) => {
		await site.usePseudoLocale();
		await page.goto( '/wp-admin/options-general.php' );
		const palette = page.locator( PALETTE );
		await waitUntilIdle( page );
		await page.keyboard.press( 'ControlOrMeta+k' );
		// More results than it lists.
		await palette.getByRole( 'combobox' ).fill( 'ma' );
		await palette.getByText( '⟦' ).first().waitFor();
		expect
			.soft(
				( await languageProblemsInWidths( page, PALETTE ) ).filter(
					isOurs
				),
				'results'
			)
			.toEqual( [] );

		await page.route( /v2(%2F|\/)customers/, ( route ) =>
			route.fulfill( { status: 403, body: '<h1>⟦⟧</h1>' } )
		);
		await palette.getByRole( 'combobox' ).fill( 'yamada' );
		await palette.getByText( 'Çöûlðñ’ţ' ).waitFor();
		expect
			.soft(
				( await languageProblemsInWidths( page, PALETTE ) ).filter(
					isOurs
				),
				'error'
			)
			.toEqual( [] );
	}
);
