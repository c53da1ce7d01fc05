import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import type { OverviewPeriod } from '@fcc/store';
import { PERIODS } from '../components/overview';

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
