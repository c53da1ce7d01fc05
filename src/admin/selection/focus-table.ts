/** After it, what may take the focus away has happened, in milliseconds. */
const WATCH_TIME = 5_000;
const WATCH_INTERVAL = 50;

let watch: ReturnType< typeof setInterval > | undefined;

/**
 * Puts the focus into the table when what has it goes: on the checkbox of the
 * page, or on the search where there is no table any more. A row goes when the
 * server has answered, so this is watched for a while, or until the person
 * takes over.
 */
export function focusTable(): void {
	const begun = Date.now();

	stopWatching();
	watch = setInterval( () => {
		if ( ! document.querySelector( 'body :focus' ) ) {
			findTarget()?.focus( { preventScroll: true } );
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

function findTarget(): HTMLElement | null {
	return (
		document.querySelector< HTMLElement >(
			'.fcc-card thead input[type="checkbox"]'
		) ??
		document.querySelector< HTMLElement >(
			'.fcc-toolbar input[type="search"]'
		)
	);
}
