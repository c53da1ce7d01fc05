import type { Activity, PageQuery } from '../../api';
import { pageKey } from '../page-key';
import type { State } from '../types';

/**
 * One page of what was changed of a customer, the newest first; reads it if
 * need be, and again after every change.
 *
 * @return The page, or undefined as long as it was never read.
 */
export function getActivity(
	state: State,
	customerId: number,
	query: PageQuery
): Activity | undefined {
	return state.activity[ customerId ]?.[ pageKey( query ) ];
}
