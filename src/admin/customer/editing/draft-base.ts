import { own } from '../../../components/own';
import {
	type Customer,
	type CustomerSummary,
	getBootstrap,
	type ActivityEntry,
} from '@fcc/store';

/**
 * @param base    The customer as they were when typing began: perhaps the row
 *                of a list.
 * @param current The customer as they are now.
 * @return The base; what a row does not know of it is as it is now.
 */
export function completeBase(
	base: Customer | CustomerSummary,
	current: Customer
): Customer {
	return 'version' in base ? base : { ...current, ...base };
}

/**
 * @return The customer, if they are known whole.
 */
export function asFullRecord(
	customer: Customer | CustomerSummary
): Customer | undefined {
	return 'version' in customer ? customer : undefined;
}

/**
 * @param field A field's full name in the API.
 * @return The base, with this field as it is now.
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

/** The page that the activity panel shows, too. */
export const NEWEST_ACTIVITY = { page: 1, per_page: 10 };

/**
 * @param activity The newest first.
 * @param fields   Full names in the API.
 * @return Who changed these last, each once; without the person themselves, and
 *         without those whom nobody can name.
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
	/** Fields that the person changed themselves, in another tab or window. */
	own: string[];

	/** All other fields. */
	others: string[];

	/** Who changed the others, each once, as far as they can be named. */
	names: string[];
}

/**
 * @param activity The newest first; undefined if it is not known.
 * @param fields   Full names in the API.
 * @return Undefined where nothing is known of who it was.
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
