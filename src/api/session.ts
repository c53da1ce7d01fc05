import apiFetch from '@wordpress/api-fetch';

/**
 * A WordPress session can end while the page is open. WordPress's login then
 * appears over the page, and requests that wait for it continue afterwards.
 */

declare global {
	interface Window {
		/** Loaded by WordPress's script `wp-auth-check`, on every page of wp-admin. */
		jQuery?: ( target: Document ) => {
			trigger: ( event: string, data: object[] ) => void;
		};
	}
}

/** Ends the login that requests are waiting for. */
type EndLogin = ( isSignedIn: boolean ) => void;

let login: Promise< boolean > | undefined;
let endLogin: EndLogin | undefined;

/** When the user last closed the login, in milliseconds of `performance.now()`. */
let closedAt = -Infinity;

/**
 * @return Whether WordPress can show its login over the page. Some sites remove
 *         it.
 */
export function canReauthenticate(): boolean {
	return !! findLogin() && !! window.jQuery;
}

/**
 * Shows WordPress's login over the page, unless it is shown already, and waits
 * until the user signs in or closes it.
 *
 * @param since  When the failed request was sent, in milliseconds of
 *               `performance.now()`. If the user has closed the login since, it
 *               is not shown again for this request.
 * @param signal Aborts the wait.
 * @return Whether the user has signed in; false if the login was closed, or
 *         cannot be shown.
 */
export async function reauthenticate(
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
 * Hides the login instead of closing it when the user clicks its close button.
 * After a real close, WordPress does not show it again for five minutes.
 */
export function keepLoginReusable(): void {
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
		// A form that loads while hidden locks its password field.
		overlay.querySelector( 'iframe' )?.contentWindow?.location.reload();
	} else {
		setLoginVisible( true );
	}
	if ( ! overlay || ! isShown( overlay ) ) {
		return Promise.resolve( false );
	}
	// An open dialog hides the rest of the page from screen readers.
	if ( overlay.closest( '[aria-hidden="true"]' ) ) {
		overlay.ownerDocument.body.append( overlay );
	}

	return new Promise( ( resolve ) => {
		// WordPress closes it after a login in this tab or in another one.
		const observer = new MutationObserver( () => {
			if ( ! isShown( overlay ) ) {
				endLogin?.( true );
			}
		} );
		observer.observe( overlay, { attributeFilter: [ 'class' ] } );
		window.addEventListener( 'focus', checkOtherTabLogin );

		endLogin = ( isSignedIn ) => {
			observer.disconnect();
			window.removeEventListener( 'focus', checkOtherTabLogin );
			if ( focused instanceof HTMLElement ) {
				focused.focus();
			}
			resolve( isSignedIn );
		};
	} );
}

/**
 * Ends the wait if the user has signed in in another tab.
 */
async function checkOtherTabLogin(): Promise< void > {
	if ( ( await readSession() ) === 'alive' ) {
		setLoginVisible( false );
	}
}

/**
 * @return Whether WordPress reports that the session has ended; false if
 *         WordPress does not answer.
 */
export async function isSessionOver(): Promise< boolean > {
	return ( await readSession() ) === 'over';
}

/**
 * Requests a new nonce from admin-ajax.php. WordPress sends one to signed-in
 * users, and `0` to all others. Any other answer comes from a firewall or the
 * like, and reveals nothing about the session.
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
 * Makes WordPress show or hide its login now, by the event of a heartbeat. The
 * next real heartbeat is up to two minutes away, and pauses while the user is
 * inactive.
 *
 * @param isVisible
 */
function setLoginVisible( isVisible: boolean ): void {
	window
		.jQuery?.( document )
		.trigger( 'heartbeat-tick.wp-auth-check', [
			{ 'wp-auth-check': ! isVisible },
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
