import apiFetch from '@wordpress/api-fetch';

/**
 * A session of WordPress ends while the page is open: its login appears over
 * the page, and whoever waits for it goes on after it.
 */

declare global {
	interface Window {
		/** Comes with WordPress's script `wp-auth-check`, on every page of wp-admin. */
		jQuery?: ( target: Document ) => {
			trigger: ( event: string, data: object[] ) => void;
		};
	}
}

/** Ends the one login that is being waited for. */
type EndLogin = ( isSignedIn: boolean ) => void;

let login: Promise< boolean > | undefined;
let endLogin: EndLogin | undefined;

/** When the person last closed it, as `performance.now()` tells. */
let closedAt = -Infinity;

/**
 * @return Whether WordPress can show its login over the page. Some sites take
 *         it out.
 */
export function canSignInHere(): boolean {
	return !! findLogin() && !! window.jQuery;
}

/**
 * Shows WordPress's login over the page, unless it is there already, and waits.
 *
 * @param since  When the request was sent that met the ended session. If the
 *               login was closed after that, it is not shown once more for it.
 * @param signal Ends the waiting.
 * @return Whether somebody has signed in; false if the login was closed, or
 *         cannot be shown.
 */
export async function waitForLogin(
	since: number,
	signal?: AbortSignal | null
): Promise< boolean > {
	if ( since < closedAt ) {
		return false;
	}
	login ??= showLogin().finally( () => {
		login = undefined;
		endLogin = undefined;
	} );
	return signal ? Promise.race( [ login, rejectsOn( signal ) ] ) : login;
}

/**
 * Keeps a login that the person closes at hand. WordPress itself would not show
 * it again for five minutes, so it is only put out of sight.
 */
export function keepLoginAtHand(): void {
	document.addEventListener(
		'click',
		( event ) => {
			const overlay = findLogin();
			if (
				overlay &&
				event.target instanceof Element &&
				event.target.closest( '.wp-auth-check-close' )
			) {
				event.stopPropagation();
				overlay.style.display = 'none';
				document.body.classList.remove( 'modal-open' );
				closedAt = performance.now();
				endLogin?.( false );
			}
		},
		{ capture: true }
	);
}

function showLogin(): Promise< boolean > {
	const overlay = findLogin();
	const focused = overlay?.ownerDocument.activeElement;

	if ( overlay?.style.display === 'none' ) {
		overlay.style.display = '';
		document.body.classList.add( 'modal-open' );
		// A form that comes while it is out of sight locks its password field.
		overlay.querySelector( 'iframe' )?.contentWindow?.location.reload();
	} else {
		tellWordPress( false );
	}
	if ( ! overlay || ! isShown( overlay ) ) {
		return Promise.resolve( false );
	}
	// An open dialog hides the rest of the page from screen readers.
	if ( overlay.closest( '[aria-hidden="true"]' ) ) {
		overlay.ownerDocument.body.append( overlay );
	}

	return new Promise( ( resolve ) => {
		// WordPress closes it after the login, also after one in another tab.
		const observer = new MutationObserver( () => {
			if ( ! isShown( overlay ) ) {
				endLogin?.( true );
			}
		} );
		observer.observe( overlay, { attributeFilter: [ 'class' ] } );
		window.addEventListener( 'focus', lookForLogin );

		endLogin = ( isSignedIn ) => {
			observer.disconnect();
			window.removeEventListener( 'focus', lookForLogin );
			if ( focused instanceof HTMLElement ) {
				focused.focus();
			}
			resolve( isSignedIn );
		};
	} );
}

/**
 * Ends the wait if the person has logged in in another tab.
 */
async function lookForLogin(): Promise< void > {
	if ( ( await readSession() ) === 'alive' ) {
		tellWordPress( true );
	}
}

/**
 * @return Whether WordPress says that the session has ended. False if WordPress
 *         cannot be asked.
 */
export async function isSessionOver(): Promise< boolean > {
	return ( await readSession() ) === 'over';
}

/**
 * Asks WordPress's endpoint for a new nonce, which admin-ajax.php offers to
 * logged-in users alone and answers with 0 for all others. A firewall may
 * answer in its place, and says nothing about the session.
 */
async function readSession(): Promise< 'alive' | 'over' | 'unknown' > {
	try {
		const response = await fetch( apiFetch.nonceEndpoint ?? '' );
		const text = ( await response.text() ).trim();

		if ( response.ok && /^[0-9a-f]{6,}$/i.test( text ) ) {
			return 'alive';
		}
		return text === '0' ? 'over' : 'unknown';
	} catch {
		return 'unknown';
	}
}

/**
 * Has WordPress show or hide its login now. It hears the same from the server
 * with the next heartbeat, but that is up to two minutes away, and does not come
 * at all to who is not at the desk.
 *
 * @param isSignedIn
 */
function tellWordPress( isSignedIn: boolean ): void {
	window
		.jQuery?.( document )
		.trigger( 'heartbeat-tick.wp-auth-check', [
			{ 'wp-auth-check': isSignedIn },
		] );
}

function findLogin(): HTMLElement | null {
	return document.getElementById( 'wp-auth-check-wrap' );
}

function isShown( overlay: HTMLElement ): boolean {
	return ! overlay.classList.contains( 'hidden' );
}

function rejectsOn( signal: AbortSignal ): Promise< never > {
	return new Promise( ( _resolve, reject ) => {
		const abort = () => reject( signal.reason );
		if ( signal.aborted ) {
			abort();
		}
		signal.addEventListener( 'abort', abort, { once: true } );
	} );
}
