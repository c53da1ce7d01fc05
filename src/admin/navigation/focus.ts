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

/**
 * @param element Something in a panel.
 * @return The panel's heading.
 */
export function headingOf(
	element: Element | null | undefined
): HTMLElement | null | undefined {
	return element?.closest( 'section' )?.querySelector( 'h2' );
}

/**
 * Leads the focus to the heading of a panel, where the element that has it is
 * about to go.
 *
 * @param element Something in the panel.
 */
export function focusHeading( element: Element | null | undefined ): void {
	headingOf( element )?.focus();
}

/** The links of the customers in the list. */
const LINKS = '.fcc-card [data-customer]';

/**
 * Moves the focus along the customers of the list; from elsewhere it goes to the
 * first.
 *
 * @return Whether there was a customer to go to.
 */
export function focusRow( step: 1 | -1 ): boolean {
	const links = shownLinks();
	const focused = links[ 0 ]?.ownerDocument.activeElement;
	const row = focused?.closest( 'tr' );
	const index = links.findIndex(
		( link ) => link === focused || !! row?.contains( link )
	);
	const target = index < 0 ? links[ 0 ] : links[ index + step ];

	target?.focus();
	return !! target;
}

/**
 * @return Whether the link of the first customer has the focus now.
 */
export function focusFirstRow(): boolean {
	const [ first ] = shownLinks();
	first?.focus();
	return !! first;
}

/**
 * @return Whether it is the link of a customer in the list.
 */
export function isRowLink( element: EventTarget | null ): boolean {
	return element instanceof Element && element.matches( LINKS );
}

function shownLinks(): HTMLElement[] {
	return [ ...document.querySelectorAll< HTMLElement >( LINKS ) ].filter(
		( link ) => link.checkVisibility()
	);
}

/** In milliseconds: after that, the person has gone on. */
const WAIT = 10_000;

/**
 * Leads from the search field to the first customer found, at once or as soon as
 * the rows are those of the search.
 *
 * @param search What the rows are to be found by.
 */
export function focusResult( input: HTMLElement, search: string ): void {
	const card = input.closest< HTMLElement >( '.fcc-card' );
	const isReady = () =>
		card?.dataset.search === search &&
		card.getAttribute( 'aria-busy' ) !== 'true';

	if ( ! card || isReady() ) {
		focusFirstRow();
		return;
	}
	const stop = () => {
		clearTimeout( timer );
		observer.disconnect();
		input.removeEventListener( 'blur', stop );
		input.removeEventListener( 'input', stop );
	};
	const observer = new MutationObserver( () => {
		if ( isReady() ) {
			stop();
			focusFirstRow();
		}
	} );
	const timer = setTimeout( stop, WAIT );
	// The person has gone elsewhere, or types on.
	input.addEventListener( 'blur', stop );
	input.addEventListener( 'input', stop );
	observer.observe( card, { attributes: true } );
}
