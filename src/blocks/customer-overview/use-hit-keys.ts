import { useRefEffect } from '@wordpress/compose';
import type { RefCallback } from 'react';

/**
 * Has the arrow keys lead from a search to its hits and back. Enter in the search
 * leads to the first hit, too: it chooses nobody whom the person has not seen.
 *
 * @return For the element that holds the search and the hits, which are buttons
 *         in a list.
 */
export function useHitKeys(): RefCallback< HTMLElement > {
	// Not by React, which would hear the keys only after the block editor has:
	// it leads the focus to other blocks with them.
	return useRefEffect< HTMLElement >( ( element ) => {
		function onKeyDown( event: KeyboardEvent ) {
			const stops = Array.from(
				element.querySelectorAll< HTMLElement >( 'input, li button' )
			);
			const current = stops.findIndex(
				( stop ) => stop === element.ownerDocument.activeElement
			);
			const step = stepOf( event.key, current === 0 );
			if ( current !== -1 && step ) {
				event.preventDefault();
				stops[ current + step ]?.focus();
			}
		}
		element.addEventListener( 'keydown', onKeyDown );
		return () => element.removeEventListener( 'keydown', onKeyDown );
	}, [] );
}

function stepOf( key: string, isInSearch: boolean ): number {
	if ( key === 'ArrowDown' || ( key === 'Enter' && isInSearch ) ) {
		return 1;
	}
	return key === 'ArrowUp' ? -1 : 0;
}
