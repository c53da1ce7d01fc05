import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { waitUntilStill } from './waiting.ts';

/** axe's rule sets for WCAG 2.0 to 2.2, levels A and AA. */
export const WCAG = [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ];

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
