import type { Overview, OverviewPeriod } from '../../api';
import type { State } from '../types';

/**
 * How the customer base does in a period; reads it if need be.
 *
 * @return The figures, or undefined as long as they were never read.
 */
export function getOverview(
	state: State,
	period: OverviewPeriod
): Overview | undefined {
	return state.overview[ period ];
}
