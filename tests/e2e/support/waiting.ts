import type { Frame, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';

/** The plugin's loading states. */
const LOADING = '[aria-busy="true"], .fcc-placeholder';

/** Waits until a screen of the plugin has loaded its data and nothing moves. */
export async function waitUntilLoaded( page: Page ): Promise< void > {
	await expect( page.locator( LOADING ) ).toHaveCount( 0 );
	await waitUntilStill( page );
}

/** Waits until no script is busy and no frame of the page has a running animation. */
export async function waitUntilStill( page: Page ): Promise< void > {
	await waitUntilIdle( page );
	for ( const frame of page.frames() ) {
		await expect
			.poll( () => runningAnimations( frame ), 'running animations' )
			.toEqual( [] );
	}
}

/**
 * Waits until the browser has painted a page and is idle. React runs effects after that: until then, no shortcut
 * works, and layout that depends on the window's width is outdated.
 */
export function waitUntilIdle( page: Page ): Promise< void > {
	return page.evaluate(
		() =>
			new Promise< void >( ( resolve ) =>
				requestAnimationFrame( () =>
					requestIdleCallback( () => resolve() )
				)
			)
	);
}

/** Running animations of a frame, including endless ones such as a spinner. */
export function runningAnimations( frame: Page | Frame ): Promise< string[] > {
	return frame.evaluate( () =>
		document
			.getAnimations()
			.filter( ( { playState } ) => playState === 'running' )
			.map( ( { effect } ) =>
				effect instanceof KeyframeEffect && effect.target
					? effect.target.outerHTML.slice( 0, 100 )
					: 'unknown'
			)
	);
}
