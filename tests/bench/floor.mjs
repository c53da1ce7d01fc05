/** The cost of any request to this WordPress, for comparison with the plugin. */

/** The address of a REST route that does nothing. */
export const FLOOR = 'fcc-bench/v1/empty';

/** @param {import('../../tools/site/site.mjs').Site} site */
export async function addEmptyRoute( site ) {
	await site.content.placeMustUsePlugin( 'bench' );
}
