import {
	getBootstrap,
	type ActivityEntry,
	type Customer,
	type CustomerSummary,
} from '@fcc/store';
import { own } from '../../../components/own';

/**
 * Completes the base of a draft, which may be a row of a list.
 *
 * @param base    The record when editing began.
 * @param current The newest record.
 * @return The base. Fields that a row lacks come from the newest record.
 */
export function completeBase(
	base: Customer | CustomerSummary,
	current: Customer
): Customer {
	return 'version' in base ? base : { ...current, ...base };
}

/**
 * @return The customer, if it is a full record and not a row of a list.
 */
export function asFullRecord(
	customer: Customer | CustomerSummary
): Customer | undefined {
	return 'version' in customer ? customer : undefined;
}

/**
 * Replaces one field of the base, which settles its conflict.
 *
 * @param field Full name in the API.
 */
export function rebaseField(
	base: Customer,
	current: Customer,
	field: string
): Customer {
	const key = /^additional_info\[(.+)\]$/.exec( field )?.[ 1 ];

	if ( ! key ) {
		return {
			...base,
			...Object.fromEntries(
				Object.entries( current ).filter(
					( [ name ] ) => name === field
				)
			),
		};
	}
	const { [ key ]: _, ...others } = base.additional_info;
	const value = own( current.additional_info, key );
	return {
		...base,
		additional_info:
			value === undefined ? others : { ...others, [ key ]: value },
	};
}

/** The same page as the activity panel reads, so that it is requested once. */
export const NEWEST_ACTIVITY = { page: 1, per_page: 10 };

/**
 * @param activity The newest first.
 * @param fields   Full names in the API.
 * @return Names of the users who last changed the fields, each once; without this
 *         user and without deleted users.
 */
export function lastEditors(
	activity: ActivityEntry[],
	fields: string[]
): string[] {
	const { userId } = getBootstrap();
	const names = fields.flatMap( ( name ) => {
		const author = activity.find( ( { changes } ) =>
			changes.some( ( { field } ) => field === name )
		)?.author;
		return author && author.id !== userId && author.display_name
			? author.display_name
			: [];
	} );
	return [ ...new Set( names ) ];
}

/** Who changed fields last. */
export interface Authorship {
	/** Fields that this user changed in another tab or window. */
	own: string[];

	others: string[];

	/** The users who changed the others, each once, if they have a name. */
	names: string[];
}

/**
 * @param activity The newest first; undefined if it is not known.
 * @param fields   Full names in the API.
 * @return Undefined if the activity contains none of the fields.
 */
export function authorshipOf(
	activity: ActivityEntry[] | undefined,
	fields: string[]
): Authorship | undefined {
	const lastChange = ( name: string ) =>
		activity?.find( ( { changes } ) =>
			changes.some( ( { field } ) => field === name )
		);
	if ( ! fields.some( lastChange ) ) {
		return undefined;
	}
	const { userId } = getBootstrap();
	const ownFields = fields.filter(
		( name ) => lastChange( name )?.author?.id === userId
	);
	return {
		own: ownFields,
		others: fields.filter( ( name ) => ! ownFields.includes( name ) ),
		names: lastEditors( activity ?? [], fields ),
	};
}
