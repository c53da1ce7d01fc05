import { useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';

/** A heading to which the focus may be led. */
const HEADING = ':is( h1, h2 )[tabindex="-1"]';

/**
 * Keeps the focus from being lost with what goes away while it is in there, as
 * a button does that has helped: the person goes on at the heading of the part
 * of the page that they were in.
 *
 * @return For the element that may go away.
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
