import { useEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import { SHORTCUTS, type ShortcutName } from './catalog';
import { hasSingleKeys } from './preference';

interface Shortcut {
	/** The character that it types: `/`. */
	key: string;
	run: () => void;
}

/** Where a key means what it says, or moves in a list. */
const TYPING = [
	'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])',
	'textarea',
	'select',
	'[contenteditable]:not([contenteditable="false"])',
	'[role="menu"]',
	'[role="listbox"]',
	'[role="combobox"]',
	'[role="textbox"]',
].join();

/** What lies over the page, WordPress's login included, and keeps keys to itself. */
const DIALOG =
	'[role="dialog"], [role="alertdialog"], #wp-auth-check-wrap:not(.hidden)';

const shortcuts = new Set< RefObject< Shortcut > >();

document.addEventListener( 'keydown', ( event ) => {
	const shortcut = [ ...shortcuts ]
		.flatMap( ( { current } ) => current ?? [] )
		.find( ( { key } ) => key === typedKey( event ) );

	if (
		! shortcut ||
		event.defaultPrevented ||
		event.isComposing ||
		event.ctrlKey ||
		event.metaKey ||
		event.altKey ||
		( event.target instanceof Element && event.target.closest( TYPING ) ) ||
		isDialogOpen() ||
		! hasSingleKeys()
	) {
		return;
	}
	event.preventDefault();
	shortcut.run();
} );

/**
 * Has a single key do something for as long as the component is there, except
 * where a person types, in menus and in dialogs.
 *
 * @param name
 * @param run
 */
export function useShortcut( name: ShortcutName, run: () => void ): void {
	const key = SHORTCUTS[ name ].keys[ 0 ] ?? '';
	const latest = useRef( { key, run } );

	useEffect( () => {
		latest.current = { key, run };
	} );
	useEffect( () => {
		shortcuts.add( latest );
		return () => {
			shortcuts.delete( latest );
		};
	}, [] );
}

/**
 * @return Whether a dialog lies over the page.
 */
export function isDialogOpen(): boolean {
	return [ ...document.querySelectorAll( DIALOG ) ].some( ( dialog ) =>
		dialog.checkVisibility()
	);
}

/** With Caps Lock, the same letter. */
function typedKey( { key, shiftKey }: KeyboardEvent ): string {
	return shiftKey ? key : key.toLowerCase();
}
