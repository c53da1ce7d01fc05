import { fetchAttachableUsers } from '../../api';
import type { Action, StoreThunkArgs } from '../types';

/** More than these are found by typing on. */
const PER_SEARCH = 10;

export const getAttachableUsers =
	( search: string ) =>
	async ( { dispatch }: StoreThunkArgs ): Promise< void > => {
		const list = await fetchAttachableUsers( {
			search,
			page: 1,
			per_page: PER_SEARCH,
		} );
		await dispatch.receiveAttachableUsers( search, list );
	};

// Whom one customer gets, no other can have.
getAttachableUsers.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS';
