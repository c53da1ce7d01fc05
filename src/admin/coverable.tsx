import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

interface CoverableProps {
	isCovered: boolean;

	/** Finds what is to have the focus once it is uncovered; else it is what had it last. */
	findFocus: ( root: HTMLElement ) => HTMLElement | null;

	children: ReactNode;
}

/**
 * A screen that stays as it is while another one covers it: neither seen nor
 * reached then, and afterwards scrolled to where it was.
 *
 * @param props
 * @param props.isCovered
 * @param props.findFocus Must be the same function from render to render.
 * @param props.children
 */
export function Coverable( {
	isCovered,
	findFocus,
	children,
}: CoverableProps ) {
	const root = useRef< HTMLDivElement >( null );
	const scrolledTo = useRef( 0 );
	const lastFocused = useRef< HTMLElement >();
	const wasCovered = useRef( false );

	useLayoutEffect( () => {
		const element = root.current;
		if ( ! element ) {
			return;
		}
		if ( isCovered ) {
			wasCovered.current = true;
			window.scrollTo( 0, 0 );
			return;
		}
		if ( wasCovered.current ) {
			window.scrollTo( 0, scrolledTo.current );
			( findFocus( element ) ?? lastFocused.current )?.focus();
		}

		// Noted as it happens: once it is covered, both are gone.
		const noteScroll = () => {
			scrolledTo.current = window.scrollY;
		};
		const noteFocus = ( { target }: FocusEvent ) => {
			if ( target instanceof HTMLElement ) {
				lastFocused.current = target;
			}
		};
		noteScroll();
		window.addEventListener( 'scroll', noteScroll, { passive: true } );
		element.addEventListener( 'focusin', noteFocus );
		return () => {
			window.removeEventListener( 'scroll', noteScroll );
			element.removeEventListener( 'focusin', noteFocus );
		};
	}, [ isCovered, findFocus ] );

	return (
		<div ref={ root } hidden={ isCovered }>
			{ children }
		</div>
	);
}
