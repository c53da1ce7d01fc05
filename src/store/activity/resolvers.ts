import { fetchActivity, type PageQuery } from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../read';

export const getActivity =
	( customerId: number, query: PageQuery ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const activity = await readUpToDate(
			args,
			'getActivity',
			[ customerId, query ],
			( signal ) => fetchActivity( customerId, query, { signal } )
		);
		if ( activity ) {
			await args.dispatch.receiveActivity( customerId, query, activity );
		}
	};

getActivity.shouldInvalidate = (
	action: Action,
	customerId: number
): boolean =>
	( action.type === 'REFRESH_CUSTOMERS' &&
		( action.id === undefined || action.id === customerId ) ) ||
	( action.type === 'EXPIRE_CUSTOMER' && action.id === customerId ) ||
	( action.type === 'DROP_CUSTOMERS' && action.ids.includes( customerId ) );
