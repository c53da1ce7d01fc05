import { useEffect } from '@wordpress/element';
import { hasModifier } from '../../../components/has-modifier';
import { focusRow, isRowLink } from './focus';
import { useShortcut } from '../../navigation/shortcuts';

/**
 * Moves the focus from row to row: by single keys from anywhere on the page, by
 * arrow keys from the link of a row.
 */
export function useRowShortcuts(): void {
	useShortcut( 'nextRow', () => focusRow( 1 ) );
	useShortcut( 'previousRow', () => focusRow( -1 ) );

	useEffect( () => {
		const move = ( event: KeyboardEvent ) => {
			const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
			if (
				step === undefined ||
				event.defaultPrevented ||
				hasModifier( event ) ||
				! isRowLink( event.target )
			) {
				return;
			}
			if ( focusRow( step === 1 ? 1 : -1 ) ) {
				event.preventDefault();
			}
		};
		document.addEventListener( 'keydown', move );
		return () => document.removeEventListener( 'keydown', move );
	}, [] );
}
