import { type TestSite } from '../../../support/test-site.ts';
import { type Overview } from '../api-client.ts';
import { rowsOf } from '../store-tables.ts';

export type Period = Overview[ 'period' ];

interface OrderRow {
	id: string;
	customer_id: string | null;
	payment_status: string;
	currency: string;
	total_paid: string;
	total_refund: string;
	created_at: string | null;
}

interface CustomerRow {
	id: string;
	created_at: string | null;
}

interface Order {
	customer: number | null;
	day: string;
	amount: number;
	isReturning: boolean;
}

/** The counted rows, with their days. */
interface Store {
	today: string;
	currency: string;
	customers: Map< number, string >;
	orders: Order[];
	/** The days of orders in other currencies. */
	others: string[];
}

/** Returns the day of an instant: `2026-03-31`. */
export type DayOf = ( date: Date ) => string;

/** Sorts before every day, and after every day. */
const UNDATED = '';
const FUTURE = '~';

const PAID = [ 'paid', 'partially_paid', 'partially_refunded' ];

/** Returns the days of a time zone. */
export function dayFormatter( zone: string ): DayOf {
	const format = new Intl.DateTimeFormat( 'en-CA', {
		timeZone: zone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	} );
	return ( date ) => format.format( date );
}

/** Returns the days of a clock with a fixed offset from GMT, in hours. */
export function fixedOffsetDays( hours: number ): DayOf {
	return ( date ) =>
		new Date( date.getTime() + hours * 3_600_000 )
			.toISOString()
			.slice( 0, 10 );
}

export type ExpectedOverview = ReturnType< typeof expectedOverview >;

/** The comparable part of an answer. */
export function comparable( overview: Overview ): ExpectedOverview {
	const { figures } = overview;
	const pair = ( name: keyof typeof figures ) => ( {
		value: figures[ name ].value,
		previous: figures[ name ].previous,
	} );
	return {
		range: overview.range,
		previous_range: overview.previous_range,
		currency: overview.currency,
		figures: {
			customers: pair( 'customers' ),
			new_customers: pair( 'new_customers' ),
			returning_rate: pair( 'returning_rate' ),
			revenue: pair( 'revenue' ),
			average_order_value: pair( 'average_order_value' ),
		},
		order_count: overview.order_count,
		other_currencies: overview.other_currencies,
		unit: overview.unit,
		points: overview.points.map(
			( { from, to, new_customers, revenue, order_count } ) => ( {
				from,
				to,
				new_customers,
				revenue,
				order_count,
			} )
		),
		top_customers: overview.top_customers.map(
			( { id, total_spent, order_count } ) => ( {
				id,
				total_spent,
				order_count,
			} )
		),
	};
}

/** Computes the expected overview of each period from all rows. */
export async function expectedOverviews(
	site: TestSite,
	dayOf: DayOf = dayFormatter( 'UTC' ),
	currency = 'USD'
): Promise< Record< Period, ExpectedOverview > > {
	const orders = await rowsOf< OrderRow >(
		site,
		'fct_orders',
		`WHERE payment_status IN ('${ PAID.join( "','" ) }')`
	);
	const customers = await rowsOf< CustomerRow >( site, 'fct_customers' );
	const today = dayOf( new Date() );
	const day = ( date: string | null ) => {
		if ( ! date || date < '1000' ) {
			return UNDATED;
		}
		const of = dayOf( new Date( `${ date.replace( ' ', 'T' ) }Z` ) );
		return of > today ? FUTURE : of;
	};
	const store = {
		today,
		currency,
		customers: new Map(
			customers.map( ( row ) => [
				Number( row.id ),
				day( row.created_at ),
			] )
		),
		orders: countedOrders( orders, currency, day ),
		others: orders
			.filter( ( row ) => row.currency.toUpperCase() !== currency )
			.map( ( row ) => day( row.created_at ) ),
	};
	const of = ( period: Period ) => expectedOverview( store, period );
	return {
		'7d': of( '7d' ),
		'30d': of( '30d' ),
		'90d': of( '90d' ),
		'12m': of( '12m' ),
		all: of( 'all' ),
	};
}

function countedOrders(
	rows: OrderRow[],
	currency: string,
	day: ( date: string | null ) => string
): Order[] {
	const buyers = new Set< string >();
	return rows
		.filter( ( row ) => row.currency.toUpperCase() === currency )
		.sort(
			( a, b ) =>
				compare( a.created_at ?? '', b.created_at ?? '' ) ||
				Number( a.id ) - Number( b.id )
		)
		.map( ( row ) => {
			const buyer = row.customer_id;
			const isReturning = buyer !== null && buyers.has( buyer );
			if ( buyer !== null ) {
				buyers.add( buyer );
			}
			return {
				customer: buyer === null ? null : Number( buyer ),
				day: day( row.created_at ),
				amount: Math.max(
					0,
					Number( row.total_paid ) - Number( row.total_refund )
				),
				isReturning,
			};
		} );
}

/** Null for a rate without orders, as in the contract. */
interface Pair {
	value: number | null;
	previous: number | null;
}

type Figures = Record< keyof Overview[ 'figures' ], Pair >;

function expectedOverview( store: Store, period: Period ) {
	const { today, customers, orders, others } = store;
	const days = [ ...customers.values() ];
	const first = [
		...days,
		...orders.map( ( order ) => order.day ),
		...others,
	]
		.filter( ( day ) => day !== UNDATED && day !== FUTURE )
		.sort()[ 0 ];
	const range = {
		from: firstDay( period, today, first ?? today ),
		to: today,
	};
	const previous = previousRange( period, range );
	const within = ( { from, to }: { from: string; to: string } ) => {
		const isIn = ( day: string ) => day >= from && day <= to;
		const counted = orders.filter(
			( order ) =>
				isIn( order.day ) ||
				( period === 'all' &&
					order.day === UNDATED &&
					from === range.from )
		);
		const revenue = sum( counted.map( ( order ) => order.amount ) );
		const returning = counted.filter( ( order ) => order.isReturning );
		return {
			counted,
			revenue,
			newCustomers: days.filter( isIn ).length,
			average: roundedRatio( revenue, counted.length ),
			rate: roundedRatio( 1000 * returning.length, counted.length ),
		};
	};
	const now = within( range );
	const before = previous && within( previous );
	const unit = unitOf( period, range );
	const figures: Figures = {
		customers: {
			value: days.length,
			previous:
				previous && days.filter( ( day ) => day <= previous.to ).length,
		},
		new_customers: {
			value: now.newCustomers,
			previous: before && before.newCustomers,
		},
		returning_rate: {
			value: tenth( now.rate ),
			previous: before && tenth( before.rate ),
		},
		revenue: { value: now.revenue, previous: before && before.revenue },
		average_order_value: {
			value: now.average,
			previous: before && before.average,
		},
	};
	return {
		range,
		previous_range: previous,
		currency: store.currency,
		figures,
		order_count: now.counted.length,
		other_currencies: others.filter(
			( day ) =>
				( day >= range.from && day <= today ) ||
				( period === 'all' && day === UNDATED )
		).length,
		unit,
		points: pointsOf( unit, range ).map( ( point ) => {
			const isIn = ( day: string ) =>
				day >= point.from && day <= point.to;
			const those = orders.filter( ( order ) => isIn( order.day ) );
			return {
				...point,
				new_customers: days.filter( isIn ).length,
				revenue: sum( those.map( ( order ) => order.amount ) ),
				order_count: those.length,
			};
		} ),
		top_customers: topOf( now.counted, customers ),
	};
}

function topOf( orders: Order[], customers: Map< number, string > ) {
	const spent = new Map< number, { total: number; count: number } >();
	for ( const { customer, amount } of orders ) {
		if ( customer !== null && customers.has( customer ) ) {
			const of = spent.get( customer ) ?? { total: 0, count: 0 };
			spent.set( customer, {
				total: of.total + amount,
				count: of.count + 1,
			} );
		}
	}
	return [ ...spent ]
		.filter( ( [ , { total } ] ) => total > 0 )
		.sort( ( [ a, of ], [ b, other ] ) => other.total - of.total || a - b )
		.slice( 0, 10 )
		.map( ( [ id, { total, count } ] ) => ( {
			id,
			total_spent: total,
			order_count: count,
		} ) );
}

function firstDay( period: Period, today: string, first: string ): string {
	const [ year = 0, month = 0 ] = today.split( '-' ).map( Number );
	switch ( period ) {
		case 'all':
			return first;
		case '12m':
			return text( Date.UTC( year, month - 12, 1 ) );
		default:
			return addDays( today, 1 - parseInt( period, 10 ) );
	}
}

function previousRange(
	period: Period,
	{ from, to }: { from: string; to: string }
) {
	if ( period === 'all' ) {
		return null;
	}
	if ( period === '12m' ) {
		const yearBefore = ( day: string ) =>
			`${ Number( day.slice( 0, 4 ) ) - 1 }${ day.slice( 4 ) }`;
		return {
			from: yearBefore( from ),
			to: yearBefore( to ).replace( '02-29', '02-28' ),
		};
	}
	return {
		from: addDays( from, -parseInt( period, 10 ) ),
		to: addDays( from, -1 ),
	};
}

function unitOf( period: Period, range: { from: string; to: string } ) {
	if ( period === '12m' ) {
		return 'month' as const;
	}
	if ( period !== 'all' ) {
		return 'day' as const;
	}
	return pointsOf( 'month', range ).length > 60
		? ( 'year' as const )
		: ( 'month' as const );
}

function pointsOf(
	unit: 'day' | 'month' | 'year',
	{ from, to }: { from: string; to: string }
) {
	const length = { day: 10, month: 7, year: 4 }[ unit ];
	const points: { from: string; to: string }[] = [];
	for ( let day = from; day <= to; day = addDays( day, 1 ) ) {
		const point = points.at( -1 );
		if ( point?.from.slice( 0, length ) === day.slice( 0, length ) ) {
			point.to = day;
		} else {
			points.push( { from: day, to: day } );
		}
	}
	return points;
}

export function addDays( day: string, days: number ): string {
	return text( Date.parse( day ) + days * 86_400_000 );
}

function text( time: number ): string {
	return new Date( time ).toISOString().slice( 0, 10 );
}

function sum( values: number[] ): number {
	return values.reduce( ( total, value ) => total + value, 0 );
}

/** Rounds half up; null for a count of 0. */
function roundedRatio( value: number, count: number ): number | null {
	return count === 0
		? null
		: Math.floor( ( 2 * value + count ) / ( 2 * count ) );
}

function tenth( value: number | null ): number | null {
	return value === null ? null : value / 10;
}

function compare( a: string, b: string ): number {
	return a < b ? -1 : Number( a > b );
}
