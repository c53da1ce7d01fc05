import { request, type ReadOptions } from './request';
import type { Overview, OverviewPeriod } from './types';

/**
 * Reads how the customer base does in a period.
 *
 * @return Figures, points of a chart and top customers, with ready labels.
 * @throws {ApiError} `insufficient_permissions` and others.
 */
export async function fetchOverview(
	period: OverviewPeriod,
	options: ReadOptions = {}
): Promise< Overview > {
	const { data } = await request< 'getOverview' >(
		`/overview?period=${ period }`,
		options
	);
	return data.overview;
}
