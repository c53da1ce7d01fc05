import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Overview as Answer, OverviewPeriod } from '@fcc/store';
import { Failure } from '../failure';
import { FIGURE_NAMES } from './figure-names';
import { Frame } from './frame';
import { Parts, type PartsProps } from './parts';
import { Skeleton } from './skeleton';
import { useOverview } from './use-overview';

interface HeadParts {
	/** The heading itself, an element of the class `fcc-overview__title`. */
	heading?: ReactNode;

	/** Without it, there are no buttons to change the period. */
	onPeriodChange?: ( ( period: OverviewPeriod ) => void ) | undefined;
}

interface OverviewProps extends HeadParts, PartsProps {
	overview: Answer;
}

/**
 * How the customer base does in a period: draws an answer of the API.
 *
 * @param props
 * @param props.overview
 * @param props.heading
 * @param props.onPeriodChange
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
 * How the customer base does in a period, as the store has it. The last period
 * stays until another one is there.
 *
 * @param props
 * @param props.period
 * @param props.heading
 * @param props.onPeriodChange
 */
export function StoreOverview( {
	period,
	heading,
	onPeriodChange,
	...parts
}: StoreOverviewProps ) {
	const { overview, error, retry } = useOverview( period );
	// Beside an error, nobody is to take figures for those of this period.
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
						'The overview could not be loaded',
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

export { CustomerFigures, StoreCustomer } from './customer';
export type { FigureName } from './figure-names';
export { FIGURE_NAMES } from './figure-names';
export { headingTag, type HeadingLevel } from './heading-level';
export { PERIODS } from './periods';
