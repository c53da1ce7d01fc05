import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Overview, OverviewPeriod } from '@fcc/store';

interface Period {
	value: OverviewPeriod;
	/** Shorter than the label of an answer. */
	label: string;
}

/** The selectable periods, the shortest first. */
export const PERIODS: Period[] = [
	{ value: '7d', label: __( '7 days', 'fluent-cart-customers' ) },
	{ value: '30d', label: __( '30 days', 'fluent-cart-customers' ) },
	{ value: '90d', label: __( '90 days', 'fluent-cart-customers' ) },
	{ value: '12m', label: __( '12 months', 'fluent-cart-customers' ) },
	{ value: 'all', label: __( 'All time', 'fluent-cart-customers' ) },
];

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
	return (
		<div className="fcc-overview__head">
			{ heading }
			{ onPeriodChange && (
				<div
					className="fcc-overview__periods"
					role="group"
					aria-label={ __( 'Period', 'fluent-cart-customers' ) }
				>
					<ul>
						{ PERIODS.map( ( { value, label } ) => (
							<li key={ value }>
								<button
									type="button"
									className="fcc-overview__period"
									aria-current={
										value === period ? 'true' : undefined
									}
									onClick={ () => onPeriodChange( value ) }
								>
									{ label }
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
			{ overview?.formatted_previous_range && (
				<span>
					{ sprintf(
						/* translators: %s: days, for example "January 2 – January 8". */
						__( 'compared with %s', 'fluent-cart-customers' ),
						overview.formatted_previous_range
					) }
				</span>
			) }
		</p>
	);
}
