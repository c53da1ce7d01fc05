import { request, type ReadOptions } from './request';
import type { Overview, OverviewPeriod } from './types';

/**
 * Reads the overview of all customers in a period.
 *
 * @return Figures, points of the chart and top customers, with labels.
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
