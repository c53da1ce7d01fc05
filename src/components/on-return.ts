/** Between two returns that count, in milliseconds. */
const MIN_INTERVAL = 1_000;

/**
 * @param callback Called when the person comes back to the tab or the window.
 * @return Stops the calls.
 */
export function onReturn( callback: () => void ): () => void {
	let last = -Infinity;
	const notice = () => {
		const now = performance.now();
		// The same return may be an event of the window and one of the document.
		if (
			document.visibilityState === 'visible' &&
			now - last > MIN_INTERVAL
		) {
			last = now;
			callback();
		}
	};

	document.addEventListener( 'visibilitychange', notice );
	window.addEventListener( 'focus', notice );
	return () => {
		document.removeEventListener( 'visibilitychange', notice );
		window.removeEventListener( 'focus', notice );
	};
}
