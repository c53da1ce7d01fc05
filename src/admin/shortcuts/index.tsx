import { Button, Modal, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import { hasSingleKeys, rememberSingleKeys } from './preference';
import { getShortcuts, useShortcut } from './use-shortcut';
import './style.scss';

/**
 * The way to the list of shortcuts, by key and, for who has switched the keys
 * off, by a button.
 */
export function Shortcuts() {
	const [ isOpen, setIsOpen ] = useState( false );
	const open = () => setIsOpen( true );
	const title = __( 'Keyboard shortcuts', 'fluent-cart-customers' );

	useShortcut( {
		key: '?',
		label: __( 'Show these shortcuts', 'fluent-cart-customers' ),
		run: open,
	} );

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
			<dl className={ `fcc-shortcuts ${ isOn ? '' : 'is-off' }` }>
				{ getShortcuts().map( ( { key, label } ) => (
					<div key={ key } className="fcc-shortcuts__item">
						<dt>{ label }</dt>
						<dd>
							<kbd>{ key }</kbd>
						</dd>
					</div>
				) ) }
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
				onChange={ rememberSingleKeys }
			/>
		</>
	);
}
