import {
	StoreOverview,
	type FigureName,
	PERIODS,
} from '../components/overview';
import { addQueryArgs } from '@wordpress/url';
import { getBootstrap, type Overview, type OverviewPeriod } from '@fcc/store';
import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';

/** How the customer base does, in the period that the person last looked at. */
export function OverviewWidget() {
	const [ period, setPeriod ] = usePeriodPreference();
	return (
		<StoreOverview
			period={ period }
			onPeriodChange={ setPeriod }
			figureLink={ figureLink }
		/>
	);
}

/** Arguments of the customers page's address: src/admin/view.ts reads them. */
type View = Record< string, string >;

/**
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

const SCOPE = 'fluent-cart-customers';
const NAME = 'dashboardPeriod';
const DEFAULT: OverviewPeriod = '30d';

/**
 * The period that the person last looked at, which WordPress remembers for the
 * account.
 *
 * @return It, and what changes it.
 */
export function usePeriodPreference(): [
	OverviewPeriod,
	( period: OverviewPeriod ) => void,
] {
	const stored: unknown = useSelect(
		( select ) => select( preferencesStore ).get( SCOPE, NAME ),
		[]
	);
	const { set } = useDispatch( preferencesStore );
	// Whoever else writes there is not to be trusted.
	const known = PERIODS.find( ( { value } ) => value === stored );
	return [
		known?.value ?? DEFAULT,
		( period ) => void set( SCOPE, NAME, period ),
	];
}
