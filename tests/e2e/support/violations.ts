import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';
import { waitUntilStill } from './waiting.ts';

/** axe's rule sets for WCAG 2.0 to 2.2, levels A and AA. */
export const WCAG = [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ];

/** WordPress's own parts of every page of wp-admin. */
export const FRAME = [ '#adminmenumain', '#wpadminbar', '#wpfooter' ];

/** Best practices beyond WCAG that @wordpress/dataviews and @wordpress/a11y violate. */
export const KNOWN = {
	dataviews: '19.1.0',
	/** Each with a screen that violates it. A rule that is no longer violated must be removed from the list. */
	rules: new Map( [
		// The popover of a filter has no name.
		[ 'aria-dialog-name', 'filter' ],
		// Its popovers, and the live regions of @wordpress/a11y, are in no landmark.
		[ 'region', 'view-options' ],
	] ),
};

/** The answer about a screen without violations. */
export const NO_VIOLATION = { found: [] as string[], outdated: [] as string[] };

export interface Violation {
	rule: string;
	tags: string[];
	where: string;
}

interface Scope {
	/** Selector of the part to check, after the selector of its frame. The default is the whole page. */
	within?: string | string[];
	/** Selectors of excluded parts. */
	without?: string[];
}

/**
 * Checks a page once it is still.
 *
 * @param page
 * @param sets  Rule sets of axe, or single rules.
 * @param scope
 * @return The violations.
 */
export async function violations(
	page: Page,
	sets: string[],
	{ within, without = [] }: Scope = {}
): Promise< Violation[] > {
	// An element that fades in has less contrast during the transition.
	await waitUntilStill( page );
	const axe = new AxeBuilder( { page } ).options( {
		runOnly: sets,
		// One passed element of each rule proves that axe ran. A list of all takes seconds.
		resultTypes: [ 'violations' ],
	} );
	// Without frames, axe needs no second page to combine its results, which takes longer than the check.
	axe.setLegacyMode( page.frames().length === 1 );
	if ( within ) {
		axe.include( within );
	}
	without.forEach( ( part ) => axe.exclude( part ) );
	const { violations: found } = await analyze( axe );

	return found.flatMap( ( { id, tags, nodes } ) =>
		nodes.map( ( { target, html } ) => ( {
			rule: id,
			tags,
			where: `${ target } ${ html }`,
		} ) )
	);
}

/**
 * Checks WCAG, and best practices except for the known exceptions.
 *
 * @param page
 * @param screen The one that the page shows.
 * @return The violations, and the known exceptions of this screen that it does not violate.
 */
export async function violationsOfScreen(
	page: Page,
	screen: Screen
): Promise< typeof NO_VIOLATION > {
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
			.map( ( { rule, where } ) => `${ rule }: ${ where }` ),
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

/**
 * @param axe
 * @return axe's results once it has checked something: it skips a frame in which its script takes longer than a second.
 * @throws If it checked nothing several times.
 */
async function analyze(
	axe: AxeBuilder
): ReturnType< AxeBuilder[ 'analyze' ] > {
	for ( let tries = 5; tries > 0; tries-- ) {
		const results = await axe.analyze();
		if ( results.passes.length + results.violations.length > 0 ) {
			return results;
		}
	}
	throw new Error( 'axe has judged nothing.' );
}
