import { useMemo, useSyncExternalStore } from '@wordpress/element';
import { addQueryArgs, getQueryArgs, removeQueryArgs } from '@wordpress/url';
import type { MouseEvent } from 'react';
import { hasModifier } from '../../components/has-modifier';

/** Arguments of the address, by name. */
export type Arguments = Record< string, string >;

/** Changes of the address; undefined removes an argument. */
export type ArgumentChanges = Record< string, string | undefined >;

/**
 * @param proceed Continues the navigation; undefined for the browser's back and
 *                forward buttons.
 */
type OnBlocked = ( proceed?: () => void ) => void;

export interface NavigateOptions {
	/** Change the current history entry instead of adding one. */
	replace?: boolean;

	/**
	 * Leave arguments with this value out of the window's address, for example
	 * because it is personal. The history entry keeps them.
	 */
	hiddenValue?: string;
}

/** Browsers go back asynchronously, usually within a few milliseconds. */
const NAVIGATION_WAIT_MS = 600;

const listeners = new Set< () => void >();
const historyListeners = new Set< ( previous: Arguments ) => void >();

/**
 * The current address. It differs from the window's only while a navigation is
 * blocked.
 */
let href = hrefOfEntry();

/** Arguments with this value are left out of the window's address. */
let hidden = textOf( window.history.state?.hidden );

let onBlockedNavigation: OnBlocked | undefined;

window.addEventListener( 'popstate', () => {
	if ( onBlockedNavigation ) {
		// The browser has moved already, so restore the entry.
		addEntry( hrefOfEntry() );
		onBlockedNavigation();
		return;
	}
	const previous = parseArguments( href );
	href = hrefOfEntry();
	historyListeners.forEach( ( listener ) => listener( previous ) );
	listeners.forEach( ( listener ) => listener() );
} );

/** The arguments of the current address. */
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
 * Changes the address without loading the page.
 */
export function navigate(
	changes: ArgumentChanges,
	{ replace = false, hiddenValue = hidden }: NavigateOptions = {}
): void {
	const next = urlWithArguments( changes );
	hidden = hiddenValue;
	if ( next === href ) {
		return;
	}
	const previous = href;
	href = next;
	if ( replace ) {
		const { state } = window.history;
		window.history.replaceState(
			{ ...state, ...entryState( state?.previous ) },
			'',
			shownHref()
		);
	} else {
		addEntry( previous );
	}
	listeners.forEach( ( listener ) => listener() );
}

/**
 * Adds a history entry for the current address.
 *
 * @param previous Address of the entry before.
 */
function addEntry( previous: string ): void {
	window.history.pushState( entryState( previous ), '', shownHref() );
}

/**
 * @param previous Address of the entry before; undefined for the first one.
 * @return The state of a history entry for the current address.
 */
function entryState( previous: unknown ) {
	return { previous, href, hidden };
}

/** The current address without the arguments that are left out. */
function shownHref(): string {
	const names = Object.entries( parseArguments( href ) )
		.filter( ( [ , value ] ) => hidden && value === hidden )
		.map( ( [ name ] ) => name );
	return names.length > 0 ? removeQueryArgs( href, ...names ) : href;
}

/** The address of the current history entry, with the arguments that are left out. */
function hrefOfEntry(): string {
	return textOf( window.history.state?.href ) ?? window.location.href;
}

function textOf( value: unknown ): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/**
 * @param follow Called for a plain click instead of `navigate()`.
 * @return Props of a link to the current address with these changes. A plain
 *         click follows it without loading the page.
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
 * @return The arguments of the history entry before, if `navigate()` added the
 *         current one, so that going back stays on the page.
 */
export function previousArguments(): Arguments | undefined {
	const previous: unknown = window.history.state?.previous;
	return typeof previous === 'string'
		? parseArguments( previous )
		: undefined;
}

/**
 * Closes what `navigate()` has opened, even if navigation is blocked: goes back,
 * or removes the arguments if the user came by a link from elsewhere.
 *
 * @param names Arguments that opened it.
 */
export function goBackOrRemove( ...names: string[] ): void {
	const close = () =>
		navigate(
			Object.fromEntries( names.map( ( name ) => [ name, undefined ] ) ),
			{ replace: true }
		);

	onBlockedNavigation = undefined;
	if ( ! previousArguments() ) {
		close();
		return;
	}
	// A frame such as WordPress's login adds entries of its own to the history.
	// Going back then moves the frame, and the address stays.
	const previous = href;
	const timer = setTimeout(
		() => previous === href && close(),
		NAVIGATION_WAIT_MS
	);
	// If the user goes forward again before, the address is the wanted one.
	window.addEventListener( 'popstate', () => clearTimeout( timer ), {
		once: true,
	} );
	window.history.back();
}

/**
 * Stops the browser's back and forward buttons and `unlessBlocked`, for example
 * because of unsaved edits.
 *
 * @param onBlocked Called instead of the navigation.
 * @return Ends the block.
 */
export function blockHistory( onBlocked: OnBlocked ): () => void {
	onBlockedNavigation = onBlocked;
	return () => {
		onBlockedNavigation = undefined;
	};
}

/**
 * @return Whether a navigation would lose unsaved edits.
 */
export function isBlocked(): boolean {
	return onBlockedNavigation !== undefined;
}

/**
 * Navigates, unless that is blocked: then the blocker asks first.
 */
export function unlessBlocked( proceed: () => void ): void {
	if ( onBlockedNavigation ) {
		onBlockedNavigation( proceed );
	} else {
		proceed();
	}
}

/**
 * @param listener Called after the browser's back or forward button, with the
 *                 arguments of the address that was left.
 * @return Stops the calls.
 */
export function onHistoryNavigation(
	listener: ( previous: Arguments ) => void
): () => void {
	historyListeners.add( listener );
	return () => historyListeners.delete( listener );
}

/**
 * @return The arguments of the current address, kept up to date.
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
 * @return The arguments of a URL. The page uses no nested ones (`a[b]=c`).
 */
function parseArguments( url: string ): Arguments {
	return Object.fromEntries(
		Object.entries( getQueryArgs( url ) ).filter(
			( entry ): entry is [ string, string ] =>
				typeof entry[ 1 ] === 'string'
		)
	);
}
