import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

interface KeepMountedProps {
	isHidden: boolean;

	/** Finds what is to have the focus once it is uncovered; else it is what had it last. */
	findFocusTarget: ( root: HTMLElement ) => HTMLElement | null;

	children: ReactNode;
}

/**
 * A screen that stays as it is while another one covers it: neither seen nor
 * reached then, and afterwards scrolled to where it was.
 *
 * @param props.findFocus Must be the same function from render to render.
 */
export function KeepMounted( {
	isHidden,
	findFocusTarget,
	children,
}: KeepMountedProps ) {
	const root = useRef< HTMLDivElement >( null );
	const scrolledTo = useRef( 0 );
	const lastFocused = useRef< HTMLElement >();
	const wasCovered = useRef( false );

	useLayoutEffect( () => {
		const element = root.current;
		if ( ! element ) {
			return;
		}
		let stopWaiting = () => {};
		if ( isHidden ) {
			wasCovered.current = true;
			window.scrollTo( 0, 0 );
			return;
		}
		if ( wasCovered.current ) {
			window.scrollTo( 0, scrolledTo.current );
			const target = findFocusTarget( element );
			if ( target ) {
				target.focus();
			} else {
				// The rows may be those of another page for a moment.
				if ( lastFocused.current?.isConnected ) {
					lastFocused.current.focus();
				}
				stopWaiting = focusWhenRendered( element, findFocusTarget );
			}
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
			stopWaiting();
			window.removeEventListener( 'scroll', noteScroll );
			element.removeEventListener( 'focusin', noteFocus );
		};
	}, [ isHidden, findFocusTarget ] );

	return (
		<div ref={ root } hidden={ isHidden }>
			{ children }
		</div>
	);
}

/** In milliseconds: after that, the person has gone on by themselves. */
const WAIT = 2000;

/**
 * Gives the focus to what is not drawn yet, unless the person takes it elsewhere
 * from what has it now.
 *
 * @return Stops waiting.
 */
function focusWhenRendered(
	root: HTMLElement,
	find: ( root: HTMLElement ) => HTMLElement | null
): () => void {
	const { activeElement: standIn, body } = root.ownerDocument;
	const observer = new MutationObserver( () => {
		const target = find( root );
		if ( target ) {
			stop();
			const { activeElement } = root.ownerDocument;
			if ( activeElement === body || activeElement === standIn ) {
				target.focus();
			}
		}
	} );
	const timer = setTimeout( () => observer.disconnect(), WAIT );
	const stop = () => {
		clearTimeout( timer );
		observer.disconnect();
	};

	observer.observe( root, { childList: true, subtree: true } );
	return stop;
}
