import { Button, Modal, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { displayShortcut, isKeyboardEvent } from '@wordpress/keycodes';
import type { RefObject } from 'react';
import { hasSingleKeys, saveSingleKeys } from './preferences';
import './style.scss';

interface ShortcutText {
	/** Alternative keys of the same action. */
	keys: string[];

	label: string;

	/** Whether a single key triggers it, which users can switch off. */
	isSingle: boolean;
}

/** All shortcuts of the page, including those of other screens. */
const SHORTCUTS = {
	search: {
		keys: [ '/' ],
		label: __( 'Search customers', 'fluent-cart-customers' ),
		isSingle: true,
	},
	firstResult: {
		keys: [ '↓' ],
		label: __(
			'Go from search to the first customer',
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
			'Next customer, on the customer screen',
			'fluent-cart-customers'
		),
		isSingle: true,
	},
	previous: {
		keys: [ 'p' ],
		label: __(
			'Previous customer, on the customer screen',
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
		label: __( 'Show keyboard shortcuts', 'fluent-cart-customers' ),
		isSingle: true,
	},
} satisfies Record< string, ShortcutText >;

type ShortcutName = keyof typeof SHORTCUTS;

interface Shortcut {
	/** The typed character, such as `/`. */
	key: string;
	run: () => void;
}

/** Elements in which a key types text or moves in a list. */
const TYPING_ELEMENTS = [
	'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])',
	'textarea',
	'select',
	'[contenteditable]:not([contenteditable="false"])',
	'[role="menu"]',
	'[role="listbox"]',
	'[role="combobox"]',
	'[role="textbox"]',
].join();

/**
 * Elements that cover the page and keep keys to themselves, including WordPress's
 * login.
 */
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
		( event.target instanceof Element &&
			event.target.closest( TYPING_ELEMENTS ) ) ||
		isDialogOpen() ||
		! hasSingleKeys()
	) {
		return;
	}
	event.preventDefault();
	shortcut.run();
} );

/**
 * Binds a single key while the component is mounted. Ignored in text fields,
 * menus and dialogs.
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

/** Shows the list of shortcuts. */
export function showShortcuts(): void {
	const { help } = SHORTCUTS;
	[ ...shortcuts ]
		.flatMap( ( { current } ) => current ?? [] )
		.find( ( { key } ) => help.keys.includes( key ) )
		?.run();
}

function isDialogOpen(): boolean {
	return [ ...document.querySelectorAll( DIALOG ) ].some( ( dialog ) =>
		dialog.checkVisibility()
	);
}

/** Caps Lock makes no difference. */
function typedKey( { key, shiftKey }: KeyboardEvent ): string {
	return shiftKey ? key : key.toLowerCase();
}

/**
 * Opens the list of shortcuts by key, or by a button if single keys are off.
 *
 * @param props.hasButton False where a menu has the same button.
 */
export function Shortcuts( { hasButton }: { hasButton: boolean } ) {
	const [ isOpen, setIsOpen ] = useState( false );
	const open = () => setIsOpen( true );
	const title = __( 'Keyboard shortcuts', 'fluent-cart-customers' );

	useShortcut( 'help', open );
	useSaveShortcut();

	return (
		<>
			{ hasButton && (
				<p className="fcc-shortcuts-opener">
					<Button variant="tertiary" size="small" onClick={ open }>
						{ title }
					</Button>
				</p>
			) }
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
					'Turn on single-key shortcuts',
					'fluent-cart-customers'
				) }
				help={ __(
					'Shortcuts don’t work while you’re typing in a field.',
					'fluent-cart-customers'
				) }
				checked={ isOn }
				onChange={ saveSingleKeys }
			/>
		</>
	);
}

/** A form drawn by the component `Form`. */
const FORM = 'form.fcc-form';

/** Forms of the customer screen have a save bar while they have unsaved edits. */
const UNSAVED_FORM = `${ FORM }:has(.fcc-save-bar)`;

/**
 * Saves with Ctrl+S or ⌘S, also while the user types: the form of the open
 * dialog, or all forms with unsaved edits. Suppresses the browser's own dialog if
 * the page has a form.
 */
function useSaveShortcut(): void {
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
				.filter( shouldSave )
				.forEach( ( form ) => form.requestSubmit() );
		};
		document.addEventListener( 'keydown', save );
		return () => document.removeEventListener( 'keydown', save );
	}, [] );
}

/** The forms of the topmost dialog, or of the page. */
function shownForms(): HTMLFormElement[] {
	const dialogs = [
		...document.querySelectorAll( '[role="dialog"], [role="alertdialog"]' ),
	].filter( ( dialog ) => dialog.checkVisibility() );
	const root = dialogs.at( -1 ) ?? document;

	return [ ...root.querySelectorAll< HTMLFormElement >( FORM ) ].filter(
		( form ) => form.checkVisibility()
	);
}

function shouldSave( form: HTMLFormElement ): boolean {
	return (
		form.closest( '[role="dialog"]' ) !== null ||
		form.matches( UNSAVED_FORM )
	);
}
