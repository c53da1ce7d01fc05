import { useEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import { hasSingleKeys } from './preference';

/** A single key that does something while nobody is typing. */
export interface Shortcut {
	/** The character that it types: `/`. */
	key: string;
	/** What it does, for the list of shortcuts. */
	label: string;
	run: () => void;
}

/** Where a key means what it says, or moves in a list. */
const TYPING =
	'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';

/** What lies over the page, WordPress's login included, and keeps keys to itself. */
const DIALOG =
	'[role="dialog"], [role="alertdialog"], #wp-auth-check-wrap:not(.hidden)';

const shortcuts = new Set< RefObject< Shortcut > >();

document.addEventListener( 'keydown', ( event ) => {
	const { key, target } = event;
	const shortcut = getShortcuts().find( ( known ) => known.key === key );

	if (
		! shortcut ||
		event.defaultPrevented ||
		event.isComposing ||
		event.ctrlKey ||
		event.metaKey ||
		event.altKey ||
		( target instanceof Element && target.closest( TYPING ) ) ||
		isDialogOpen() ||
		! hasSingleKeys()
	) {
		return;
	}
	event.preventDefault();
	shortcut.run();
} );

/**
 * Has a single key do something for as long as the component is there.
 *
 * @param shortcut
 */
export function useShortcut( shortcut: Shortcut ): void {
	const latest = useRef( shortcut );

	useEffect( () => {
		latest.current = shortcut;
	} );
	useEffect( () => {
		shortcuts.add( latest );
		return () => {
			shortcuts.delete( latest );
		};
	}, [] );
}

/**
 * @return The shortcuts that are there now.
 */
export function getShortcuts(): Shortcut[] {
	return [ ...shortcuts ].flatMap( ( { current } ) => current ?? [] );
}

function isDialogOpen(): boolean {
	return [ ...document.querySelectorAll( DIALOG ) ].some( ( dialog ) =>
		dialog.checkVisibility()
	);
}
