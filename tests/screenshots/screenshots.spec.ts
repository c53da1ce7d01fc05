import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SCREENS } from '../e2e/support/screens.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = fileURLToPath(
	new URL( '../../docs/screenshots/', import.meta.url )
);

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

test( 'every screen at both widths', async ( { page } ) => {
	await rm( FOLDER, { recursive: true, force: true } );
	await page.emulateMedia( { reducedMotion: 'reduce' } );

	for ( const [ width, suffix ] of [
		[ 1360, '' ],
		[ 400, '-400' ],
	] as const ) {
		await page.setViewportSize( { width, height: 850 } );
		for ( const { name, arrive } of SCREENS ) {
			await arrive( page );
			await page.mouse.move( 0, 0 );
			const picture = await page.screenshot( {
				path: `${ FOLDER }${ name }${ suffix }.png`,
				animations: 'disabled',
				caret: 'hide',
			} );
			expect( picture.length ).toBeGreaterThan( 0 );
		}
	}
} );
