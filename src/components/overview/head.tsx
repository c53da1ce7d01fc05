import type { ReactNode } from 'react';
import { getBootstrap, type Overview, type OverviewPeriod } from '@fcc/store';

export interface HeadProps {
	/** A heading with the class `fcc-overview__title`. */
	heading?: ReactNode;
	/** The requested period. */
	period: OverviewPeriod;
	/** Without it, the period cannot be changed. */
	onPeriodChange?: ( ( period: OverviewPeriod ) => void ) | undefined;
	/** Undefined until one is read. */
	overview?: Overview | undefined;
}

/**
 * The title, the period buttons and the days of the period.
 */
export function Head( {
	heading,
	period,
	onPeriodChange,
	overview,
}: HeadProps ) {
	const { label: periodsLabel, choices } = getBootstrap().periods;

	return (
		<div className="fcc-overview__head">
			{ heading }
			{ onPeriodChange && (
				<div
					className="fcc-overview__periods"
					role="group"
					aria-label={ periodsLabel }
				>
					<ul>
						{ choices.map( ( { value, short_label } ) => (
							<li key={ value }>
								<button
									type="button"
									className="fcc-overview__period"
									aria-current={
										value === period ? 'true' : undefined
									}
									onClick={ () => onPeriodChange( value ) }
								>
									{ short_label }
								</button>
							</li>
						) ) }
					</ul>
				</div>
			) }
			<Range overview={ overview } />
		</div>
	);
}

function Range( { overview }: Pick< HeadProps, 'overview' > ) {
	return (
		<p className="fcc-overview__range">
			{ /* Keeps the height of a line while the days are not known. */ }
			{ overview?.formatted_range ?? '\u00a0' }{ ' ' }
			{ overview?.compared_with && (
				<span>{ overview.compared_with }</span>
			) }
		</p>
	);
}
