import type { CustomerQuery } from '../../api';

/** What makes customers match: what a list asks for, whatever its page and order. */
export type Matching = Pick< CustomerQuery, 'search' | 'filters' >;

/** Customers who are named, or all who match but some. */
export type Selection = { ids: number[] } | { all: Matching; except: number[] };

/** So many can be named, one by one, or excepted: as in the contract. */
export const MAX_NAMED = 1000;

export const NOBODY: Selection = { ids: [] };

/**
 * @param selection
 * @return Whether nobody is selected, as far as that can be told without the list.
 */
export function isNobody( selection: Selection ): boolean {
	return 'ids' in selection && selection.ids.length === 0;
}

/**
 * @param selection
 * @param total     How many match, if the selection is of all who match.
 * @return How many are selected.
 */
export function countSelected( selection: Selection, total: number ): number {
	return 'ids' in selection
		? selection.ids.length
		: Math.max( total - selection.except.length, 0 );
}

/**
 * @param selection
 * @param id
 * @return Whether a customer, who matches, is selected.
 */
export function isSelected( selection: Selection, id: number ): boolean {
	return 'ids' in selection
		? selection.ids.includes( id )
		: ! selection.except.includes( id );
}

/**
 * @param selection
 * @param ids
 * @return The selection with these customers, as far as so many can be named.
 */
export function withSelected( selection: Selection, ids: number[] ): Selection {
	return 'ids' in selection
		? { ids: named( selection.ids, ids ) }
		: { ...selection, except: without( selection.except, ids ) };
}

/**
 * @param selection
 * @param ids
 * @return The selection without these customers, as far as so many can be
 *         excepted.
 */
export function withoutSelected(
	selection: Selection,
	ids: number[]
): Selection {
	return 'ids' in selection
		? { ids: without( selection.ids, ids ) }
		: { ...selection, except: named( selection.except, ids ) };
}

function named( ids: number[], added: number[] ): number[] {
	return [ ...new Set( [ ...ids, ...added ] ) ].slice( 0, MAX_NAMED );
}

function without( ids: number[], removed: number[] ): number[] {
	return ids.filter( ( id ) => ! removed.includes( id ) );
}
