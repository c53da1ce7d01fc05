import { useState } from '@wordpress/element';
import { __, _n, _x, isRTL, sprintf } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { getBootstrap, type CustomerStats } from '@fcc/store';
import { formatMoney, formatNumber } from '../../components/format';
import { intervalForKey } from '../../components/overview/chart-intervals';

type Month = CustomerStats[ 'by_month' ][ number ];

/** Part of a month's width that its bar fills. */
const BAR_SHARE = 0.64;

/** Keeps a month with little spending distinct from an empty one. */
const MIN_HEIGHT_PERCENT = 3;

/**
 * Spending by month. The pointer and the arrow keys read a month; screen readers
 * also get a table.
 *
 * @param props.months The oldest first.
 */
export function MonthsChart( { months }: { months: Month[] } ) {
	const [ activeIndex, setActiveIndex ] = useState< number >();
	const month = activeIndex === undefined ? undefined : months[ activeIndex ];
	const [ first ] = months;
	const last = months.at( -1 );

	if ( ! first || ! last ) {
		return null;
	}
	const max = Math.max( ...months.map( ( { total_spent } ) => total_spent ) );

	if ( max <= 0 ) {
		return (
			<p className="fcc-figures__note">
				{ sprintf(
					/* translators: 1: currency code, 2: number of months. */
					_n(
						'No spending in %1$s in the last %2$s month.',
						'No spending in %1$s in the last %2$s months.',
						months.length,
						'fluent-cart-customers'
					),
					getBootstrap().currency,
					formatNumber( months.length )
				) }
			</p>
		);
	}

	function onKeyDown( event: KeyboardEvent ) {
		const next = intervalForKey(
			event.key,
			activeIndex,
			months.length,
			isRTL()
		);
		if ( next !== undefined ) {
			event.preventDefault();
			setActiveIndex( next );
		}
	}

	return (
		<figure className="fcc-chart">
			<figcaption className="fcc-chart__caption">
				<span>
					{ __( 'Spending by month', 'fluent-cart-customers' ) }
				</span>
				<span className="fcc-chart__reading">
					{ month ? (
						<>
							<strong>{ formatMonth( month.month ) }</strong>{ ' ' }
							{ valueText( month ) }
						</>
					) : (
						sumText( months )
					) }
				</span>
			</figcaption>
			<div className="fcc-chart__scale" aria-hidden="true">
				{ formatMoney( max ) }
			</div>
			<div
				className="fcc-chart__plot"
				role="slider"
				tabIndex={ 0 }
				aria-label={ __( 'Month', 'fluent-cart-customers' ) }
				aria-valuemin={ 1 }
				aria-valuemax={ months.length }
				aria-valuenow={ ( activeIndex ?? months.length - 1 ) + 1 }
				aria-valuetext={ readingText( month ?? last ) }
				onKeyDown={ onKeyDown }
				onFocus={ () =>
					setActiveIndex( ( old ) => old ?? months.length - 1 )
				}
				onBlur={ () => setActiveIndex( undefined ) }
				onPointerLeave={ () => setActiveIndex( undefined ) }
			>
				<svg aria-hidden="true" width="100%" height="100%">
					{ months.map( ( each, index ) => (
						<Bar
							key={ each.month }
							position={
								isRTL() ? months.length - 1 - index : index
							}
							share={ 100 / months.length }
							height={ heightOf( each.total_spent, max ) }
							isActive={ index === activeIndex }
							onActivate={ () => setActiveIndex( index ) }
						/>
					) ) }
				</svg>
			</div>
			<div className="fcc-chart__axis" aria-hidden="true">
				<span>{ formatMonth( first.month ) }</span>
				<span>{ formatMonth( last.month ) }</span>
			</div>
			<div className="screen-reader-text">
				<MonthsTable months={ months } />
			</div>
		</figure>
	);
}

interface BarProps {
	/** From the left, starting at 0. */
	position: number;
	/** Per cent of the width. */
	share: number;
	/** Per cent of the plot. */
	height: number;
	isActive: boolean;
	onActivate: () => void;
}

function Bar( { position, share, height, isActive, onActivate }: BarProps ) {
	return (
		<g
			className={
				isActive ? 'fcc-chart__month is-read' : 'fcc-chart__month'
			}
			onPointerEnter={ onActivate }
		>
			<rect
				className="fcc-chart__target"
				x={ `${ position * share }%` }
				width={ `${ share }%` }
				height="100%"
			/>
			<rect
				className={ height > 0 ? 'fcc-chart__bar' : 'fcc-chart__zero' }
				x={ `${ ( position + ( 1 - BAR_SHARE ) / 2 ) * share }%` }
				y={ height > 0 ? `${ 100 - height }%` : '98%' }
				width={ `${ share * BAR_SHARE }%` }
				height={ height > 0 ? `${ height }%` : '2%' }
				rx="2"
			/>
		</g>
	);
}

function MonthsTable( { months }: { months: Month[] } ) {
	return (
		<table>
			<caption>
				{ __( 'Spending by month', 'fluent-cart-customers' ) }
			</caption>
			<thead>
				<tr>
					<th scope="col">
						{ __( 'Month', 'fluent-cart-customers' ) }
					</th>
					<th scope="col">
						{ _x(
							'Spent',
							'amount of money',
							'fluent-cart-customers'
						) }
					</th>
					<th scope="col">
						{ __( 'Paid orders', 'fluent-cart-customers' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ months.map( ( { month, total_spent, order_count } ) => (
					<tr key={ month }>
						<th scope="row">{ formatMonth( month ) }</th>
						<td>{ formatMoney( total_spent ) }</td>
						<td>{ formatNumber( order_count ) }</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

function heightOf( amount: number, max: number ): number {
	return amount > 0
		? Math.max( ( amount / max ) * 100, MIN_HEIGHT_PERCENT )
		: 0;
}

function readingText( month: Month ): string {
	return sprintf(
		/* translators: 1: month, 2: for example “$120.00 from 3 orders”. */
		__( '%1$s: %2$s', 'fluent-cart-customers' ),
		formatMonth( month.month ),
		valueText( month )
	);
}

function valueText( { total_spent, order_count }: Omit< Month, 'month' > ) {
	return sprintf(
		/* translators: 1: amount of money, 2: number of orders. */
		_n(
			'%1$s from %2$s order',
			'%1$s from %2$s orders',
			order_count,
			'fluent-cart-customers'
		),
		formatMoney( total_spent ),
		formatNumber( order_count )
	);
}

function sumText( months: Month[] ): string {
	const sum = ( name: 'total_spent' | 'order_count' ) =>
		months.reduce( ( total, month ) => total + month[ name ], 0 );

	return sprintf(
		/* translators: 1: number of months, 2: for example “$120.00 from 3 orders”. */
		_n(
			'Last %1$s month: %2$s',
			'Last %1$s months: %2$s',
			months.length,
			'fluent-cart-customers'
		),
		formatNumber( months.length ),
		valueText( {
			total_spent: sum( 'total_spent' ),
			order_count: sum( 'order_count' ),
		} )
	);
}

const format = new Intl.DateTimeFormat( getBootstrap().locale, {
	month: 'short',
	year: 'numeric',
	// The dates below are at midnight UTC.
	timeZone: 'UTC',
} );

/**
 * @param month As `2026-03`.
 * @return For example `Mar 2026`.
 */
function formatMonth( month: string ): string {
	return format.format( new Date( `${ month }-01T00:00:00Z` ) );
}
