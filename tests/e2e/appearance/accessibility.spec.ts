import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { SCREENS, type Screen } from '../support/screens.ts';
import { violations, WCAG, type Violation } from '../support/violations.ts';

/** WordPress's own parts of every page of wp-admin. */
const FRAME = [ '#adminmenumain', '#wpadminbar', '#wpfooter' ];

/** The answer about a screen without problems. */
const NONE = { found: [] as string[], outdated: [] as string[] };

/** Best practices beyond WCAG that @wordpress/dataviews and @wordpress/a11y violate. */
const KNOWN = {
	dataviews: '19.1.0',
	/** Each with a screen that violates it. A rule that is no longer violated must be removed from the list. */
	rules: new Map( [
		// The popover of a filter has no name.
		[ 'aria-dialog-name', 'filter' ],
		// Its popovers, and the live regions of @wordpress/a11y, are in no landmark.
		[ 'region', 'view-options' ],
	] ),
};

/** Checked with these preferences, in a window of 1280 × 720 pixels. */
const PREFERENCES = [
	[ 'high contrast', { forcedColors: 'active' } ],
	[ 'reduced motion', { forcedColors: 'none', reducedMotion: 'reduce' } ],
	[ 'motion', { reducedMotion: 'no-preference' } ],
] as const;

// The browser's own message about a connection that a screen aborts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

for ( const screen of SCREENS ) {
	test(
		`axe finds no violation on the screen “${ screen.name }”`,
		{ tag: '@slow' },
		async ( { page } ) => {
			expect( await problems( screen, page, 1360 ) ).toEqual( NONE );
		}
	);

	// The same elements, placed below each other.
	test(
		`axe finds no violation on the screen “${ screen.name }” of a phone`,
		{ tag: '@everywhere' },
		async ( { page } ) => {
			expect( await problems( screen, page, 400 ) ).toEqual( NONE );
		}
	);
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
				expect.soft( found.map( text ), preference ).toEqual( [] );
			}
		}
	);
}

/**
 * Checks WCAG, and best practices except for the known exceptions.
 *
 * @param screen
 * @param page
 * @param width  Of the window, in pixels.
 * @return The violations, and the known exceptions of this screen that it does not violate.
 */
async function problems(
	screen: Screen,
	page: Page,
	width: number
): Promise< typeof NONE > {
	await page.setViewportSize( { width, height: 900 } );
	await screen.arrive( page );
	const all = await violations( page, [ ...WCAG, 'best-practice' ], {
		without: [ ...FRAME, ...( screen.covered ? [ screen.covered ] : [] ) ],
	} );
	const isExcused = ( { rule, tags }: Violation ) =>
		! tags.some( ( tag ) => WCAG.includes( tag ) ) &&
		KNOWN.rules.has( rule );
	const excused = all.filter( isExcused ).map( ( { rule } ) => rule );
	return {
		found: all
			.filter( ( violation ) => ! isExcused( violation ) )
			.map( text ),
		outdated: expectedViolations( screen ).filter(
			( rule ) => ! excused.includes( rule )
		),
	};
}

/** The exceptions that a screen must show. */
function expectedViolations( { name }: Screen ): string[] {
	return [ ...KNOWN.rules ].flatMap( ( [ rule, screen ] ) =>
		screen === name ? [ rule ] : []
	);
}

function text( { rule, where }: Violation ): string {
	return `${ rule }: ${ where }`;
}
