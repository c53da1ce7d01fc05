import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Overview, OverviewPeriod } from '@fcc/store';

export interface HeadProps {
	/** The heading itself, an element of the class `fcc-overview__title`. */
	heading?: ReactNode;
	/** The one that was asked for last. */
	period: OverviewPeriod;
	/** Without it, the period cannot be changed here. */
	onPeriodChange?: ( ( period: OverviewPeriod ) => void ) | undefined;
	/** Undefined as long as there is none. */
	overview?: Overview | undefined;
}

/**
 * What is looked at: the title, the period and its days.
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
			{ /* A line of its own also as long as the days are not known. */ }
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

interface Period {
	value: OverviewPeriod;
	/** Short: an answer carries the full one of its own period only. */
	label: string;
}

/** What can be looked at, the shortest first. */
export const PERIODS: Period[] = [
	{ value: '7d', label: __( '7 days', 'fluent-cart-customers' ) },
	{ value: '30d', label: __( '30 days', 'fluent-cart-customers' ) },
	{ value: '90d', label: __( '90 days', 'fluent-cart-customers' ) },
	{ value: '12m', label: __( '12 months', 'fluent-cart-customers' ) },
	{ value: 'all', label: __( 'All time', 'fluent-cart-customers' ) },
];
