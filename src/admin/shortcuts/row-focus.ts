/** The links of the customers in the list. */
const LINKS = '.fcc-card [data-customer]';

/**
 * Moves the focus along the customers of the list; from elsewhere it goes to the
 * first.
 *
 * @param step
 * @return Whether there was a customer to go to.
 */
export function focusRow( step: 1 | -1 ): boolean {
	const links = shownLinks();
	const focused = links[ 0 ]?.ownerDocument.activeElement;
	const row = focused?.closest( 'tr' );
	const index = links.findIndex(
		( link ) => link === focused || !! row?.contains( link )
	);
	const target = index < 0 ? links[ 0 ] : links[ index + step ];

	target?.focus();
	return !! target;
}

/**
 * @return Whether the link of the first customer has the focus now.
 */
export function focusFirstRow(): boolean {
	const [ first ] = shownLinks();
	first?.focus();
	return !! first;
}

/**
 * @param element
 * @return Whether it is the link of a customer in the list.
 */
export function isRowLink( element: EventTarget | null ): boolean {
	return element instanceof Element && element.matches( LINKS );
}

function shownLinks(): HTMLElement[] {
	return [ ...document.querySelectorAll< HTMLElement >( LINKS ) ].filter(
		( link ) => link.checkVisibility()
	);
}
