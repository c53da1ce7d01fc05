import type { Frame, Page } from '@playwright/test';

/**
 * Finds text that is unreadable or unreachable: outside of the window, overflowing its box, or cut off without an
 * ellipsis. Scrollable text and text with an ellipsis are fine.
 *
 * @param page
 * @param roots Selectors of the parts to check.
 * @return A line for each text.
 */
export function findOverflowingText(
	page: Page | Frame,
	roots: string[]
): Promise< string[] > {
	return page.evaluate( ( selectors ) => {
		/** Boxes that text must not overflow. */
		const BOXES =
			'.fcc-card, .fcc-panel, .fcc-address, .components-snackbar, .components-modal__frame, .components-popover__content, .fcc-badge, .fcc-status, .components-button, .components-notice, .fcc-conflicts__version, .postbox, .fcc-overview, td, th';
		const SLACK = 1.5;
		const found = new Set< string >();

		for ( const root of document.querySelectorAll(
			selectors.join( ', ' )
		) ) {
			const texts = document.createTreeWalker(
				root,
				NodeFilter.SHOW_TEXT
			);
			while ( texts.nextNode() ) {
				const text = texts.currentNode;
				const element = text.parentElement;
				if ( element && text.textContent?.trim() ) {
					const problem = problemOf( text, element );
					if ( problem ) {
						found.add( problem );
					}
				}
			}
		}
		return [ ...found ];

		function problemOf( text: Node, element: Element ) {
			const range = document.createRange();
			range.selectNodeContents( text );
			const { left, right, width } = range.getBoundingClientRect();
			if (
				width === 0 ||
				! element.checkVisibility( {
					opacityProperty: true,
					visibilityProperty: true,
				} ) ||
				element.closest( '.screen-reader-text, [inert]' ) ||
				(
					element.closest( 'a, button' ) ?? element
				).getBoundingClientRect().width <= 1
			) {
				return undefined;
			}
			for (
				let box: Element | null = element;
				box;
				box = box.parentElement
			) {
				const style = getComputedStyle( box );
				const edges = box.getBoundingClientRect();
				const isOutside =
					left < edges.left - SLACK || right > edges.right + SLACK;
				if ( style.clipPath !== 'none' ) {
					return undefined; // For screen readers.
				}
				if ( isOutside && /auto|scroll/.test( style.overflowX ) ) {
					return undefined;
				}
				if ( isOutside && /hidden|clip/.test( style.overflowX ) ) {
					return style.textOverflow === 'ellipsis' ||
						style.webkitLineClamp !== 'none'
						? undefined
						: lineAbout( 'is cut by', box );
				}
				if ( isOutside && box.matches( BOXES ) ) {
					return lineAbout( 'sticks out of', box );
				}
			}
			return left < -SLACK || right > window.innerWidth + SLACK
				? lineAbout( 'lies beside the window, in', element )
				: undefined;

			function lineAbout( what: string, box: Element ) {
				return `“${ text.textContent?.trim().slice( 0, 20 ) }” ${ what } ${ box.tagName.toLowerCase() }.${ box.className }`;
			}
		}
	}, roots );
}
