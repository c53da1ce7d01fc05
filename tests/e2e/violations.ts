import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

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
 * @param page
 * @param tags  Sets of axe's rules.
 * @param scope
 * @return What axe finds.
 */
export async function violations(
	page: Page,
	tags: string[],
	{ within, without = [] }: Scope = {}
): Promise< Violation[] > {
	// What fades in has less contrast on its way.
	await page.evaluate( () =>
		Promise.all(
			document
				.getAnimations()
				.filter( ( { playState } ) => playState === 'running' )
				.map( ( { finished } ) => finished.catch( () => undefined ) )
		)
	);
	const axe = new AxeBuilder( { page } ).withTags( tags );
	if ( within ) {
		axe.include( within );
	}
	without.forEach( ( part ) => axe.exclude( part ) );
	const { violations: found } = await analyze( axe );

	return found.flatMap( ( { id, tags: theirs, nodes } ) =>
		nodes.map( ( { target, html } ) => ( {
			rule: id,
			tags: theirs,
			where: `${ target } ${ html }`,
		} ) )
	);
}

/**
 * @param axe
 * @return What axe answers once it has looked at something: a frame that takes
 *         its script longer than a second is passed over without a word.
 * @throws When it has looked at nothing several times.
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
	throw new Error( 'axe has looked at nothing.' );
}
