/**
 * @param element Something in a panel.
 * @return The panel's heading.
 */
export function headingOf(
	element: Element | null | undefined
): HTMLElement | null | undefined {
	return element?.closest( 'section' )?.querySelector( 'h2' );
}

/**
 * Leads the focus to the heading of a panel, where the element that has it is
 * about to go.
 *
 * @param element Something in the panel.
 */
export function focusHeading( element: Element | null | undefined ): void {
	headingOf( element )?.focus();
}
