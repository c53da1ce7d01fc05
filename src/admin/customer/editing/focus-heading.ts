/**
 * Leads the focus to the heading of a panel, where the element that has it is
 * about to go.
 *
 * @param element Something in the panel.
 */
export function focusHeading( element: Element | null | undefined ): void {
	element?.closest( 'section' )?.querySelector( 'h2' )?.focus();
}
