import { __ } from '@wordpress/i18n';
import { displayShortcut } from '@wordpress/keycodes';

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
