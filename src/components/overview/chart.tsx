import { useRefEffect } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import type {
	CSSProperties,
	HTMLAttributes,
	PointerEvent,
	RefCallback,
} from 'react';
import { intervalAt, intervalForKey } from './chart-intervals';

/** One value for each interval of time. */
export interface Series {
	name: string;
	label: string;
	formattedValues: string[];
	/** Without values, the series is only in the table. */
	values?: number[];
}

interface ChartProps {
	caption: string;
	/** Name of an interval: day, month or year. */
	unit: string;
	/** Names of the intervals, the oldest first. */
	intervals: string[];
	/** Series with values are plotted below each other, on one time axis. */
	series: Series[];
	/**
	 * Describes an interval in a sentence; without one, the whole period.
	 */
	reading: ( interval?: number ) => string;
}

/**
 * A bar chart over time, with the same data in a table.
 */
export function Chart( {
	caption,
	unit,
	intervals,
	series,
	reading,
}: ChartProps ) {
	const { activeIndex, ref, handlers } = useChartCursor( intervals.length );
	const last = intervals.length - 1;

	return (
		<figure className="fcc-overview__chart">
			<figcaption>{ caption }</figcaption>
			<div
				ref={ ref }
				className="fcc-overview__plots"
				role="slider"
				tabIndex={ 0 }
				aria-label={ unit }
				aria-valuemin={ 1 }
				aria-valuemax={ intervals.length }
				aria-valuenow={ ( activeIndex ?? last ) + 1 }
				aria-valuetext={ reading( activeIndex ?? last ) }
				{ ...handlers }
			>
				{ series.map( ( each ) => (
					<Plot
						key={ each.name }
						series={ each }
						activeIndex={ activeIndex }
					/>
				) ) }
				<div className="fcc-overview__axis">
					<span>{ intervals[ 0 ] }</span>
					{ last > 0 && <span>{ intervals[ last ] }</span> }
				</div>
			</div>
			<p className="fcc-overview__readout">{ reading( activeIndex ) }</p>
			<ChartTable
				caption={ caption }
				unit={ unit }
				intervals={ intervals }
				series={ series }
			/>
		</figure>
	);
}

interface PlotProps {
	series: Series;
	activeIndex: number | undefined;
}

function Plot( { series, activeIndex }: PlotProps ) {
	const { name, label, formattedValues, values } = series;

	if ( ! values ) {
		return null;
	}
	const max = Math.max( 0, ...values );

	return (
		<div className={ `fcc-overview__plot is-${ name }` }>
			<p className="fcc-overview__plot-head">
				<span>{ label }</span>{ ' ' }
				{ max > 0 && (
					<span className="fcc-overview__max">
						{ formattedValues[ values.indexOf( max ) ] }
					</span>
				) }
			</p>
			<div className="fcc-overview__bars">
				{ values.map( ( value, interval ) => (
					<span
						key={ interval }
						className={
							interval === activeIndex
								? 'fcc-overview__bar is-read'
								: 'fcc-overview__bar'
						}
						style={ barStyle( value, max ) }
					/>
				) ) }
			</div>
		</div>
	);
}

/** The style sheet turns the share into a height. */
function barStyle(
	value: number,
	max: number
): CSSProperties & Record< '--fcc-share', number > {
	const share = max > 0 ? Math.max( 0, value ) / max : 0;
	return { '--fcc-share': Number( share.toFixed( 4 ) ) };
}

interface ChartTableProps {
	caption: string;
	unit: string;
	intervals: string[];
	series: Series[];
}

/**
 * The data of a chart as a table that can be opened.
 */
function ChartTable( { caption, unit, intervals, series }: ChartTableProps ) {
	return (
		<details className="fcc-overview__data">
			<summary>
				{ __( 'Show as a table', 'fluent-cart-customers' ) }
			</summary>
			<table>
				<caption className="screen-reader-text">{ caption }</caption>
				<thead>
					<tr>
						<th scope="col">{ unit }</th>
						{ series.map( ( { name, label } ) => (
							<th key={ name } scope="col">
								{ label }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ intervals.map( ( interval, index ) => (
						<tr key={ index }>
							<th scope="row">{ interval }</th>
							{ series.map( ( { name, formattedValues } ) => (
								<td key={ name }>
									{ formattedValues[ index ] }
								</td>
							) ) }
						</tr>
					) ) }
				</tbody>
			</table>
		</details>
	);
}

interface ChartCursor {
	/** Undefined if no interval is active. */
	activeIndex: number | undefined;
	/** Ref and handlers belong to the element whose width the intervals fill. */
	ref: RefCallback< HTMLElement >;
	handlers: HTMLAttributes< HTMLElement >;
}

/**
 * Activates the intervals of a chart by pointer, arrow keys, Home and End. Escape
 * deactivates them.
 *
 * @param count Number of intervals.
 */
function useChartCursor( count: number ): ChartCursor {
	const [ state, setActiveIndex ] = useState< number >();
	// Another period may have fewer intervals.
	const activeIndex =
		state !== undefined && state < count ? state : undefined;

	function activateUnderPointer( event: PointerEvent< HTMLElement > ) {
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const fromLeft = ( event.clientX - left ) / width;
		setActiveIndex(
			intervalAt( isRTL() ? 1 - fromLeft : fromLeft, count )
		);
	}

	// A native listener, because the block editor handles the keys before React
	// does and moves the focus away.
	const ref = useRefEffect< HTMLElement >(
		( element ) => {
			function onKeyDown( event: KeyboardEvent ) {
				if ( event.key === 'Escape' && activeIndex !== undefined ) {
					event.preventDefault();
					setActiveIndex( undefined );
				}
				const next = intervalForKey(
					event.key,
					activeIndex,
					count,
					isRTL()
				);
				if ( next !== undefined ) {
					event.preventDefault();
					setActiveIndex( next );
				}
			}
			element.addEventListener( 'keydown', onKeyDown );
			return () => element.removeEventListener( 'keydown', onKeyDown );
		},
		[ activeIndex, count ]
	);

	return {
		activeIndex,
		ref,
		handlers: {
			onPointerDown: activateUnderPointer,
			onPointerMove: activateUnderPointer,
			onPointerLeave: ( { pointerType } ) => {
				// A touch ends when the finger is lifted, but its interval stays
				// active.
				if ( pointerType === 'mouse' ) {
					setActiveIndex( undefined );
				}
			},
			onFocus: () => setActiveIndex( ( old ) => old ?? count - 1 ),
			onBlur: () => setActiveIndex( undefined ),
		},
	};
}
