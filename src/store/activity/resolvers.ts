import { fetchActivity, type PageQuery } from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../up-to-date';

export const getActivity =
	( customerId: number, query: PageQuery ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const activity = await readUpToDate( args, () =>
			fetchActivity( customerId, query )
		);
		await args.dispatch.receiveActivity( customerId, query, activity );
	};

getActivity.shouldInvalidate = (
	action: Action,
	customerId: number
): boolean =>
	( action.type === 'REFRESH_CUSTOMERS' &&
		( action.id === undefined || action.id === customerId ) ) ||
	( action.type === 'EXPIRE_CUSTOMER' && action.id === customerId );
