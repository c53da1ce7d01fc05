import { OVERVIEW, overviewBlock, publish } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { inPseudoLocale } from '../support/language.ts';
import { SCREENS } from '../support/screens.ts';
import {
	languageProblems,
	languageProblemsInWidths,
	WIDTHS,
} from '../support/translated.ts';
import { NO_VIOLATION, violationsOfScreen } from '../support/violations.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

// Each visit of a screen serves every check. On one page, most loads take half the time of the first one.
test(
	'screens that can be resized are translated, have room for longer texts, and axe finds no violation',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		test.setTimeout( 600_000 );
		await site.usePseudoLocale();
		await inPseudoLocale( async () => {
			await page.setViewportSize( { width: WIDTHS[ 0 ], height: 850 } );
			for ( const screen of SCREENS.filter(
				( { isPlacedAtOpening } ) => ! isPlacedAtOpening
			) ) {
				await screen.arrive( page );
				expect
					.soft(
						await violationsOfScreen( page, screen ),
						screen.name
					)
					.toEqual( NO_VIOLATION );
				expect
					.soft( await languageProblemsInWidths( page ), screen.name )
					.toEqual( [] );
			}
		} );
	}
);

test(
	'screens whose parts are placed at opening are translated, have room for longer texts, and axe finds no violation',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		test.setTimeout( 600_000 );
		await site.usePseudoLocale();
		const screens = SCREENS.filter(
			( { isPlacedAtOpening } ) => isPlacedAtOpening
		);
		await inPseudoLocale( async () => {
			const [ wide, narrow ] = WIDTHS;
			await page.setViewportSize( { width: wide, height: 850 } );
			for ( const screen of screens ) {
				await screen.arrive( page );
				expect
					.soft(
						await violationsOfScreen( page, screen ),
						screen.name
					)
					.toEqual( NO_VIOLATION );
				expect
					.soft( await languageProblems( page ), screen.name )
					.toEqual( [] );
			}
			await page.setViewportSize( { width: narrow, height: 850 } );
			for ( const { name, arrive } of screens ) {
				await arrive( page );
				expect
					.soft( await languageProblems( page ), name )
					.toEqual( [] );
			}
		} );
	}
);

test(
	'every screen is translated, and has room for longer texts, from right to left',
	{ tag: '@everywhere' },
	async ( { page, site } ) => {
		test.setTimeout( 300_000 );
		await site.usePseudoLocale( true );
		await page.setViewportSize( { width: 400, height: 850 } );
		await inPseudoLocale( async () => {
			for ( const { name, arrive } of SCREENS ) {
				await arrive( page );
				expect
					.soft( await languageProblems( page ), name )
					.toEqual( [] );
			}
		} );
	}
);

test( 'the block and the widget are translated', async ( { page, site } ) => {
	await site.usePseudoLocale();
	const store = await publish( site, overviewBlock() );
	const customer = await publish(
		site,
		overviewBlock( { subject: 'customer', customerId: 3 } )
	);
	for ( const width of WIDTHS ) {
		await page.setViewportSize( { width, height: 850 } );
		for ( const [ address, root ] of [
			[ store.url, OVERVIEW ],
			[ customer.url, OVERVIEW ],
			[ '/wp-admin/index.php', '#fcc_customer_overview' ],
		] as const ) {
			await page.goto( address );
			await expect( page.locator( root ).first() ).toContainText( '⟦' );
			await waitUntilLoaded( page );
			expect
				.soft( await languageProblems( page, root ), address )
				.toEqual( [] );
		}
	}
} );
