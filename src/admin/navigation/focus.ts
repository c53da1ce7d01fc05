/** After this time, the row with the focus has been removed or stays. */
const WATCH_MS = 5_000;
const WATCH_INTERVAL_MS = 50;

let watch: ReturnType< typeof setInterval > | undefined;

/**
 * Moves the focus to the heading of the list when the focused element is removed.
 * A row is removed after the server's answer, so the focus is watched until then
 * or until the user acts.
 */
export function focusList(): void {
	const startedAt = Date.now();

	stopWatching();
	watch = setInterval( () => {
		if ( ! document.querySelector( 'body :focus' ) ) {
			document
				.querySelector< HTMLElement >( '.fcc-header__title' )
				?.focus( { preventScroll: true } );
		}
		if ( Date.now() - startedAt > WATCH_MS ) {
			stopWatching();
		}
	}, WATCH_INTERVAL_MS );
	document.addEventListener( 'keydown', stopWatching, { once: true } );
	document.addEventListener( 'pointerdown', stopWatching, { once: true } );
}

function stopWatching(): void {
	clearInterval( watch );
	document.removeEventListener( 'keydown', stopWatching );
	document.removeEventListener( 'pointerdown', stopWatching );
}

/**
 * Moves the focus to the title of the shown screen.
 */
export function focusTitle(): void {
	[ ...document.querySelectorAll< HTMLElement >( '.fcc-screen h1' ) ]
		.find( ( title ) => title.checkVisibility() )
		?.focus( { preventScroll: true } );
}

/**
 * @param element An element in a panel.
 * @return The heading of the panel.
 */
export function headingOf(
	element: Element | null | undefined
): HTMLElement | null | undefined {
	return element?.closest( 'section' )?.querySelector( 'h2' );
}

/**
 * Moves the focus to the heading of a panel, before the focused element is
 * removed.
 *
 * @param element An element in the panel.
 */
export function focusHeading( element: Element | null | undefined ): void {
	headingOf( element )?.focus();
}
