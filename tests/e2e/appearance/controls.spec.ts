import { expect, test } from '../../support/test.ts';
import { findClippedControls } from '../support/clipped-controls.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilLoaded } from '../support/waiting.ts';
import { SCREENS } from '../support/screens.ts';

const PARTS = '#wpbody-content, body > :not(#wpwrap)';

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

for ( const width of [ 1360, 400 ] ) {
	test( `no control of the filters is cut off at ${ width } pixels`, async ( {
		page,
	} ) => {
		await page.setViewportSize( { width, height: 850 } );
		const customers = new CustomersPage( page );
		await customers.open();
		for ( const name of [ 'Country', 'Status', 'Total spent' ] ) {
			await customers.filter( name ).click();
			await waitUntilLoaded( page );
			expect
				.soft( await findClippedControls( page, PARTS ), name )
				.toEqual( [] );
			await page.keyboard.press( 'Escape' );
		}
		await customers.addFilter( 'Date added' );
		for ( const bound of [ 'From', 'To' ] ) {
			await page
				.getByLabel( bound, { exact: true } )
				.fill( '2026-12-28' );
		}
		expect
			.soft( await findClippedControls( page, PARTS ), 'dates' )
			.toEqual( [] );
		expect( await customers.overflow() ).toBe( 0 );
	} );

	test(
		`no control of any screen is cut off at ${ width } pixels`,
		{ tag: '@everywhere' },
		async ( { page } ) => {
			await page.setViewportSize( { width, height: 850 } );
			for ( const { name, arrive } of SCREENS ) {
				await arrive( page );
				expect
					.soft( await findClippedControls( page, PARTS ), name )
					.toEqual( [] );
			}
		}
	);
}
