import type { Overview } from '../../api';

/**
 * Takes in how the customer base does in a period.
 *
 * @return The action.
 */
export function receiveOverview( overview: Overview ) {
	return { type: 'RECEIVE_OVERVIEW', overview } as const;
}
