import { fetchOverview, type OverviewPeriod } from '../../api';
import type { Action, StoreThunkArgs } from '../types';
import { readUpToDate } from '../read';

export const getOverview =
	( period: OverviewPeriod ) =>
	async ( args: StoreThunkArgs ): Promise< void > => {
		const overview = await readUpToDate(
			args,
			'getOverview',
			[ period ],
			( signal ) => fetchOverview( period, { signal } )
		);
		if ( overview ) {
			await args.dispatch.receiveOverview( overview );
		}
	};

getOverview.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'REFRESH_CUSTOMERS' || action.type === 'REFRESH_LISTS';
