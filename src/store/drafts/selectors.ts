import { createSelector } from '@wordpress/data';
import type { State } from '../types';
import type { CustomerDrafts } from './reducer';

const NO_DRAFTS: CustomerDrafts = {};

/**
 * @return What was typed of a customer and not saved, by its form.
 */
export function getDrafts( state: State, customerId: number ): CustomerDrafts {
	return state.drafts[ customerId ] ?? NO_DRAFTS;
}

/**
 * @return Whether anything of any customer is not saved.
 */
export function hasDrafts( state: State ): boolean {
	return Object.keys( state.drafts ).length > 0;
}

/**
 * @return The ids of the customers of whom something is not saved, the same
 *         array as long as these are the same.
 */
export const getUnsavedCustomers = createSelector(
	( state: State ): number[] => Object.keys( state.drafts ).map( Number ),
	( state: State ) => [ Object.keys( state.drafts ).join() ]
);
