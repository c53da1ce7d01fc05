/** Safari has no idle callback; a short wait does there. */
const request: ( callback: () => void ) => number =
	window.requestIdleCallback ??
	( ( callback ) => window.setTimeout( callback, 200 ) );
const cancel = window.cancelIdleCallback ?? window.clearTimeout;

/**
 * @param callback Called when the browser has nothing better to do.
 * @return Forgoes it.
 */
export function whenIdle( callback: () => void ): () => void {
	const handle = request( callback );
	return () => cancel( handle );
}
