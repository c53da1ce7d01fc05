import type { CSSProperties } from 'react';
import { ChartTable } from './chart-table';
import { useChartReading } from './use-chart-reading';

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
