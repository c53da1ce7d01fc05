import { OVERVIEW, overviewBlock, publish } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { findClippedControls } from '../support/clipped-controls.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { inPseudoLocale } from '../support/language.ts';
import { findOverflowingText } from '../support/overflowing-text.ts';
import { SCREENS } from '../support/screens.ts';
import { englishTexts, findUntranslated } from '../support/untranslated.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

const PARTS = '#wpbody-content, body > :not(#wpwrap):not(script):not(style)';

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

/** The menu of columns to sort by, in DataViews' view options, cuts long names off. */
const isOurs = ( line: string ) => ! line.startsWith( 'select' );

for ( const [ direction, isRtl, widths ] of [
	[ 'left to right', false, [ 1360, 400 ] ],
	[ 'right to left', true, [ 400 ] ],
] as const ) {
	test(
		`every screen is translated, and has room for longer texts, from ${ direction }`,
		{ tag: '@slow' },
		async ( { page, site } ) => {
			test.setTimeout( 300_000 );
			await site.usePseudoLocale( isRtl );
			const texts = await englishTexts();
			await inPseudoLocale( async () => {
				for ( const width of widths ) {
					await page.setViewportSize( { width, height: 850 } );
					for ( const { name, arrive } of SCREENS ) {
						await arrive( page );
						const place = `${ name } at ${ width } pixels`;
						expect
							.soft(
								await findUntranslated( page, PARTS, texts ),
								place
							)
							.toEqual( [] );
						expect
							.soft(
								(
									await findClippedControls( page, PARTS )
								).filter( isOurs ),
								place
							)
							.toEqual( [] );
						expect
							.soft(
								await findOverflowingText( page, [ PARTS ] ),
								place
							)
							.toEqual( [] );
						expect
							.soft(
								await new CustomersPage( page ).overflow(),
								place
							)
							.toBe( 0 );
					}
				}
			} );
		}
	);
}

for ( const width of [ 1360, 400 ] ) {
	test( `the block and the widget are translated at ${ width } pixels`, async ( {
		page,
		site,
	} ) => {
		await site.usePseudoLocale();
		await page.setViewportSize( { width, height: 850 } );
		const texts = await englishTexts();
		const store = await publish( site, overviewBlock() );
		const customer = await publish(
			site,
			overviewBlock( { subject: 'customer', customerId: 3 } )
		);
		for ( const [ address, root ] of [
			[ store.url, OVERVIEW ],
			[ customer.url, OVERVIEW ],
			[ '/wp-admin/index.php', '#fcc_customer_overview' ],
		] as const ) {
			await page.goto( address );
			await expect( page.locator( root ).first() ).toContainText( '⟦' );
			await waitUntilLoaded( page );
			expect
				.soft( await findUntranslated( page, root, texts ), address )
				.toEqual( [] );
			expect
				.soft( await findOverflowingText( page, [ root ] ), address )
				.toEqual( [] );
		}
	} );
}
