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
