/** One return can fire an event of the window and one of the document. */
const MIN_INTERVAL_MS = 1_000;

/**
 * @param callback Called when the user returns to the tab or the window.
 * @return Stops the calls.
 */
export function onReturn( callback: () => void ): () => void {
	let last = -Infinity;
	const handleReturn = () => {
		const now = performance.now();
		if (
			document.visibilityState === 'visible' &&
			now - last > MIN_INTERVAL_MS
		) {
			last = now;
			callback();
		}
	};

	document.addEventListener( 'visibilitychange', handleReturn );
	window.addEventListener( 'focus', handleReturn );
	return () => {
		document.removeEventListener( 'visibilitychange', handleReturn );
		window.removeEventListener( 'focus', handleReturn );
	};
}
