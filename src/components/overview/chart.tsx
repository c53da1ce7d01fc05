import type {
	CSSProperties,
	HTMLAttributes,
	PointerEvent,
	RefCallback,
} from 'react';
import { __, isRTL } from '@wordpress/i18n';
import { useRefEffect } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { stretchAfterKey, stretchAt } from './chart-intervals';

/** Something that is known of every stretch of time. */
export interface Measure {
	name: string;
	label: string;
	/** Of each stretch, as people read it. */
	texts: string[];
	/** Of each stretch; without them it is only in the table. */
	values?: number[];
}

interface ChartProps {
	caption: string;
	/** What a stretch is called: day, month or year. */
	unit: string;
	/** What each stretch is called, the oldest first. */
	stretches: string[];
	/** Those with values are plotted, one above the other on one time axis. */
	measures: Measure[];
	/**
	 * What is to be read of a stretch, in a sentence; without one, of all.
	 */
	reading: ( stretch?: number ) => string;
}

/**
 * Bars over time, and the same as a table.
 *
 * @param props
 * @param props.caption
 * @param props.unit
 * @param props.stretches
 * @param props.measures
 * @param props.reading
 */
export function Chart( {
	caption,
	unit,
	stretches,
	measures,
	reading,
}: ChartProps ) {
	const { read, ref, handlers } = useChartReading( stretches.length );
	const last = stretches.length - 1;

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
				aria-valuemax={ stretches.length }
				aria-valuenow={ ( read ?? last ) + 1 }
				aria-valuetext={ reading( read ?? last ) }
				{ ...handlers }
			>
				{ measures.map( ( measure ) => (
					<Plot
						key={ measure.name }
						measure={ measure }
						read={ read }
					/>
				) ) }
				<div className="fcc-overview__axis">
					<span>{ stretches[ 0 ] }</span>
					{ last > 0 && <span>{ stretches[ last ] }</span> }
				</div>
			</div>
			<p className="fcc-overview__readout">{ reading( read ) }</p>
			<ChartTable
				caption={ caption }
				unit={ unit }
				stretches={ stretches }
				measures={ measures }
			/>
		</figure>
	);
}

interface PlotProps {
	measure: Measure;
	read: number | undefined;
}

function Plot( { measure, read }: PlotProps ) {
	const { name, label, texts, values } = measure;

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
						{ texts[ values.indexOf( max ) ] }
					</span>
				) }
			</p>
			<div className="fcc-overview__bars">
				{ values.map( ( value, stretch ) => (
					<span
						key={ stretch }
						className={
							stretch === read
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

/** The style sheet draws the bar. */
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
	stretches: string[];
	measures: Measure[];
}

/**
 * What a chart shows, as a table that is opened.
 *
 * @param props
 * @param props.caption
 * @param props.unit
 * @param props.stretches
 * @param props.measures
 */
export function ChartTable( {
	caption,
	unit,
	stretches,
	measures,
}: ChartTableProps ) {
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
						{ measures.map( ( { name, label } ) => (
							<th key={ name } scope="col">
								{ label }
							</th>
						) ) }
					</tr>
				</thead>
				<tbody>
					{ stretches.map( ( stretch, index ) => (
						<tr key={ index }>
							<th scope="row">{ stretch }</th>
							{ measures.map( ( { name, texts } ) => (
								<td key={ name }>{ texts[ index ] }</td>
							) ) }
						</tr>
					) ) }
				</tbody>
			</table>
		</details>
	);
}

interface ChartReading {
	/** Which stretch is read; undefined if none is. */
	read: number | undefined;
	/** Both for the element over whose whole width the stretches lie. */
	ref: RefCallback< HTMLElement >;
	handlers: HTMLAttributes< HTMLElement >;
}

/**
 * Lets a chart be read stretch by stretch: by pointer, and with the arrow keys,
 * Home and End. Escape reads none.
 *
 * @param count Of the stretches.
 */
export function useChartReading( count: number ): ChartReading {
	const [ state, setRead ] = useState< number >();
	// Another period may have fewer of them.
	const read = state !== undefined && state < count ? state : undefined;

	function readUnderPointer( event: PointerEvent< HTMLElement > ) {
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const fromLeft = ( event.clientX - left ) / width;
		setRead( stretchAt( isRTL() ? 1 - fromLeft : fromLeft, count ) );
	}

	// Not by React, which would hear the keys only after the block editor has:
	// it leads the focus away with them.
	const ref = useRefEffect< HTMLElement >(
		( element ) => {
			function onKeyDown( event: KeyboardEvent ) {
				if ( event.key === 'Escape' && read !== undefined ) {
					event.preventDefault();
					setRead( undefined );
				}
				const next = stretchAfterKey( event.key, read, count, isRTL() );
				if ( next !== undefined ) {
					event.preventDefault();
					setRead( next );
				}
			}
			element.addEventListener( 'keydown', onKeyDown );
			return () => element.removeEventListener( 'keydown', onKeyDown );
		},
		[ read, count ]
	);

	return {
		read,
		ref,
		handlers: {
			onPointerDown: readUnderPointer,
			onPointerMove: readUnderPointer,
			onPointerLeave: ( { pointerType } ) => {
				// A finger leaves as soon as it is lifted: what it tapped stays.
				if ( pointerType === 'mouse' ) {
					setRead( undefined );
				}
			},
			onFocus: () => setRead( ( old ) => old ?? count - 1 ),
			onBlur: () => setRead( undefined ),
		},
	};
}
