import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/test.ts';
import { SCREENS } from '../support/screens.ts';
import {
	FRAME,
	KNOWN,
	NO_VIOLATION,
	violations,
	violationsOfScreen,
	WCAG,
} from '../support/violations.ts';

/** Checked with these preferences, in a window of 1280 × 720 pixels. */
const PREFERENCES = [
	[ 'high contrast', { forcedColors: 'active' } ],
	[ 'reduced motion', { forcedColors: 'none', reducedMotion: 'reduce' } ],
	[ 'motion', { reducedMotion: 'no-preference' } ],
] as const;

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

// In the pseudo-locale, each screen is checked before a change lands (pseudo-locale.spec.ts).
for ( const screen of SCREENS ) {
	for ( const [ device, width ] of [
		[ 'computer', 1360 ],
		[ 'phone', 400 ],
	] as const ) {
		test(
			`axe finds no violation on the screen “${ screen.name }” of a ${ device }`,
			{ tag: '@everywhere' },
			async ( { page } ) => {
				await page.setViewportSize( { width, height: 900 } );
				await screen.arrive( page );
				expect( await violationsOfScreen( page, screen ) ).toEqual(
					NO_VIOLATION
				);
			}
		);
	}
}

test( 'the known exceptions are those of the installed DataViews', async () => {
	const manifest = new URL(
		'../../../node_modules/@wordpress/dataviews/package.json',
		import.meta.url
	);
	const { version } = JSON.parse( await readFile( manifest, 'utf8' ) );
	expect( version ).toBe( KNOWN.dataviews );
} );

for ( const { name, arrive } of SCREENS.filter( ( screen ) =>
	[ 'customers', 'customer', 'selection' ].includes( screen.name )
) ) {
	test(
		`axe finds no violation on the screen “${ name }” with a preference of contrast or motion`,
		{ tag: '@everywhere' },
		async ( { page } ) => {
			await arrive( page );
			for ( const [ preference, media ] of PREFERENCES ) {
				await page.emulateMedia( media );
				const found = await violations( page, WCAG, {
					without: FRAME,
				} );
				expect
					.soft(
						found.map(
							( { rule, where } ) => `${ rule }: ${ where }`
						),
						preference
					)
					.toEqual( [] );
			}
		}
	);
}
