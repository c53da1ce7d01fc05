import { fetchOverview, type OverviewPeriod } from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../up-to-date';

export const getOverview =
	( period: OverviewPeriod ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const overview = await readUpToDate( args, () =>
			fetchOverview( period )
		);
		await args.dispatch.receiveOverview( overview );
	};

getOverview.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS' || action.type === 'REFRESH_LISTS';
