/**
 * The filters of the list in three forms: those of DataViews, the arguments of
 * the address, and the filters of the API. All functions are pure.
 */
import type { Filter, Operator, View } from '@fcc/dataviews';
import type { CustomerFilters } from '@fcc/store';
import type { ArgumentChanges, Arguments } from './location';

/** A value of the address and of a filter of DataViews. */
interface Value {
	/** @return Undefined for an invalid text. */
	parse: ( text: string ) => unknown;
	/** @return Undefined for no value. */
	format: ( value: unknown ) => string | undefined;
}

interface OneValue extends Value {
	name: string;
	operator: Operator;
}

interface Range extends Value {
	names: readonly [ string, string ];
	/** The operators of a range with one bound. */
	atLeast: Operator;
	atMost: Operator;
}

const TEXT: Value = { parse: ( text ) => text, format: textOf };

const YES_OR_NO: Value = {
	parse: ( text ) => ( /^(true|false)$/.test( text ) ? text : undefined ),
	format: textOf,
};

/** Several values, in the address with commas between them. */
const LIST: Value = {
	parse: ( text ) => text.split( ',' ).filter( Boolean ),
	format: ( value ) =>
		Array.isArray( value ) ? textOf( value.join( ',' ) ) : undefined,
};

const DAY: Value = {
	parse: ( text ) => dayOf( text ),
	format: dayOf,
};

const COUNT: Value = {
	parse: ( text ) => wholeNumberOf( text, 1 ),
	format: ( value ) => numberText( value, 1 ),
};

/** Hundredths in the address; whole units in the filter, as users type them. */
const AMOUNT: Value = {
	parse: ( text ) => wholeNumberOf( text, 100 ),
	format: ( value ) => numberText( value, 100 ),
};

const DAYS = { ...DAY, atLeast: 'afterInc', atMost: 'beforeInc' } as const;
const NUMBERS = {
	atLeast: 'greaterThanOrEqual',
	atMost: 'lessThanOrEqual',
} as const;

/** One filter for each field. Arguments have the names of the API's filters. */
const FILTERS: Record< string, OneValue | Range > = {
	status: { ...TEXT, name: 'status', operator: 'is' },
	country: { ...LIST, name: 'country', operator: 'isAny' },
	total_spent: {
		...AMOUNT,
		...NUMBERS,
		names: [ 'total_spent_min', 'total_spent_max' ],
	},
	created_at: { ...DAYS, names: [ 'date_from', 'date_to' ] },
	city: { ...TEXT, name: 'city', operator: 'is' },
	has_notes: { ...YES_OR_NO, name: 'has_notes', operator: 'is' },
	has_user: { ...YES_OR_NO, name: 'has_user', operator: 'is' },
	label: { ...LIST, name: 'label', operator: 'isAny' },
	last_order_date: {
		...DAYS,
		names: [ 'last_order_from', 'last_order_to' ],
	},
	no_order_since: { ...DAY, name: 'no_order_since', operator: 'on' },
	order_count: {
		...COUNT,
		...NUMBERS,
		names: [ 'order_count_min', 'order_count_max' ],
	},
};

/** The arguments of all filters. */
export const FILTER_ARGUMENTS = Object.values( FILTERS ).flatMap( ( filter ) =>
	'name' in filter ? [ filter.name ] : filter.names
);

/** The fields whose filters are always shown. */
const PRIMARY: Filter[] = [
	{ field: 'status', operator: 'is', value: undefined },
	{ field: 'country', operator: 'isAny', value: undefined },
	{ field: 'total_spent', operator: 'between', value: undefined },
];

/**
 * @param args Arguments of the address; invalid ones are ignored.
 */
export function parseFilters( args: Arguments ): Filter[] {
	return Object.entries( FILTERS ).flatMap( ( [ field, filter ] ) => {
		const parse = ( name: string ) => {
			const text = args[ name ];
			return text ? filter.parse( text ) : undefined;
		};
		if ( 'name' in filter ) {
			const value = parse( filter.name );
			return value === undefined
				? []
				: [ { field, operator: filter.operator, value } ];
		}
		const [ from, to ] = filter.names.map( parse );
		if ( from !== undefined && to !== undefined ) {
			return [ { field, operator: 'between', value: [ from, to ] } ];
		}
		if ( from !== undefined ) {
			return [ { field, operator: filter.atLeast, value: from } ];
		}
		return to === undefined
			? []
			: [ { field, operator: filter.atMost, value: to } ];
	} );
}

/**
 * Adds an empty filter for each primary field without one, because DataViews
 * edits only filters that the view contains.
 */
export function withPrimaryFilters( filters: Filter[] ): Filter[] {
	const isPrimary = ( { field }: Filter ) =>
		PRIMARY.some( ( primary ) => primary.field === field );
	return [
		...PRIMARY.map(
			( empty ) =>
				filters.find( ( { field } ) => field === empty.field ) ?? empty
		),
		...filters.filter( ( filter ) => ! isPrimary( filter ) ),
	];
}

/**
 * Two choices of one filter can start from the same rendered view, so a list of
 * values gets what was added, and loses what was removed.
 *
 * @return The filters of the newest view with the change between the other two.
 */
export function rebaseFilters(
	changed: View,
	seen: View,
	newest: View
): Filter[] {
	if ( changed.filters === seen.filters ) {
		return newest.filters ?? [];
	}
	const rebased = ( changed.filters ?? [] ).map( ( filter ) => {
		const before = filterOf( seen, filter.field );
		const latest = filterOf( newest, filter.field );
		if ( filter === before ) {
			return latest ?? filter;
		}
		const { operator, value } = filter;
		const all = valuesOf( value );
		const old = valuesOf( before?.value );
		const kept = valuesOf( latest?.value );
		return operator === 'isAny'
			? {
					...filter,
					value: [
						...kept.filter(
							( one ) =>
								all.includes( one ) || ! old.includes( one )
						),
						...all.filter(
							( one ) =>
								! old.includes( one ) && ! kept.includes( one )
						),
					],
				}
			: filter;
	} );
	const added = ( newest.filters ?? [] ).filter(
		( { field } ) =>
			! filterOf( seen, field ) && ! filterOf( changed, field )
	);
	return [ ...rebased, ...added ];
}

function valuesOf( value: unknown ): unknown[] {
	return Array.isArray( value ) ? value : [];
}

function filterOf( view: View, id: string ): Filter | undefined {
	return view.filters?.find( ( { field } ) => field === id );
}

/**
 * @return The arguments of the address, each undefined without a value.
 */
export function filtersToArguments( view: View ): ArgumentChanges {
	const args: ArgumentChanges = {};
	for ( const [ id, filter ] of Object.entries( FILTERS ) ) {
		const shown = filterOf( view, id );
		if ( 'name' in filter ) {
			args[ filter.name ] = filter.format( shown?.value );
		} else {
			boundsOf( shown ).forEach( ( bound, index ) => {
				args[ filter.names[ index ] ?? '' ] = filter.format( bound );
			} );
		}
	}
	return args;
}

/**
 * @return The filters of the API.
 */
export function toApiFilters( view: View ): CustomerFilters {
	const filters: Record< string, unknown > = {};
	for ( const [ name, text ] of Object.entries(
		filtersToArguments( view )
	) ) {
		if ( text !== undefined ) {
			filters[ name ] = apiValue( name, text );
		}
	}
	return filters;
}

function apiValue( name: string, text: string ): unknown {
	switch ( name ) {
		case 'country':
			return text.split( ',' );
		case 'label':
			return text.split( ',' ).map( Number );
		case 'has_notes':
		case 'has_user':
			return text === 'true';
		default:
			return /_(min|max)$/.test( name ) ? Number( text ) : text;
	}
}

/**
 * @return The bounds of a filter; a range may have only one.
 */
function boundsOf( filter: Filter | undefined ): [ unknown, unknown ] {
	const value: unknown = filter?.value;

	switch ( filter?.operator ) {
		case 'between':
			return Array.isArray( value )
				? [ value[ 0 ], value[ 1 ] ]
				: [ undefined, undefined ];
		case 'afterInc':
		case 'greaterThanOrEqual':
			return [ value, undefined ];
		case 'beforeInc':
		case 'lessThanOrEqual':
			return [ undefined, value ];
		default:
			return [ undefined, undefined ];
	}
}

function textOf( value: unknown ): string | undefined {
	return typeof value === 'string' ? value.trim() || undefined : undefined;
}

function dayOf( value: unknown ): string | undefined {
	return typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test( value ) &&
		! Number.isNaN( Date.parse( value ) )
		? value
		: undefined;
}

function wholeNumberOf( text: string, divisor: number ): number | undefined {
	return /^\d{1,15}$/.test( text ) ? Number( text ) / divisor : undefined;
}

function numberText( value: unknown, factor: number ): string | undefined {
	const isSet = value !== undefined && value !== null && value !== '';
	const number = isSet ? Math.round( Number( value ) * factor ) : NaN;
	return number >= 0 ? String( number ) : undefined;
}
