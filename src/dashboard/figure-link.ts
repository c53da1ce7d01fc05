import { addQueryArgs } from '@wordpress/url';
import { getBootstrap, type Overview } from '@fcc/store';
import type { FigureName } from '../components/overview';

/** Arguments of the customers page's address: src/admin/view.ts reads them. */
type View = Record< string, string >;

/**
 * @param name
 * @param overview
 * @return The customers page, as it shows whom a figure counts; undefined for
 *         figures of orders, by which the list cannot be narrowed down.
 */
export function figureLink(
	name: FigureName,
	{ period, range }: Overview
): string | undefined {
	const views: Partial< Record< FigureName, View > > = {
		customers: {},
		// Those without a date of their own belong to all time, too.
		new_customers:
			period === 'all'
				? {}
				: { date_from: range.from, date_to: range.to },
	};
	const view = views[ name ];
	return view && addQueryArgs( getBootstrap().pageUrl, view );
}
