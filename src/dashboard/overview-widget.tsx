import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { addQueryArgs } from '@wordpress/url';
import { getBootstrap, type Overview, type OverviewPeriod } from '@fcc/store';
import { StoreOverview, type FigureName } from '../components/overview';

/** The dashboard widget: the overview in the last chosen period. */
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

/** Arguments of the customers page, read by src/admin/navigation/view.ts. */
type View = Record< string, string >;

/**
 * @return A link to the counted customers; undefined for figures of orders, which
 *         the list cannot filter by.
 */
function figureLink(
	name: FigureName,
	{ period, range }: Overview
): string | undefined {
	const views: Partial< Record< FigureName, View > > = {
		customers: {},
		// All time also counts customers without a date.
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
 * The period that the user last chose, stored in the user's account.
 *
 * @return The period, and a function that changes it.
 */
function usePeriodPreference(): [
	OverviewPeriod,
	( period: OverviewPeriod ) => void,
] {
	const stored: unknown = useSelect(
		( select ) => select( preferencesStore ).get( SCOPE, NAME ),
		[]
	);
	const { set } = useDispatch( preferencesStore );
	// Other code may have stored an unknown value.
	const known = getBootstrap().periods.choices.find(
		( { value } ) => value === stored
	);
	return [
		known?.value ?? DEFAULT,
		( period ) => void set( SCOPE, NAME, period ),
	];
}
