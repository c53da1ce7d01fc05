import { addQueryArgs, getQueryArgs, removeQueryArgs } from '@wordpress/url';
import { useMemo, useSyncExternalStore } from '@wordpress/element';
import type { MouseEvent } from 'react';
import { hasModifier } from '../../components/has-modifier';

/** Arguments of the page's address, by name. */
export type Arguments = Record< string, string >;

/** What to change in the address: undefined takes an argument out. */
export type ArgumentChanges = Record< string, string | undefined >;

/** @param goOn Leaves after all; undefined if there is nowhere else to go. */
type OnBlocked = ( goOn?: () => void ) => void;

interface NavigateOptions {
	/** Change the current history entry instead of adding one. */
	replace?: boolean;
}

/** In milliseconds; the browser takes a few, and does it in its own time. */
const TRAVERSAL_TIME = 600;

const listeners = new Set< () => void >();
const historyListeners = new Set< ( left: Arguments ) => void >();

/** Where the person is. Only a blocked traversal lets the window's differ. */
let href = window.location.href;
let onBlockedNavigation: OnBlocked | undefined;

window.addEventListener( 'popstate', () => {
	if ( onBlockedNavigation ) {
		// The browser has moved already, so move back where we were.
		window.history.pushState( { isOpenedHere: true }, '', href );
		onBlockedNavigation();
		return;
	}
	const left = parseArguments( href );
	href = window.location.href;
	historyListeners.forEach( ( listener ) => listener( left ) );
	listeners.forEach( ( listener ) => listener() );
} );

/**
 * @return The arguments of the current address.
 */
export function getArguments(): Arguments {
	return parseArguments( href );
}

/**
 * @return The current address with these changes, for the `href` of a link.
 */
export function urlWithArguments( changes: ArgumentChanges ): string {
	const removed = Object.keys( changes );
	const added = Object.fromEntries(
		Object.entries( changes ).filter( ( [ , value ] ) => value )
	);
	return addQueryArgs( removeQueryArgs( href, ...removed ), added );
}

/**
 * Changes the address without leaving the page.
 */
export function navigate(
	changes: ArgumentChanges,
	{ replace = false }: NavigateOptions = {}
): void {
	const next = urlWithArguments( changes );
	if ( next === href ) {
		return;
	}
	href = next;
	if ( replace ) {
		window.history.replaceState( window.history.state, '', href );
	} else {
		window.history.pushState( { isOpenedHere: true }, '', href );
	}
	listeners.forEach( ( listener ) => listener() );
}

/**
 * @param follow Another way there than a new entry in the history.
 * @return Props of a true link to the current address with these changes, which
 *         a plain click follows without leaving the page.
 */
export function linkProps(
	changes: ArgumentChanges,
	follow: () => void = () => navigate( changes )
) {
	return {
		href: urlWithArguments( changes ),
		onClick( event: MouseEvent ) {
			const isPlainClick = event.button === 0 && ! hasModifier( event );

			if ( isPlainClick ) {
				event.preventDefault();
				follow();
			}
		},
	};
}

/**
 * @return Whether `navigate()` has led to the current address: then going back
 *         stays on the page.
 */
export function isAppEntry(): boolean {
	return !! window.history.state?.isOpenedHere;
}

/**
 * Leaves what `navigate()` has opened, even if going back is blocked: back
 * where the person came from, or, if they came by a link from elsewhere, to the
 * address without these arguments.
 *
 * @param names Arguments that opened it.
 */
export function leave( ...names: string[] ): void {
	const close = () =>
		navigate(
			Object.fromEntries( names.map( ( name ) => [ name, undefined ] ) ),
			{ replace: true }
		);

	onBlockedNavigation = undefined;
	if ( ! isAppEntry() ) {
		close();
		return;
	}
	// A frame that was used meanwhile, such as WordPress's login, has entries of
	// its own in the history, and the browser goes back in the frame instead.
	const left = href;
	const timer = setTimeout( () => left === href && close(), TRAVERSAL_TIME );
	// Who goes forward again at once is where they were, and shall stay there.
	window.addEventListener( 'popstate', () => clearTimeout( timer ), {
		once: true,
	} );
	window.history.back();
}

/**
 * Keeps the browser's back and forward buttons, and `unlessBlocked`, from leaving
 * the current address, for example because of unsaved work.
 *
 * @param onBlocked Called instead of leaving.
 * @return Lets go again.
 */
export function blockHistory( onBlocked: OnBlocked ): () => void {
	onBlockedNavigation = onBlocked;
	return () => {
		onBlockedNavigation = undefined;
	};
}

/**
 * @return Whether leaving the current address would lose unsaved work.
 */
export function isBlocked(): boolean {
	return onBlockedNavigation !== undefined;
}

/**
 * Leaves the current address, unless that is blocked: then the blocker asks
 * first.
 */
export function unlessBlocked( goOn: () => void ): void {
	if ( onBlockedNavigation ) {
		onBlockedNavigation( goOn );
	} else {
		goOn();
	}
}

/**
 * @param listener Called after the browser's back or forward button was used,
 *                 with the arguments of the address that was left.
 * @return Stops the calls.
 */
export function onHistoryNavigation(
	listener: ( left: Arguments ) => void
): () => void {
	historyListeners.add( listener );
	return () => historyListeners.delete( listener );
}

/**
 * @return The arguments of the current address, followed.
 */
export function useArguments(): Arguments {
	const current = useSyncExternalStore( subscribe, () => href );
	return useMemo( () => parseArguments( current ), [ current ] );
}

function subscribe( listener: () => void ): () => void {
	listeners.add( listener );
	return () => listeners.delete( listener );
}

/**
 * @return Its arguments. Nested ones (`a[b]=c`) are none of ours.
 */
function parseArguments( url: string ): Arguments {
	return Object.fromEntries(
		Object.entries( getQueryArgs( url ) ).filter(
			( entry ): entry is [ string, string ] =>
				typeof entry[ 1 ] === 'string'
		)
	);
}
