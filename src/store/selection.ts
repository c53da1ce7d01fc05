import { LIMITS, type CustomerQuery } from '../api';
import type { ActionOf, SharedAction } from './shared';

/** The search and filters of a list, without page and order. */
export type CustomerCriteria = Pick< CustomerQuery, 'search' | 'filters' >;

/** Customers by id, or all customers that match criteria, with exceptions. */
export type Selection =
	{ ids: number[] } | { all: CustomerCriteria; except: number[] };

export type SelectionState = Selection;

type Action = SharedAction | ActionOf< typeof actions >;

/** Ids that one request accepts, as selected ids or as exceptions. */
export const MAX_SELECTED_IDS = Math.min(
	LIMITS.bulkIds,
	LIMITS.bulkExceptions
);

const EMPTY_SELECTION: Selection = { ids: [] };

/**
 * @return Whether no customer is selected. A selection of all matching customers
 *         is never empty, because only the list knows how many match.
 */
export function isEmptySelection( selection: Selection ): boolean {
	return 'ids' in selection && selection.ids.length === 0;
}

/**
 * @param selection
 * @param total     Number of matching customers, for a selection of all of them.
 * @return How many customers are selected.
 */
export function countSelected( selection: Selection, total: number ): number {
	return 'ids' in selection
		? selection.ids.length
		: Math.max( total - selection.except.length, 0 );
}

/**
 * @param selection
 * @param id        A customer that matches the criteria.
 * @return Whether the customer is selected.
 */
export function isSelected( selection: Selection, id: number ): boolean {
	return 'ids' in selection
		? selection.ids.includes( id )
		: ! selection.except.includes( id );
}

function addToSelection( selection: Selection, ids: number[] ): Selection {
	return 'ids' in selection
		? { ids: capIds( selection.ids, ids ) }
		: { ...selection, except: exclude( selection.except, ids ) };
}

function removeFromSelection( selection: Selection, ids: number[] ): Selection {
	return 'ids' in selection
		? { ids: exclude( selection.ids, ids ) }
		: { ...selection, except: capIds( selection.except, ids ) };
}

/** Adds ids up to the limit of a request. */
function capIds( ids: number[], added: number[] ): number[] {
	return [ ...new Set( [ ...ids, ...added ] ) ].slice( 0, MAX_SELECTED_IDS );
}

function exclude( ids: number[], removed: number[] ): number[] {
	return ids.filter( ( id ) => ! removed.includes( id ) );
}

/**
 * Adds customers to the selection.
 *
 * @return The action.
 */
function selectCustomers( ids: number[] ) {
	return { type: 'SELECT_CUSTOMERS', ids } as const;
}

/**
 * Removes customers from the selection.
 *
 * @return The action.
 */
function deselectCustomers( ids: number[] ) {
	return { type: 'DESELECT_CUSTOMERS', ids } as const;
}

/**
 * Selects all customers that match, on all pages.
 *
 * @return The action.
 */
function selectAllMatching( criteria: CustomerCriteria ) {
	return { type: 'SELECT_ALL_MATCHING', criteria } as const;
}

/**
 * Clears the selection.
 *
 * @return The action.
 */
function clearSelection() {
	return { type: 'CLEAR_SELECTION' } as const;
}

export const actions = {
	clearSelection,
	deselectCustomers,
	selectAllMatching,
	selectCustomers,
};

export function reducer(
	state: SelectionState = EMPTY_SELECTION,
	action: Action
): SelectionState {
	switch ( action.type ) {
		case 'SELECT_CUSTOMERS':
			return addToSelection( state, action.ids );
		case 'DESELECT_CUSTOMERS':
			return removeFromSelection( state, action.ids );
		case 'SELECT_ALL_MATCHING':
			return { all: action.criteria, except: [] };
		case 'CLEAR_SELECTION':
			return EMPTY_SELECTION;
		case 'REMOVE_CUSTOMERS':
			// Deleted customers no longer match, so they need no exception.
			return 'ids' in state &&
				state.ids.some( ( id ) => action.ids.includes( id ) )
				? removeFromSelection( state, action.ids )
				: state;
	}
	return state;
}

/**
 * The customers that bulk actions apply to.
 *
 * @return The selection, the same object until it changes.
 */
function getSelection( state: { selection: SelectionState } ): Selection {
	return state.selection;
}

export const selectors = { getSelection };
