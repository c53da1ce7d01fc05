import { Button } from '@wordpress/components';
import {
	lazy,
	Suspense,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { isKeyboardEvent } from '@wordpress/keycodes';
import type { RefObject } from 'react';
import { ErrorBoundary } from '../../components/error-boundary';
import { hasSingleKeys } from './preferences';
import './style.scss';

const ShortcutsDialog = lazy(
	() => import( /* webpackChunkName: "shortcuts" */ './shortcuts-dialog' )
);

/** The keys that are typed alone. The dialog explains them and others. */
const KEYS = {
	search: '/',
	nextRow: 'j',
	previousRow: 'k',
	next: 'n',
	previous: 'p',
	help: '?',
};

type ShortcutName = keyof typeof KEYS;

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
	const key = KEYS[ name ];
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
	[ ...shortcuts ]
		.flatMap( ( { current } ) => current ?? [] )
		.find( ( { key } ) => key === KEYS.help )
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
				<ErrorBoundary>
					<Suspense fallback={ null }>
						<ShortcutsDialog
							title={ title }
							onClose={ () => setIsOpen( false ) }
						/>
					</Suspense>
				</ErrorBoundary>
			) }
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
