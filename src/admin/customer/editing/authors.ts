import { getBootstrap, type ActivityEntry } from '@fcc/store';

/** The page that the activity panel shows, too. */
export const NEWEST_ACTIVITY = { page: 1, per_page: 10 };

/**
 * @param activity The newest first.
 * @param fields   Full names in the API.
 * @return Who changed these last, each once; without the person themselves, and
 *         without those whom nobody can name.
 */
export function authorsOf(
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
	const own = fields.filter(
		( name ) => lastChange( name )?.author?.id === userId
	);
	return {
		own,
		others: fields.filter( ( name ) => ! own.includes( name ) ),
		names: authorsOf( activity ?? [], fields ),
	};
}
