import { createContext, useContext } from '@wordpress/element';
import type { ComponentType } from 'react';
import type { Customer, CustomerSummary } from '@fcc/store';

export interface PanelProps {
	customerId: number;

	/**
	 * What is known of the customer: at first perhaps only the row of a list,
	 * which has neither `version` nor addresses, phone and additional info.
	 */
	customer: Customer | CustomerSummary;
}

/** A part of the customer screen. */
export interface Panel {
	/** Tells it from the others. */
	id: string;

	/** Its heading. */
	title: string;

	/** Where it stands: across the top, without a card and heading; or in one of the columns. */
	area: 'top' | 'main' | 'side';

	Component: ComponentType< PanelProps >;
}

/** The first field that can be typed in. */
const FIRST_FIELD =
	':is(input, select, textarea):not([readonly], :disabled, [type="hidden"])';

/** The ids of the panels that are shown. */
export const PanelIds = createContext< string[] >( [] );

/**
 * @return Whether there is this panel to lead to: plugins can remove it.
 */
export function useHasPanel( id: string ): boolean {
	return useContext( PanelIds ).includes( id );
}

/**
 * @param id Of a panel with a heading.
 * @return The id of the heading's element.
 */
export function panelHeadingId( id: string ): string {
	return `fcc-panel-${ id }`;
}

/**
 * Leads to a panel.
 *
 * @param selector What in it is to have the focus; without it, or where there
 *                 is none, the heading.
 */
export function goToPanel( id: string, selector?: string ): void {
	const heading = document.getElementById( panelHeadingId( id ) );
	const panel = heading?.closest( '.fcc-panel' );
	const target = selector
		? panel?.querySelector< HTMLElement >( selector )
		: undefined;

	if ( panel && ! isInView( heading, target ) ) {
		panel.scrollIntoView( {
			behavior: window.matchMedia( '(prefers-reduced-motion: reduce)' )
				.matches
				? 'auto'
				: 'smooth',
		} );
	}
	( target ?? heading )?.focus( { preventScroll: true } );
}

/**
 * Leads to the first field of the profile that can be typed in.
 *
 * @return Whether there is a profile: plugins can remove it.
 */
export function goToProfile(): boolean {
	const hasProfile = !! document.getElementById(
		panelHeadingId( 'profile' )
	);
	if ( hasProfile ) {
		goToPanel( 'profile', FIRST_FIELD );
	}
	return hasProfile;
}

/** Whether both are in sight already, so that nothing needs to move. */
function isInView( ...elements: Array< Element | null | undefined > ): boolean {
	const adminBar = document.getElementById( 'wpadminbar' );
	const top = adminBar?.getBoundingClientRect().bottom ?? 0;

	return elements.every( ( element ) => {
		const box = element?.getBoundingClientRect();
		return ! box || ( box.top >= top && box.bottom <= window.innerHeight );
	} );
}
