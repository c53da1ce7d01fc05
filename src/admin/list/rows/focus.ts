/** Links of the customers in the list. */
const LINKS = '.fcc-card [data-customer]';

/**
 * Moves the focus by one row; from outside the list, to the first row.
 *
 * @return Whether such a row exists.
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

/** Whether an element is the link of a customer in the list. */
export function isRowLink( element: EventTarget | null ): boolean {
	return element instanceof Element && element.matches( LINKS );
}

/** The links of the shown customers, also of those that a search suggests. */
export function shownLinks(): HTMLElement[] {
	return [ ...document.querySelectorAll< HTMLElement >( LINKS ) ].filter(
		( link ) => link.checkVisibility()
	);
}
