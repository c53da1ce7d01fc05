import { useRefEffect } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { isRTL } from '@wordpress/i18n';
import type {
	CSSProperties,
	HTMLAttributes,
	PointerEvent,
	RefCallback,
} from 'react';
import type {
	ChartSeries,
	OverviewPoint,
	SpendingChart,
	SpendingPoint,
} from '@fcc/store';
import { intervalAt, intervalForKey } from './chart-intervals';

/** A point of an overview, or of the spending of one customer. */
type Point = SpendingPoint &
	Partial<
		Pick< OverviewPoint, 'new_customers' | 'formatted_new_customers' >
	>;

interface ChartProps {
	/** An overview, or the chart of a customer's stats. */
	chart: Omit< SpendingChart, 'points' > & { points: Point[] };
}

/**
 * A bar chart over time, with the same data in a table; a sentence instead if there
 * is nothing to draw.
 */
export function Chart( { chart }: ChartProps ) {
	return chart.empty_text === null ? (
		<Figure chart={ chart } />
	) : (
		<p className="fcc-overview__note">{ chart.empty_text }</p>
	);
}

function Figure( { chart }: ChartProps ) {
	const { caption, unit_label, summary, series, points } = chart;
	const { activeIndex, ref, handlers } = useChartCursor( points.length );
	const last = points.length - 1;

	return (
		<figure className="fcc-overview__chart">
			<figcaption>{ caption }</figcaption>
			<div
				ref={ ref }
				className="fcc-overview__plots"
				role="slider"
				tabIndex={ 0 }
				aria-label={ unit_label }
				aria-valuemin={ 1 }
				aria-valuemax={ points.length }
				aria-valuenow={ ( activeIndex ?? last ) + 1 }
				aria-valuetext={ points[ activeIndex ?? last ]?.reading }
				{ ...handlers }
			>
				{ series
					.filter( ( { is_plotted } ) => is_plotted )
					.map( ( each ) => (
						<Plot
							key={ each.name }
							series={ each }
							points={ points }
							activeIndex={ activeIndex }
						/>
					) ) }
				<div className="fcc-overview__axis">
					<span>{ points[ 0 ]?.label }</span>
					{ last > 0 && <span>{ points[ last ]?.label }</span> }
				</div>
			</div>
			<p className="fcc-overview__readout">
				{ activeIndex === undefined
					? summary
					: points[ activeIndex ]?.reading }
			</p>
			<ChartTable chart={ chart } />
		</figure>
	);
}

interface PlotProps {
	series: ChartSeries;
	points: Point[];
	activeIndex: number | undefined;
}

function Plot( { series, points, activeIndex }: PlotProps ) {
	const { name, label } = series;
	const values = points.map( ( point ) => point[ name ] ?? 0 );
	const max = Math.max( 0, ...values );
	const highest = points[ values.indexOf( max ) ];

	return (
		<div className={ `fcc-overview__plot is-${ name }` }>
			<p className="fcc-overview__plot-head">
				<span>{ label }</span>{ ' ' }
				{ max > 0 && (
					<span className="fcc-overview__max">
						{ highest?.[ `formatted_${ name }` ] }
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

/**
 * The data of a chart as a table that can be opened.
 */
function ChartTable( { chart }: ChartProps ) {
	const { caption, unit_label, table_label, series, points } = chart;

	return (
		<details className="fcc-overview__data">
			<summary>{ table_label }</summary>
			<table>
				<caption className="screen-reader-text">{ caption }</caption>
				<thead>
					<tr>
						<th scope="col">{ unit_label }</th>
						{ series.map( ( { name, label } ) => (
							<th key={ name } scope="col">
								{ label }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ points.map( ( point, index ) => (
						<tr key={ index }>
							<th scope="row">{ point.label }</th>
							{ series.map( ( { name } ) => (
								<td key={ name }>
									{ point[ `formatted_${ name }` ] }
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
