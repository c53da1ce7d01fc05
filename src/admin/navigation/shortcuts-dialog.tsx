import { Modal, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { displayShortcut } from '@wordpress/keycodes';
import { hasSingleKeys, saveSingleKeys } from './preferences';

interface ShortcutText {
	/** Alternative keys of the same action. */
	keys: string[];

	label: string;

	/** Whether a single key triggers it, which users can switch off. */
	isSingle: boolean;
}

/** All shortcuts of the page, including those of other screens. */
const SHORTCUTS: ShortcutText[] = [
	{
		keys: [ '/' ],
		label: __( 'Search customers', 'fluent-cart-customers' ),
		isSingle: true,
	},
	{
		keys: [ '↓' ],
		label: __(
			'Go from search to the first customer',
			'fluent-cart-customers'
		),
		isSingle: false,
	},
	{
		keys: [ 'j', '↓' ],
		label: __( 'Next customer in the list', 'fluent-cart-customers' ),
		isSingle: true,
	},
	{
		keys: [ 'k', '↑' ],
		label: __( 'Previous customer in the list', 'fluent-cart-customers' ),
		isSingle: true,
	},
	{
		keys: [ 'Enter' ],
		label: __(
			'Open the customer, or from search the first one',
			'fluent-cart-customers'
		),
		isSingle: false,
	},
	{
		keys: [ 'n' ],
		label: __(
			'Next customer, on the customer screen',
			'fluent-cart-customers'
		),
		isSingle: true,
	},
	{
		keys: [ 'p' ],
		label: __(
			'Previous customer, on the customer screen',
			'fluent-cart-customers'
		),
		isSingle: true,
	},
	{
		keys: [ displayShortcut.primary( 's' ) ],
		label: __( 'Save changes', 'fluent-cart-customers' ),
		isSingle: false,
	},
	{
		keys: [ '?' ],
		label: __( 'Show keyboard shortcuts', 'fluent-cart-customers' ),
		isSingle: true,
	},
];

/**
 * The list of shortcuts, and the switch of single keys.
 */
export default function ShortcutsDialog( {
	title,
	onClose,
}: {
	title: string;
	onClose: () => void;
} ) {
	return (
		<Modal title={ title } size="small" onRequestClose={ onClose }>
			<ShortcutList />
		</Modal>
	);
}

function ShortcutList() {
	const isOn = useSelect( hasSingleKeys, [] );

	return (
		<>
			<dl className="fcc-shortcuts">
				{ SHORTCUTS.map( ( { keys, label, isSingle } ) => (
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
				) ) }
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
