import type { Page } from '@playwright/test';

/**
 * Holds requests, so that what a person sees until the answer can be tested however slow the machine is.
 *
 * @param page
 * @param requests Of their addresses.
 * @return Lets them go to the server, also those to come.
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
