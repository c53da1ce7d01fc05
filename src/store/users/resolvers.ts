import { fetchAttachableUsers } from '../../api';
import { compactResolutions } from '../compact-resolutions';
import { read } from '../read';
import type { Action, StoreThunkArgs } from '../types';

/** More than these are found by typing on. */
const PER_SEARCH = 10;

const MAX_SEARCHES = 50;

export const getAttachableUsers =
	( search: string ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const query = { search, page: 1, per_page: PER_SEARCH };
		const list = await read(
			args,
			'getAttachableUsers',
			[ search ],
			( signal ) => fetchAttachableUsers( query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveAttachableUsers( search, list );
			dropOldSearches( args );
		}
	};

// Whom one customer gets, no other can have.
getAttachableUsers.shouldInvalidate = (
	action: Action,
	search: string
): boolean =>
	action.type === 'REFRESH_CUSTOMERS' ||
	( action.type === 'DROP_USER_SEARCHES' &&
		action.searches.includes( search ) );

/** The shown search is the last one. */
function dropOldSearches( args: StoreThunkArgs ): void {
	const { dispatch, select } = args;
	const searches = select.getUserSearches();
	const old = searches.slice(
		0,
		Math.max( searches.length - MAX_SEARCHES, 0 )
	);

	if ( old.length > 0 ) {
		void dispatch.dropUserSearches( old );
		compactResolutions( args, [ 'getAttachableUsers' ] );
	}
}
