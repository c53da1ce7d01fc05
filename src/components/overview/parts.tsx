import { addQueryArgs } from '@wordpress/url';
import type { MouseEventHandler } from 'react';
import {
	getBootstrap,
	type CustomerSummary,
	type Overview,
	type OverviewFigure,
} from '@fcc/store';
import { customerName } from '../customer-name';
import { Chart } from './chart';
import { subheadingTag, type HeadingLevel } from './heading-level';

export type FigureName = keyof Overview[ 'figures' ];

/** All figures, in the order in which they are drawn. */
export const FIGURE_NAMES: readonly FigureName[] = [
	'customers',
	'new_customers',
	'returning_rate',
	'revenue',
	'average_order_value',
];

export type LinkHandler = MouseEventHandler< HTMLAnchorElement >;

type FigureLink = (
	name: FigureName,
	overview: Overview
) => string | undefined;

/** Selects the parts and their details. */
export interface PartsProps {
	/**
	 * Level of the heading above the parts.
	 *
	 * @default 2
	 */
	level?: HeadingLevel | undefined;

	/**
	 * Names of figures, in any order.
	 *
	 * @default All of them.
	 */
	figures?: readonly FigureName[] | undefined;

	/** Returns the link of a figure; undefined for none. */
	figureLink?: FigureLink | undefined;

	/** @default true */
	hasChart?: boolean | undefined;

	/**
	 * The maximum; an answer contains ten.
	 *
	 * @default 5
	 */
	topCustomers?: number | undefined;

	/** Called when a customer's name is clicked. */
	onLinkClick?: LinkHandler | undefined;
}

/**
 * The figures, the chart and the top customers of an answer.
 */
export function Parts( {
	overview,
	level = 2,
	figures = FIGURE_NAMES,
	figureLink,
	hasChart = true,
	topCustomers = 5,
	onLinkClick,
}: PartsProps & { overview: Overview } ) {
	if ( overview.empty_text !== null ) {
		return <p className="fcc-overview__empty">{ overview.empty_text }</p>;
	}
	const hasSums = hasChart || figures.length > 0;

	return (
		<>
			{ overview.notice && <Notes notes={ [ overview.notice ] } /> }
			<Figures
				overview={ overview }
				names={ figures }
				figureLink={ figureLink }
			/>
			{ hasSums && <Notes notes={ overview.notes } /> }
			{ hasChart && <Chart chart={ overview } /> }
			{ topCustomers > 0 && (
				<TopCustomers
					overview={ overview }
					count={ topCustomers }
					level={ level }
					onLinkClick={ onLinkClick }
				/>
			) }
		</>
	);
}

/**
 * Sentences about the figures, each in a paragraph.
 */
export function Notes( { notes }: { notes: string[] } ) {
	return notes.map( ( note ) => (
		<p key={ note } className="fcc-overview__note">
			{ note }
		</p>
	) );
}

interface FiguresProps {
	overview: Overview;
	/** In any order. */
	names: readonly FigureName[];
	/** Returns the link of a figure; undefined for none. */
	figureLink?: FigureLink | undefined;
}

/**
 * The figures of a period, each with its change.
 */
function Figures( { overview, names, figureLink }: FiguresProps ) {
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
	const { change, formatted_change, compared_with } = figure;

	if ( compared_with === null ) {
		return null;
	}
	if ( change === null ) {
		return (
			<dd className="fcc-overview__change is-new">{ compared_with }</dd>
		);
	}
	return (
		<dd className={ `fcc-overview__change ${ direction( change ) }` }>
			{ formatted_change }{ ' ' }
			<span className="screen-reader-text">({ compared_with })</span>
		</dd>
	);
}

function direction( change: number ): string {
	if ( change === 0 ) {
		return 'is-same';
	}
	return change > 0 ? 'is-up' : 'is-down';
}

interface TopCustomersProps {
	overview: Overview;
	/** The maximum. */
	count: number;
	/** Level of the heading above this one. */
	level: HeadingLevel;
	onLinkClick?: LinkHandler | undefined;
}

/**
 * The customers who spent the most in the period.
 */
function TopCustomers( {
	overview,
	count,
	level,
	onLinkClick,
}: TopCustomersProps ) {
	const { top_customers, top_customers_label, top_customers_empty_text } =
		overview;
	const Heading = subheadingTag( level );

	return (
		<section className="fcc-overview__top">
			<Heading>{ top_customers_label }</Heading>
			{ top_customers_empty_text === null ? (
				<ol>
					{ top_customers.slice( 0, count ).map( ( customer ) => (
						<li key={ customer.id }>
							<CustomerLink
								customer={ customer }
								onClick={ onLinkClick }
							/>{ ' ' }
							<span className="fcc-overview__spent">
								{ customer.formatted_total_spent }
							</span>{ ' ' }
							<span className="fcc-overview__orders">
								{ customer.orders_text }
							</span>
						</li>
					) ) }
				</ol>
			) : (
				<Notes notes={ [ top_customers_empty_text ] } />
			) }
		</section>
	);
}

interface CustomerLinkProps {
	customer: Pick<
		CustomerSummary,
		'id' | 'first_name' | 'last_name' | 'email'
	>;
	onClick?: LinkHandler | undefined;
}

/**
 * The name of a customer, linked to the customer's screen.
 */
export function CustomerLink( { customer, onClick }: CustomerLinkProps ) {
	return (
		<a
			className="fcc-overview__name"
			href={ addQueryArgs( getBootstrap().pageUrl, {
				customer: customer.id,
			} ) }
			onClick={ onClick }
		>
			<bdi>{ customerName( customer ) }</bdi>
		</a>
	);
}
