/** After it, what may take the focus away has happened, in milliseconds. */
const WATCH_TIME = 5_000;
const WATCH_INTERVAL = 50;

let watch: ReturnType< typeof setInterval > | undefined;

/**
 * Puts the focus on the heading of the list when what has it goes. A row goes
 * when the server has answered, so this is watched for a while, or until the
 * person takes over.
 */
export function focusList(): void {
	const begun = Date.now();

	stopWatching();
	watch = setInterval( () => {
		if ( ! document.querySelector( 'body :focus' ) ) {
			document
				.querySelector< HTMLElement >( '.fcc-header__title' )
				?.focus( { preventScroll: true } );
		}
		if ( Date.now() - begun > WATCH_TIME ) {
			stopWatching();
		}
	}, WATCH_INTERVAL );
	document.addEventListener( 'keydown', stopWatching, { once: true } );
	document.addEventListener( 'pointerdown', stopWatching, { once: true } );
}

function stopWatching(): void {
	clearInterval( watch );
	document.removeEventListener( 'keydown', stopWatching );
	document.removeEventListener( 'pointerdown', stopWatching );
}
