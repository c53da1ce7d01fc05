import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { waitUntilStill } from './waiting.ts';

/** axe's sets of rules for WCAG 2.0 to 2.2, levels A and AA. */
export const WCAG = [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa' ];

export interface Violation {
	rule: string;
	tags: string[];
	where: string;
}

interface Scope {
	/**
	 * Selector of the one part that is looked at, after that of the frame which
	 * it is in; without it the whole page.
	 */
	within?: string | string[];
	/** Selectors of parts that are not. */
	without?: string[];
}

/**
 * Judges a page once it has come to rest.
 *
 * @param page
 * @param sets  Sets of axe's rules, or single rules.
 * @param scope
 * @return What axe finds.
 */
export async function violations(
	page: Page,
	sets: string[],
	{ within, without = [] }: Scope = {}
): Promise< Violation[] > {
	// An element that fades in has less contrast on its way.
	await waitUntilStill( page );
	const axe = new AxeBuilder( { page } ).options( {
		runOnly: sets,
		// Of what passes, one element for each rule proves that axe ran; a list of all takes seconds.
		resultTypes: [ 'violations' ],
	} );
	// Without frames, axe needs no second page to put its results together, which takes longer than to judge this one.
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
 * @return What axe answers once it has judged something: it skips a frame that takes its script longer than a second.
 * @throws When it has judged nothing several times.
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
