import type { Frame, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';

/** What the screens of the plugin show while data is on its way. */
const LOADING = '[aria-busy="true"], .fcc-placeholder';

/** Waits until a screen of the plugin shows all its data, and nothing moves. */
export async function waitUntilLoaded( page: Page ): Promise< void > {
	await expect( page.locator( LOADING ) ).toHaveCount( 0 );
	await waitUntilStill( page );
}

/** Waits until no script has work left and no frame of a page has a running animation. */
export async function waitUntilStill( page: Page ): Promise< void > {
	await waitUntilIdle( page );
	for ( const frame of page.frames() ) {
		await expect
			.poll( () => runningAnimations( frame ), 'running animations' )
			.toEqual( [] );
	}
}

/**
 * Waits until the browser has drawn a page and is idle. React runs effects after that: before them, no key shortcut
 * works, and what depends on the window's width is where it was.
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

/** What moves or fades in a frame. Something that never comes to rest, such as a spinner, counts. */
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
