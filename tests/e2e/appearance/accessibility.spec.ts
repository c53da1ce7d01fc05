import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { SCREENS, type Screen } from '../support/screens.ts';
import { violations, WCAG, type Violation } from '../support/violations.ts';

/** What WordPress draws around every page of wp-admin. */
const FRAME = [ '#adminmenumain', '#wpadminbar', '#wpfooter' ];

const WIDTHS = [ 1360, 400 ] as const;

/** Best practices, beyond WCAG, that @wordpress/dataviews and @wordpress/a11y break. */
const KNOWN = {
	dataviews: '19.1.0',
	/** Each with a screen that breaks it. A rule that it no longer breaks is to be removed from the list. */
	rules: new Map( [
		// The popover of a filter has no name.
		[ 'aria-dialog-name', 'filter' ],
		// Its popovers, and the live regions of @wordpress/a11y, are in no landmark.
		[ 'region', 'view-options' ],
	] ),
};

/** Judged with these, in a window of 1280 × 720 pixels. */
const PREFERENCES = [
	[ 'high contrast', { forcedColors: 'active' } ],
	[ 'reduced motion', { forcedColors: 'none', reducedMotion: 'reduce' } ],
	[ 'motion', { reducedMotion: 'no-preference' } ],
] as const;

// The browser's own line about a connection that a screen cuts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

for ( const screen of SCREENS ) {
	test(
		`axe finds nothing on the screen “${ screen.name }”`,
		{ tag: '@slow' },
		async ( { page } ) => {
			for ( const width of WIDTHS ) {
				await show( screen, page, width );
				const { found, excused } = await judge( page );
				expect.soft( found, `${ width } pixels` ).toEqual( [] );
				expect
					.soft( excused, `known exceptions, ${ width } pixels` )
					.toEqual( expect.arrayContaining( knownOn( screen ) ) );
			}
		}
	);
}

test( 'the known exceptions are those of the DataViews that we use', async () => {
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
		`axe finds nothing on the screen “${ name }” with a preference of contrast or motion`,
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

/** Brings a screen about at the first width; at the next ones it is resized where that looks alike. */
async function show(
	{ arrive, isPlacedAtOpening }: Screen,
	page: Page,
	width: number
): Promise< void > {
	await page.setViewportSize( { width, height: 900 } );
	if ( width === WIDTHS[ 0 ] || isPlacedAtOpening ) {
		await arrive( page );
	}
}

/** Judges a page by WCAG, and by best practices but for the known exceptions. */
async function judge(
	page: Page
): Promise< { found: string[]; excused: string[] } > {
	const all = await violations( page, [ ...WCAG, 'best-practice' ], {
		without: FRAME,
	} );
	const isExcused = ( { rule, tags }: Violation ) =>
		! tags.some( ( tag ) => WCAG.includes( tag ) ) &&
		KNOWN.rules.has( rule );
	return {
		found: all
			.filter( ( violation ) => ! isExcused( violation ) )
			.map( text ),
		excused: all.filter( isExcused ).map( ( { rule } ) => rule ),
	};
}

/** The exceptions that a screen has to show. */
function knownOn( { name }: Screen ): string[] {
	return [ ...KNOWN.rules ].flatMap( ( [ rule, screen ] ) =>
		screen === name ? [ rule ] : []
	);
}

function text( { rule, where }: Violation ): string {
	return `${ rule }: ${ where }`;
}
