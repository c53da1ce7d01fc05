import type { Customer, CustomerSummary } from '../../api';
import type { Action } from '../types';

/** What a person has typed of one customer and not saved, by customer. */
export type DraftsState = Record< number, CustomerDrafts >;

/** By the form in which it was typed; undefined where nothing is unsaved. */
export interface CustomerDrafts {
	profile?: ProfileDraft | undefined;
	additionalInfo?: AdditionalInfoDraft | undefined;
}

interface Draft {
	/**
	 * The customer as they were when the typing began: what others change from
	 * then on is told from what this person changes. Of a list's row as long as
	 * the record was not there.
	 */
	base: Customer | CustomerSummary;
}

export interface ProfileDraft extends Draft {
	/** Only the fields that differ from the base. */
	typed: Partial< Record< ProfileField, string > >;
}

export type ProfileField =
	'email' | 'first_name' | 'last_name' | 'phone' | 'status' | 'notes';

export interface AdditionalInfoDraft extends Draft {
	/** Keys that the customer has: the new value as text, or null to remove it. */
	typed: Record< string, string | null >;
	added: AddedInfo[];
}

/** A key that is being added; each part of it as it was typed. */
export interface AddedInfo {
	/** Tells it from others while it has no key yet. */
	id: number;
	key: string;
	kind: InfoKind;
	text: string;
}

/** The types that the contract has for a value. */
export type InfoKind = 'text' | 'number' | 'boolean';

export function drafts( state: DraftsState = {}, action: Action ): DraftsState {
	switch ( action.type ) {
		case 'KEEP_DRAFTS':
			return withDrafts( state, action.customerId, {
				...state[ action.customerId ],
				...action.drafts,
			} );
		case 'FORGET_CUSTOMERS':
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
	kept: CustomerDrafts
): DraftsState {
	const { [ id ]: _, ...others } = state;

	return Object.values( kept ).some( ( draft ) => draft )
		? { ...others, [ id ]: kept }
		: others;
}
