import type { Frame, Page } from '@playwright/test';
import { findClippedControls } from './clipped-controls.ts';
import { findOverflowingText } from './overflowing-text.ts';
import { englishTexts, findUntranslated } from './untranslated.ts';
import { waitUntilStill } from './waiting.ts';

/** The screen, and what lies over it. */
const SCREEN = '#wpbody-content, body > :not(#wpwrap):not(script):not(style)';

/** The message at the bottom of a screen. */
export const SNACKBAR = '.components-snackbar-list';

/** The widths in pixels, the wide one first. */
export const WIDTHS = [ 1360, 400 ] as const;

/** The menu of columns to sort by, in DataViews' view options, cuts long names off. */
const isOurs = ( line: string ) => ! line.startsWith( 'select' );

/**
 * Finds what is wrong in a page of the pseudo-locale: English texts of the plugin, and texts without room.
 *
 * @param page
 * @param parts Selector of the parts to check. Waits until it shows a translated text.
 * @return A line for each problem.
 */
export async function languageProblems(
	page: Page | Frame,
	parts: string = SCREEN
): Promise< string[] > {
	const texts = await englishTexts();
	await page
		.locator( parts )
		.getByText( '⟦' )
		.first()
		.waitFor( { state: 'attached' } );
	const overflow = await page.evaluate(
		() =>
			document.documentElement.scrollWidth -
			document.documentElement.clientWidth
	);
	return [
		...( await findUntranslated( page, parts, texts ) ),
		...( await findClippedControls( page, parts ) ).filter( isOurs ),
		...( await findOverflowingText( page, [ parts ] ) ),
		...( overflow > 0
			? [ `scrolls sideways by ${ overflow } pixels` ]
			: [] ),
	];
}

/** Finds what is wrong in each width, without opening the page again. */
export async function languageProblemsInWidths(
	page: Page,
	parts: string = SCREEN
): Promise< string[] > {
	const problems: string[] = [];
	for ( const width of WIDTHS ) {
		await page.setViewportSize( { width, height: 850 } );
		await waitUntilStill( page );
		problems.push(
			...( await languageProblems( page, parts ) ).map(
				( line ) => `${ width } pixels: ${ line }`
			)
		);
	}
	await page.setViewportSize( { width: WIDTHS[ 0 ], height: 850 } );
	return problems;
}
