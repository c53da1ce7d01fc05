import type { Page } from '@playwright/test';

/**
 * Holds requests, so that the state until the answer can be tested on a computer of any speed.
 *
 * @param page
 * @param requests Pattern of their addresses.
 * @return Releases them, and later ones.
 */
export async function hold(
	page: Page,
	requests: RegExp
): Promise< () => void > {
	let letGo = () => {};
	const isLetGo = new Promise< void >( ( resolve ) => {
		letGo = resolve;
	} );
	await page.route( requests, async ( route ) => {
		await isLetGo;
		await route.fallback();
	} );
	return letGo;
}
