import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';

interface KeepMountedProps {
	isHidden: boolean;

	/**
	 * Finds the element to focus when the screen is shown again. Without one, the
	 * last focused element receives the focus. Must be the same function from
	 * render to render.
	 */
	findFocusTarget: ( root: HTMLElement ) => HTMLElement | null;

	children: ReactNode;
}

/**
 * Keeps a screen mounted but hidden and inert while another screen is shown.
 * Restores scroll position and focus afterwards.
 */
export function KeepMounted( {
	isHidden,
	findFocusTarget,
	children,
}: KeepMountedProps ) {
	const root = useRef< HTMLDivElement >( null );
	const scrolledTo = useRef( 0 );
	const lastFocused = useRef< HTMLElement >();
	const wasHidden = useRef( false );

	useLayoutEffect( () => {
		const element = root.current;
		if ( ! element ) {
			return;
		}
		let stopWaiting = () => {};
		if ( isHidden ) {
			wasHidden.current = true;
			window.scrollTo( 0, 0 );
			return;
		}
		if ( wasHidden.current ) {
			window.scrollTo( 0, scrolledTo.current );
			const target = findFocusTarget( element );
			if ( target ) {
				target.focus();
			} else {
				// For a moment, the rows may be those of another page.
				if ( lastFocused.current?.isConnected ) {
					lastFocused.current.focus();
				}
				stopWaiting = focusWhenRendered( element, findFocusTarget );
			}
		}

		// Recorded continuously, because a hidden screen has neither a scroll
		// position nor the focus.
		const recordScroll = () => {
			scrolledTo.current = window.scrollY;
		};
		const recordFocus = ( { target }: FocusEvent ) => {
			if ( target instanceof HTMLElement ) {
				lastFocused.current = target;
			}
		};
		recordScroll();
		window.addEventListener( 'scroll', recordScroll, { passive: true } );
		element.addEventListener( 'focusin', recordFocus );
		return () => {
			stopWaiting();
			window.removeEventListener( 'scroll', recordScroll );
			element.removeEventListener( 'focusin', recordFocus );
		};
	}, [ isHidden, findFocusTarget ] );

	return (
		<div ref={ root } hidden={ isHidden }>
			{ children }
		</div>
	);
}

/** After this time, the user has focused something else. */
const FOCUS_WAIT_MS = 2000;

/**
 * Focuses an element as soon as it is rendered, unless the user has moved the
 * focus before.
 *
 * @return Stops waiting.
 */
function focusWhenRendered(
	root: HTMLElement,
	find: ( root: HTMLElement ) => HTMLElement | null
): () => void {
	const { activeElement: focusedBefore, body } = root.ownerDocument;
	const observer = new MutationObserver( () => {
		const target = find( root );
		if ( target ) {
			stop();
			const { activeElement } = root.ownerDocument;
			if ( activeElement === body || activeElement === focusedBefore ) {
				target.focus();
			}
		}
	} );
	const timer = setTimeout( () => observer.disconnect(), FOCUS_WAIT_MS );
	const stop = () => {
		clearTimeout( timer );
		observer.disconnect();
	};

	observer.observe( root, { childList: true, subtree: true } );
	return stop;
}
