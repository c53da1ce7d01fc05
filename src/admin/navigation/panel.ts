import { createContext, useContext } from '@wordpress/element';
import type { ComponentType } from 'react';
import type { Customer, CustomerSummary } from '@fcc/store';

export interface PanelProps {
	customerId: number;

	/**
	 * The full record, or at first the row of a list, which lacks `version`,
	 * addresses, phone and additional info.
	 */
	customer: Customer | CustomerSummary;
}

/** A part of the customer screen; part of the public contract (docs/panels.md). */
export interface Panel {
	/** Unique among the panels. */
	id: string;

	/** The heading. */
	title: string;

	/**
	 * `top` spans the screen, without a card and heading; the others are columns.
	 */
	area: 'top' | 'main' | 'side';

	Component: ComponentType< PanelProps >;
}

/** The first field that accepts input. */
const FIRST_FIELD =
	':is(input, select, textarea):not([readonly], :disabled, [type="hidden"])';

/** Ids of the shown panels. */
export const PanelIds = createContext< string[] >( [] );

/**
 * @return Whether the panel exists. Plugins can remove panels.
 */
export function useHasPanel( id: string ): boolean {
	return useContext( PanelIds ).includes( id );
}

/**
 * @param id Id of a panel with a heading.
 * @return The id of the heading's element.
 */
export function panelHeadingId( id: string ): string {
	return `fcc-panel-${ id }`;
}

/**
 * Scrolls to a panel and focuses it.
 *
 * @param selector Element to focus; without one, the heading.
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
 * Focuses the first field of the profile.
 *
 * @return Whether the profile exists. Plugins can remove it.
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

function isInView( ...elements: Array< Element | null | undefined > ): boolean {
	const adminBar = document.getElementById( 'wpadminbar' );
	const top = adminBar?.getBoundingClientRect().bottom ?? 0;

	return elements.every( ( element ) => {
		const box = element?.getBoundingClientRect();
		return ! box || ( box.top >= top && box.bottom <= window.innerHeight );
	} );
}
