import { __ } from '@wordpress/i18n';
import { displayShortcut, isKeyboardEvent } from '@wordpress/keycodes';
import { useEffect, useRef, useState } from '@wordpress/element';
import type { RefObject } from 'react';
import { hasSingleKeys, saveSingleKeys } from './preferences';
import { Button, Modal, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import './style.scss';

interface ShortcutText {
	/** Any of these does it. */
	keys: string[];

	/** What it does. */
	label: string;

	/** Whether it is a single key, which a person can switch off. */
	isSingle: boolean;
}

/** Every shortcut of the page, also those that do nothing on the open screen. */
export const SHORTCUTS = {
	search: {
		keys: [ '/' ],
		label: __( 'Search customers', 'fluent-cart-customers' ),
		isSingle: true,
	},
	firstResult: {
		keys: [ '↓' ],
		label: __(
			'From the search to the first customer',
			'fluent-cart-customers'
		),
		isSingle: false,
	},
	nextRow: {
		keys: [ 'j', '↓' ],
		label: __( 'Next customer in the list', 'fluent-cart-customers' ),
		isSingle: true,
	},
	previousRow: {
		keys: [ 'k', '↑' ],
		label: __( 'Previous customer in the list', 'fluent-cart-customers' ),
		isSingle: true,
	},
	open: {
		keys: [ 'Enter' ],
		label: __( 'Open the customer', 'fluent-cart-customers' ),
		isSingle: false,
	},
	next: {
		keys: [ 'n' ],
		label: __(
			'Next customer, on the screen of a customer',
			'fluent-cart-customers'
		),
		isSingle: true,
	},
	previous: {
		keys: [ 'p' ],
		label: __(
			'Previous customer, on the screen of a customer',
			'fluent-cart-customers'
		),
		isSingle: true,
	},
	save: {
		keys: [ displayShortcut.primary( 's' ) ],
		label: __( 'Save changes', 'fluent-cart-customers' ),
		isSingle: false,
	},
	help: {
		keys: [ '?' ],
		label: __( 'Show these shortcuts', 'fluent-cart-customers' ),
		isSingle: true,
	},
} satisfies Record< string, ShortcutText >;

export type ShortcutName = keyof typeof SHORTCUTS;

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

/**
 * The way to the list of shortcuts, by key and, for who has switched the keys
 * off, by a button.
 */
export function Shortcuts() {
	const [ isOpen, setIsOpen ] = useState( false );
	const open = () => setIsOpen( true );
	const title = __( 'Keyboard shortcuts', 'fluent-cart-customers' );

	useShortcut( 'help', open );
	useSaveShortcut();

	return (
		<>
			<p className="fcc-shortcuts-opener">
				<Button variant="tertiary" size="small" onClick={ open }>
					{ title }
				</Button>
			</p>
			{ isOpen && (
				<Modal
					title={ title }
					size="small"
					onRequestClose={ () => setIsOpen( false ) }
				>
					<ShortcutList />
				</Modal>
			) }
		</>
	);
}

function ShortcutList() {
	const isOn = useSelect( hasSingleKeys, [] );

	return (
		<>
			<dl className="fcc-shortcuts">
				{ Object.values( SHORTCUTS ).map(
					( { keys, label, isSingle } ) => (
						<div
							key={ label }
							className={ `fcc-shortcuts__item ${
								isSingle && ! isOn ? 'is-off' : ''
							}` }
						>
							<dt>{ label }</dt>
							<dd>
								{ keys.map( ( key ) => (
									<kbd key={ key }>{ key }</kbd>
								) ) }
							</dd>
						</div>
					)
				) }
			</dl>
			<ToggleControl
				__nextHasNoMarginBottom
				label={ __(
					'Use single-key shortcuts',
					'fluent-cart-customers'
				) }
				help={ __(
					'They do nothing while you type in a field.',
					'fluent-cart-customers'
				) }
				checked={ isOn }
				onChange={ saveSingleKeys }
			/>
		</>
	);
}

/** A form of the page; `Form` draws it. */
const FORM = 'form.fcc-form';

/** Forms of the customer screen have these while something is not saved. */
const UNSAVED_FORM = `${ FORM }:has(.fcc-save-bar)`;

/**
 * Saves with Ctrl+S or ⌘S, also while the person types: the form of the open
 * dialog, else all forms of the screen that hold unsaved changes. The browser's
 * own dialog, which would save the page as a file, does not open where there is
 * a form.
 */
export function useSaveShortcut(): void {
	useEffect( () => {
		const save = ( event: KeyboardEvent ) => {
			if (
				event.defaultPrevented ||
				! isKeyboardEvent.primary( event, 's' )
			) {
				return;
			}
			const forms = shownForms();
			if ( forms.length === 0 ) {
				return;
			}
			event.preventDefault();
			forms
				.filter( isToBeSaved )
				.forEach( ( form ) => form.requestSubmit() );
		};
		document.addEventListener( 'keydown', save );
		return () => document.removeEventListener( 'keydown', save );
	}, [] );
}

/** Of the topmost dialog, if there is one. */
function shownForms(): HTMLFormElement[] {
	const dialogs = [
		...document.querySelectorAll( '[role="dialog"], [role="alertdialog"]' ),
	].filter( ( dialog ) => dialog.checkVisibility() );
	const root = dialogs.at( -1 ) ?? document;

	return [ ...root.querySelectorAll< HTMLFormElement >( FORM ) ].filter(
		( form ) => form.checkVisibility()
	);
}

function isToBeSaved( form: HTMLFormElement ): boolean {
	return (
		form.closest( '[role="dialog"]' ) !== null ||
		form.matches( UNSAVED_FORM )
	);
}
