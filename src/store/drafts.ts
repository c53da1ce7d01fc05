import { createSelector } from '@wordpress/data';
import type { Customer, CustomerSummary } from '../api';
import type { ActionOf, SharedAction } from './shared';

/** Unsaved edits, by customer. */
export type DraftsState = Record< number, CustomerDrafts >;

/** The part of the state that the selectors read. */
interface State {
	drafts: DraftsState;
}

/** Unsaved edits of one customer, by form; undefined if the form has none. */
export interface CustomerDrafts {
	profile?: ProfileDraft | undefined;
	additionalInfo?: AdditionalInfoDraft | undefined;
}

interface Draft {
	/**
	 * The customer when the user began to edit. It separates the user's edits
	 * from later changes of other users. A list's row until the record is read.
	 */
	base: Customer | CustomerSummary;
}

export interface ProfileDraft extends Draft {
	/** Only the fields that differ from the base. */
	edits: Partial< Record< ProfileField, string > >;
}

export type ProfileField =
	'email' | 'first_name' | 'last_name' | 'phone' | 'status' | 'notes';

export interface AdditionalInfoDraft extends Draft {
	/** New values of the customer's keys, as text; null removes the key. */
	edits: Record< string, string | null >;
	added: NewInfoEntry[];
}

/** A new key of the additional info, as the user entered it. */
export interface NewInfoEntry {
	/** Identifies the entry while its key is empty. */
	id: number;
	key: string;
	kind: InfoType;
	text: string;
}

/** Types of a value in the contract. */
export type InfoType = 'text' | 'number' | 'boolean';

type Action = SharedAction | ActionOf< typeof actions >;

/**
 * Stores unsaved edits of a customer, so that they survive navigation.
 *
 * @param customerId
 * @param drafts     Drafts by form; undefined removes the draft of a form.
 * @return The action.
 */
function setDrafts( customerId: number, drafts: CustomerDrafts ) {
	return { type: 'SET_DRAFTS', customerId, drafts } as const;
}

export const actions = { setDrafts };

export function reducer(
	state: DraftsState = {},
	action: Action
): DraftsState {
	switch ( action.type ) {
		case 'SET_DRAFTS':
			return withDrafts( state, action.customerId, {
				...state[ action.customerId ],
				...action.drafts,
			} );
		case 'REMOVE_CUSTOMERS':
			return action.ids.some( ( id ) => id in state )
				? action.ids.reduce(
						( left, id ) => withDrafts( left, id, {} ),
						state
					)
				: state;
	}
	return state;
}

function withDrafts(
	state: DraftsState,
	id: number,
	drafts: CustomerDrafts
): DraftsState {
	const { [ id ]: _, ...others } = state;

	return Object.values( drafts ).some( ( draft ) => draft )
		? { ...others, [ id ]: drafts }
		: others;
}

const NO_DRAFTS: CustomerDrafts = {};

/**
 * @return The unsaved edits of a customer, by form.
 */
function getDrafts( state: State, customerId: number ): CustomerDrafts {
	return state.drafts[ customerId ] ?? NO_DRAFTS;
}

/**
 * @return Whether any customer has unsaved edits.
 */
function hasDrafts( state: State ): boolean {
	return Object.keys( state.drafts ).length > 0;
}

/**
 * @return The ids of the customers with unsaved edits, the same array until the
 *         ids change.
 */
const getUnsavedCustomers = createSelector(
	( state: State ): number[] => Object.keys( state.drafts ).map( Number ),
	( state: State ) => [ Object.keys( state.drafts ).join() ]
);

export const selectors = { getDrafts, getUnsavedCustomers, hasDrafts };
