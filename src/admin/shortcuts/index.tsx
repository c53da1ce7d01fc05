import { Button, Modal, ToggleControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import { SHORTCUTS } from './catalog';
import { hasSingleKeys, rememberSingleKeys } from './preference';
import { useSaveShortcut } from './use-save-shortcut';
import { useShortcut } from './use-shortcut';
import './style.scss';

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
				onChange={ rememberSingleKeys }
			/>
		</>
	);
}
