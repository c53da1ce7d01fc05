import { useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';

/** A heading that can receive the focus. */
const HEADING = ':is( h1, h2 )[tabindex="-1"]';

/**
 * Moves the focus to the nearest heading if the element is unmounted while the
 * focus is in it.
 *
 * @return Ref of the element that may be unmounted.
 */
export function useFocusFallback(): RefObject< HTMLDivElement > {
	const ref = useRef< HTMLDivElement >( null );

	useLayoutEffect( () => {
		const element = ref.current;
		return () => {
			if ( element?.contains( element.ownerDocument.activeElement ) ) {
				focusAround( element );
			}
		};
	}, [] );

	return ref;
}

function focusAround( element: HTMLElement ): void {
	const part = element.closest< HTMLElement >(
		`[role="dialog"], :has( ${ HEADING } )`
	);
	( part?.querySelector< HTMLElement >( HEADING ) ?? part )?.focus();
}
