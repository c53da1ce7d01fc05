import type {
	Customer,
	CustomerCreate,
	CustomerSummary,
	CustomerUpdate,
} from '@fcc/store';

/** What the form edits of a customer, all of it text. */
export interface CustomerDraft {
	email: string;
	first_name: string;
	last_name: string;
	phone: string;
	status: string;
	notes: string;
}

export type DraftField = keyof CustomerDraft;

/** In the order of the form. */
export const DRAFT_FIELDS: DraftField[] = [
	'email',
	'first_name',
	'last_name',
	'phone',
	'status',
	'notes',
];

export const EMPTY_DRAFT: CustomerDraft = {
	email: '',
	first_name: '',
	last_name: '',
	phone: '',
	// The server gives the first of the store's statuses, which the control shows.
	status: '',
	notes: '',
};

/**
 * @param customer Of a list's row, phone and notes are not known.
 * @return What the form starts with.
 */
export function draftOf( customer: CustomerSummary | Customer ): CustomerDraft {
	const { email, first_name, last_name, status } = customer;
	const isWhole = 'version' in customer;

	return {
		email,
		first_name,
		last_name,
		phone: isWhole ? customer.phone : '',
		status,
		notes: ( isWhole && customer.additional_info.notes ) || '',
	};
}

/**
 * @param before
 * @param after
 * @return The fields that differ.
 */
export function changedFields(
	before: CustomerDraft,
	after: CustomerDraft
): DraftField[] {
	return DRAFT_FIELDS.filter(
		( field ) => before[ field ].trim() !== after[ field ].trim()
	);
}

/**
 * @param draft
 * @return The body that adds this customer.
 */
export function toCreate( draft: CustomerDraft ): CustomerCreate {
	return {
		...toUpdate( draft, changedFields( EMPTY_DRAFT, draft ) ),
		email: draft.email.trim(),
	};
}

/**
 * @param draft
 * @param fields Those to send.
 * @return The body that changes these fields and no others.
 */
export function toUpdate(
	draft: CustomerDraft,
	fields: DraftField[]
): CustomerUpdate {
	return Object.fromEntries(
		fields.map( ( field ) => {
			const value = draft[ field ].trim();
			return field === 'notes'
				? [ 'additional_info', { notes: value || null } ]
				: [ field, value ];
		} )
	);
}
