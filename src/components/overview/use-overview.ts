import { speak } from '@wordpress/a11y';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { useNeeded } from '../use-needed';
import { store, type Overview, type OverviewPeriod } from '@fcc/store';

interface StoredOverview {
	/** What was asked for, or while it is loading what was there before. */
	overview: Overview | undefined;
	/** Why it could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads the overview of a period.
 *
 * @param period
 */
export function useOverview( period: OverviewPeriod ): StoredOverview {
	const { known, error } = useSelect(
		( select ) => ( {
			known: select( store ).getOverview( period ),
			error: select( store ).getResolutionError( 'getOverview', [
				period,
			] ),
		} ),
		[ period ]
	);
	useNeeded( 'getOverview', [ [ period ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getOverview', [ period ] );
	}, [ invalidateResolution, period ] );

	const [ last, setLast ] = useState( known );
	if ( known && known !== last ) {
		setLast( known );
	}
	useSpokenPeriod( known );

	return { overview: known ?? last, error, retry };
}

/**
 * Has a screen reader say that another period is there now.
 *
 * @param overview
 */
function useSpokenPeriod( overview: Overview | undefined ): void {
	const heard = useRef< OverviewPeriod >();

	useEffect( () => {
		if ( ! overview ) {
			return;
		}
		const { period, period_label, formatted_range } = overview;
		if ( heard.current && heard.current !== period ) {
			speak( `${ period_label }, ${ formatted_range }` );
		}
		heard.current = period;
	}, [ overview ] );
}
