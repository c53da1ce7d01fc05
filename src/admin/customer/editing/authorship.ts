import { getBootstrap, type ActivityEntry } from '@fcc/store';

/** Who changed fields last. */
export interface Authorship {
	/** Fields that this user changed in another tab or window. */
	own: string[];

	/** Fields that other users changed. */
	others: string[];

	/** The users who changed the others, each once, if they have a name. */
	names: string[];
}

/**
 * The page in which authors are looked up. The activity panel reads the same one,
 * so that it is requested once.
 */
export const NEWEST_ACTIVITY = { page: 1, per_page: 10 };

/**
 * @param activity The newest first; undefined if it is not known.
 * @param fields   Full names in the API.
 * @return Undefined if the activity contains none of the fields.
 */
export function authorshipOf(
	activity: ActivityEntry[] = [],
	fields: string[]
): Authorship | undefined {
	if ( ! fields.some( ( field ) => lastChange( activity, field ) ) ) {
		return undefined;
	}
	const { userId } = getBootstrap();
	const own = fields.filter(
		( field ) => lastChange( activity, field )?.author?.id === userId
	);
	return {
		own,
		others: fields.filter( ( field ) => ! own.includes( field ) ),
		names: lastEditors( activity, fields ),
	};
}

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
	const names = fields.flatMap( ( field ) => {
		const author = lastChange( activity, field )?.author;
		return author && author.id !== userId && author.display_name
			? author.display_name
			: [];
	} );
	return [ ...new Set( names ) ];
}

function lastChange(
	activity: ActivityEntry[],
	field: string
): ActivityEntry | undefined {
	return activity.find( ( { changes } ) =>
		changes.some( ( change ) => change.field === field )
	);
}
