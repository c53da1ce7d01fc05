import type { Matching } from './selection';

/**
 * Selects customers beside those who are selected already.
 *
 * @return The action.
 */
export function selectCustomers( ids: number[] ) {
	return { type: 'SELECT_CUSTOMERS', ids } as const;
}

/**
 * Takes customers out of the selection.
 *
 * @return The action.
 */
export function deselectCustomers( ids: number[] ) {
	return { type: 'DESELECT_CUSTOMERS', ids } as const;
}

/**
 * Selects all who match, on whatever page they are.
 *
 * @return The action.
 */
export function selectAllMatching( matching: Matching ) {
	return { type: 'SELECT_ALL_MATCHING', matching } as const;
}

/**
 * Selects nobody.
 *
 * @return The action.
 */
export function clearSelection() {
	return { type: 'CLEAR_SELECTION' } as const;
}
