import { speak } from '@wordpress/a11y';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import {
	store,
	type Overview as Answer,
	type OverviewPeriod,
} from '@fcc/store';
import { Failure } from '../failure';
import { useLastKnown } from '../use-last-known';
import { useNeeded } from '../use-needed';
import { Head, type HeadProps } from './head';
import { FIGURE_NAMES, Parts, type PartsProps } from './parts';
import { Skeleton } from './skeleton';

export { CustomerFigures, StoreCustomer } from './customer';
export { headingTag, type HeadingLevel } from './heading-level';
export { FIGURE_NAMES, type FigureName } from './parts';

interface HeadParts {
	/** A heading with the class `fcc-overview__title`. */
	heading?: ReactNode;

	/** Without it, there are no period buttons. */
	onPeriodChange?: ( ( period: OverviewPeriod ) => void ) | undefined;
}

interface OverviewProps extends HeadParts, PartsProps {
	overview: Answer;
}

/**
 * Draws the overview of a period from an answer of the API.
 */
export function Overview( {
	overview,
	heading,
	onPeriodChange,
	...parts
}: OverviewProps ) {
	return (
		<Frame
			heading={ heading }
			period={ overview.period }
			onPeriodChange={ onPeriodChange }
			overview={ overview }
			isBusy={ false }
		>
			<Parts overview={ overview } { ...parts } />
		</Frame>
	);
}

interface StoreOverviewProps extends HeadParts, PartsProps {
	period: OverviewPeriod;
}

/**
 * The overview of a period, read from the store. The previous period stays
 * visible until the new one arrives.
 */
export function StoreOverview( {
	period,
	heading,
	onPeriodChange,
	...parts
}: StoreOverviewProps ) {
	const { overview, error, retry } = useOverview( period );
	// Figures of the previous period beside an error would look like those of
	// this one.
	const shown = error && overview?.period !== period ? undefined : overview;
	const { figures = FIGURE_NAMES, hasChart, topCustomers } = parts;

	return (
		<Frame
			heading={ heading }
			period={ period }
			onPeriodChange={ onPeriodChange }
			overview={ shown }
			isBusy={ ! error && shown?.period !== period }
		>
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load the overview',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ shown && <Parts overview={ shown } { ...parts } /> }
			{ ! shown && ! error && (
				<Skeleton
					figures={ figures.length }
					hasChart={ hasChart }
					topCustomers={ topCustomers }
				/>
			) }
		</Frame>
	);
}

interface FrameProps extends HeadProps {
	/** Whether new data is about to replace the content. */
	isBusy: boolean;
	children: ReactNode;
}

/**
 * The frame that stays mounted while its content loads, fails or changes, so that
 * the period buttons keep the focus.
 */
function Frame( { isBusy, children, ...head }: FrameProps ) {
	return (
		<div className="fcc-overview" aria-busy={ isBusy || undefined }>
			<Head { ...head } />
			{ children }
		</div>
	);
}

interface StoredOverview {
	/** The requested period, or the previous one while it is loading. */
	overview: Answer | undefined;
	error: unknown;
	retry: () => void;
}

/**
 * Reads the overview of a period.
 */
function useOverview( period: OverviewPeriod ): StoredOverview {
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

	const overview = useLastKnown( known );
	useAnnouncedPeriod( known );

	return { overview, error, retry };
}

/**
 * Announces a new period to screen readers.
 */
function useAnnouncedPeriod( overview: Answer | undefined ): void {
	const announced = useRef< OverviewPeriod >();

	useEffect( () => {
		if ( ! overview ) {
			return;
		}
		const { period, formatted_period } = overview;
		if ( announced.current && announced.current !== period ) {
			speak( formatted_period );
		}
		announced.current = period;
	}, [ overview ] );
}
