/**
 * The filters of the list in three forms: those of DataViews, the arguments of
 * the address, and the filters of the API. All functions are pure.
 */
import type { Filter, Operator, View } from '@fcc/dataviews';
import type { CustomerFilters } from '@fcc/store';
import type { Arguments } from './location';

/** The filters that the list offers: one value each. */
type ListFilters = CustomerFilters & { status?: string };

interface Range {
	from: unknown;
	to: unknown;
}

/** One filter for each field. Arguments have the names of the API's filters. */
const RANGES = {
	created_at: {
		names: [ 'date_from', 'date_to' ],
		operators: { atLeast: 'afterInc', atMost: 'beforeInc' },
		parse: parseDay,
	},
	total_spent: {
		names: [ 'total_spent_min', 'total_spent_max' ],
		operators: { atLeast: 'greaterThanOrEqual', atMost: 'lessThanOrEqual' },
		parse: parseHundredths,
	},
} as const;

/**
 * @param args Arguments of the address; invalid ones are ignored.
 */
export function parseFilters( args: Arguments ): Filter[] {
	const filters: Filter[] = [];

	if ( args.status ) {
		filters.push( { field: 'status', operator: 'is', value: args.status } );
	}
	for ( const [ field, { names, operators, parse } ] of Object.entries(
		RANGES
	) ) {
		const from = parse( args[ names[ 0 ] ] );
		const to = parse( args[ names[ 1 ] ] );

		if ( from !== undefined && to !== undefined ) {
			filters.push( { field, operator: 'between', value: [ from, to ] } );
		} else if ( from !== undefined ) {
			filters.push( { field, operator: operators.atLeast, value: from } );
		} else if ( to !== undefined ) {
			filters.push( { field, operator: operators.atMost, value: to } );
		}
	}
	return filters;
}

/**
 * Adds an empty filter for each field without one, because DataViews edits only
 * filters that the view contains.
 */
export function withAllFilters( filters: Filter[] ): Filter[] {
	const emptyFilters: Filter[] = [
		{ field: 'status', operator: 'is', value: undefined },
		{ field: 'created_at', operator: 'between', value: undefined },
		{ field: 'total_spent', operator: 'between', value: undefined },
	];
	return emptyFilters.map(
		( empty ) =>
			filters.find( ( { field } ) => field === empty.field ) ?? empty
	);
}

/**
 * @return The filters with the names of the API and of the address.
 */
export function toApiFilters( view: View ): ListFilters {
	const { status, created_at, total_spent } = Object.fromEntries(
		( view.filters ?? [] ).map( ( filter ) => [ filter.field, filter ] )
	);
	const days = rangeOf( created_at );
	const amounts = rangeOf( total_spent );
	const min = toHundredths( amounts.from );
	const max = toHundredths( amounts.to );

	return {
		...( status?.value && { status: String( status.value ) } ),
		...( isDay( days.from ) && { date_from: days.from } ),
		...( isDay( days.to ) && { date_to: days.to } ),
		...( min !== undefined && { total_spent_min: min } ),
		...( max !== undefined && { total_spent_max: max } ),
	};
}

/**
 * @return The bounds of a filter; a range may have only one.
 */
function rangeOf( filter: Filter | undefined ): Range {
	const value: unknown = filter?.value;
	const operator: Operator | undefined = filter?.operator;

	switch ( operator ) {
		case 'between': {
			const [ from, to ]: unknown[] = Array.isArray( value ) ? value : [];
			return { from, to };
		}
		case 'afterInc':
		case 'greaterThanOrEqual':
			return { from: value, to: undefined };
		case 'beforeInc':
		case 'lessThanOrEqual':
			return { from: undefined, to: value };
		default:
			return { from: undefined, to: undefined };
	}
}

function isSet( value: unknown ): boolean {
	return value !== undefined && value !== null && value !== '';
}

function parseDay( text: string | undefined ): string | undefined {
	return isDay( text ) ? text : undefined;
}

function isDay( value: unknown ): value is string {
	return (
		typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test( value ) &&
		! Number.isNaN( Date.parse( value ) )
	);
}

/**
 * @param text Hundredths of the currency.
 * @return Whole units, as users type them.
 */
function parseHundredths( text: string | undefined ): number | undefined {
	return text && /^\d{1,15}$/.test( text ) ? Number( text ) / 100 : undefined;
}

function toHundredths( units: unknown ): number | undefined {
	const amount = isSet( units ) ? Math.round( Number( units ) * 100 ) : NaN;
	return amount >= 0 ? amount : undefined;
}
