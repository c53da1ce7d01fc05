import type { Frame, Page } from '@playwright/test';

/**
 * Finds controls that are too small for their content: a date whose year is cut off, a cut placeholder, a button that
 * is too small for its label.
 *
 * @param page
 * @param root Selector of the parts to check.
 * @return A line for each control.
 */
export function findClippedControls(
	page: Page | Frame,
	root: string
): Promise< string[] > {
	return page.evaluate( ( selector ) => {
		const controls = [
			...document.querySelectorAll< HTMLElement >(
				`:is( ${ selector } ) :is( input:not( [type='checkbox'], [type='radio'], [type='hidden'] ), select, button )`
			),
		];
		return controls
			.filter(
				( control ) =>
					control.checkVisibility( {
						opacityProperty: true,
						visibilityProperty: true,
					} ) &&
					control.clientWidth > 1 &&
					! control.closest( '[inert]' ) &&
					neededWidth( control ) >
						control.getBoundingClientRect().width + 1
			)
			.map( lineAbout );

		/** The width without constraints. */
		function neededWidth( control: HTMLElement ): number {
			if ( control instanceof HTMLButtonElement ) {
				return control.scrollWidth - control.clientWidth > 1
					? Infinity
					: 0;
			}
			const style = getComputedStyle( control );
			const beside =
				parseFloat( style.paddingLeft ) +
				parseFloat( style.paddingRight ) +
				parseFloat( style.borderLeftWidth ) +
				parseFloat( style.borderRightWidth );
			if ( control instanceof HTMLInputElement ) {
				if ( ! /date|time/.test( control.type ) ) {
					// Typed text may be longer: it scrolls.
					return control.placeholder
						? widthOf( control.placeholder, style ) + beside
						: 0;
				}
			}
			const copy = control.cloneNode( true );
			if ( ! ( copy instanceof HTMLElement ) ) {
				return 0;
			}
			copy.removeAttribute( 'id' );
			copy.style.cssText =
				'position: absolute; width: max-content; min-width: 0; max-width: none; visibility: hidden;';
			control.after( copy );
			const { width } = copy.getBoundingClientRect();
			copy.remove();
			return width;
		}

		function widthOf(
			text: string,
			{ font }: CSSStyleDeclaration
		): number {
			const context = document
				.createElement( 'canvas' )
				.getContext( '2d' );
			if ( ! context ) {
				return 0;
			}
			context.font = font;
			return context.measureText( text ).width;
		}

		function lineAbout( control: HTMLElement ): string {
			const name =
				control.getAttribute( 'aria-label' ) ||
				( control instanceof HTMLInputElement &&
					control.labels?.[ 0 ]?.textContent ) ||
				control.textContent ||
				control.className;
			return `${ control.tagName.toLowerCase() } ${ name }`;
		}
	}, root );
}
