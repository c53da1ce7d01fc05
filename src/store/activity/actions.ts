import type { Activity, PageQuery } from '../../api';

/**
 * Takes in one page of what was changed of a customer.
 *
 * @return The action.
 */
export function receiveActivity(
	customerId: number,
	query: PageQuery,
	activity: Activity
) {
	return { type: 'RECEIVE_ACTIVITY', customerId, query, activity } as const;
}
