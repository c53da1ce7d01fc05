/**
 * What every request to this WordPress costs, whoever answers it: the figures
 * of the plugin stand beside it.
 */

/** The address of a REST route that does nothing. */
export const FLOOR = 'fcc-bench/v1/empty';

/** @param {import('../../tools/site/site.mjs').Site} site */
export async function addEmptyRoute( site ) {
	await site.placeMustUsePlugin( 'bench' );
}
