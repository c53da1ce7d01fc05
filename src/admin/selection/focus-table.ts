/**
 * Puts the focus into the table after what had it is gone: on the checkbox of
 * the page, or on the search where there is no table any more.
 */
export function focusTable(): void {
	// What had it goes with the next rendering.
	setTimeout( () => {
		const isLost = ! document.querySelector( 'body :focus' );
		const target =
			document.querySelector< HTMLElement >(
				'.fcc-card thead input[type="checkbox"]'
			) ??
			document.querySelector< HTMLElement >(
				'.fcc-toolbar input[type="search"]'
			);
		if ( isLost ) {
			target?.focus( { preventScroll: true } );
		}
	}, 50 );
}
