import { __, sprintf } from '@wordpress/i18n';
import type { Overview, OverviewFigure } from '@fcc/store';
import { FIGURE_NAMES, type FigureName } from './figure-names';

export type FigureLink = (
	name: FigureName,
	overview: Overview
) => string | undefined;

interface FiguresProps {
	overview: Overview;
	/** Which of them, in whatever order. */
	names: readonly FigureName[];
	/** Where a figure leads to, if anywhere. */
	figureLink?: FigureLink | undefined;
}

/**
 * The figures of a period, each with its change.
 *
 * @param props
 * @param props.overview
 * @param props.names
 * @param props.figureLink
 */
export function Figures( { overview, names, figureLink }: FiguresProps ) {
	const shown = FIGURE_NAMES.filter( ( name ) => names.includes( name ) );
	return shown.length > 0 ? (
		<dl className="fcc-overview__figures">
			{ shown.map( ( name ) => (
				<Figure
					key={ name }
					figure={ overview.figures[ name ] }
					href={ figureLink?.( name, overview ) }
				/>
			) ) }
		</dl>
	) : null;
}

interface FigureProps {
	figure: OverviewFigure;
	href: string | undefined;
}

function Figure( { figure, href }: FigureProps ) {
	return (
		<div className="fcc-overview__figure">
			<dt>{ figure.label }</dt>
			<dd className="fcc-overview__value">
				{ href ? (
					<a href={ href }>{ figure.formatted_value }</a>
				) : (
					figure.formatted_value
				) }
			</dd>
			<Change figure={ figure } />
		</div>
	);
}

function Change( { figure }: Pick< FigureProps, 'figure' > ) {
	const { change, formatted_change, formatted_previous } = figure;

	if ( formatted_previous === null ) {
		return null;
	}
	const before = sprintf(
		/* translators: %s: the value in the period before. */
		__( 'Before: %s', 'fluent-cart-customers' ),
		formatted_previous
	);
	if ( change === null ) {
		return <dd className="fcc-overview__change is-new">{ before }</dd>;
	}
	return (
		<dd className={ `fcc-overview__change ${ direction( change ) }` }>
			{ formatted_change }{ ' ' }
			<span className="screen-reader-text">({ before })</span>
		</dd>
	);
}

function direction( change: number ): string {
	if ( change === 0 ) {
		return 'is-same';
	}
	return change > 0 ? 'is-up' : 'is-down';
}
