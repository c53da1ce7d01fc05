import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { captionsOf } from '../../tools/directory/check.mjs';
import { ASSETS_DIR, PROJECT_DIR } from '../../tools/lib/paths.mjs';
import { SCREENS } from '../e2e/support/screens.ts';
import { expect, test } from '../support/test.ts';

const FOLDER = path.join( PROJECT_DIR, 'docs/screenshots' );

/** Screens of wordpress.org's directory, in the order of the captions in readme.txt. */
const IN_DIRECTORY = [
	'customers',
	'customer',
	'set-status',
	'add-customer',
	'delete-one',
];

const PERSON =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="#c3c4c7" d="M0 0h64v64H0z"/><path fill="#fff" d="M8 64c0-16 10-26 24-26s24 10 24 26zM18 24a14 14 0 0 1 28 0 14 14 0 0 1-28 0"/></svg>';

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

test.beforeEach( async ( { page } ) => {
	await page.emulateMedia( { reducedMotion: 'reduce' } );
	// The tests reach no other host.
	await page.route( /gravatar\.com/, ( route ) =>
		route.fulfill( {
			contentType: 'image/svg+xml',
			body: route.request().url().includes( 'd=blank' )
				? PERSON.replace( /<path.*\/>/, '' )
				: PERSON,
		} )
	);
} );

// Each width has a site of its own, because a screen shows that nothing was changed yet.
for ( const [ width, suffix ] of [
	[ 1360, '' ],
	[ 400, '-400' ],
] as const ) {
	test( `every screen at ${ width } pixels`, async ( { page } ) => {
		await mkdir( FOLDER, { recursive: true } );
		for ( const name of await readdir( FOLDER ) ) {
			if ( name.endsWith( '-400.png' ) === ( width === 400 ) ) {
				await rm( path.join( FOLDER, name ) );
			}
		}
		await page.setViewportSize( { width, height: 850 } );
		for ( const { name, arrive } of SCREENS ) {
			await arrive( page );
			const picture = await shoot(
				page,
				`${ FOLDER }/${ name }${ suffix }.png`
			);
			expect( picture.length ).toBeGreaterThan( 0 );
		}
	} );
}

test( 'the screens of wordpress.org’s directory', async ( { page } ) => {
	const readme = await readFile( `${ PROJECT_DIR }/readme.txt`, 'utf8' );
	expect( IN_DIRECTORY ).toHaveLength( captionsOf( readme ).length );
	for ( const name of await readdir( ASSETS_DIR ) ) {
		if ( name.startsWith( 'screenshot-' ) ) {
			await rm( path.join( ASSETS_DIR, name ) );
		}
	}

	await page.setViewportSize( { width: 1360, height: 850 } );
	for ( const [ index, wanted ] of IN_DIRECTORY.entries() ) {
		await SCREENS.find( ( { name } ) => name === wanted )?.arrive( page );
		await shoot( page, `${ ASSETS_DIR }/screenshot-${ index + 1 }.png` );
	}
} );

async function shoot( page: Page, file: string ): Promise< Buffer > {
	await page.mouse.move( 0, 0 );
	return page.screenshot( {
		path: file,
		animations: 'disabled',
		caret: 'hide',
	} );
}
