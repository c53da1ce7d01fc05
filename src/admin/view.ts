/**
 * The view of the list in its three shapes: the `view` of DataViews, the
 * arguments of the address, the query of the API. All functions are pure.
 */
import type { Filter, Operator, View, ViewTable } from '@fcc/dataviews';
import type {
	CustomerFilters,
	CustomerQuery,
	CustomerSortField,
} from '@fcc/store';
import type { Arguments, ArgumentChanges } from './location';

/** What is remembered of a person's view beyond the visit. */
export interface ViewPreferences {
	perPage: number;
	/** Columns beside the customer, in their order. */
	fields: string[];
	density: Density;
}

type Density = ( typeof DENSITIES )[ number ];

interface Range {
	from: unknown;
	to: unknown;
}

export const PER_PAGE_SIZES = [ 20, 50, 100 ];

const DENSITIES = [ 'compact', 'balanced', 'comfortable' ] as const;

export const DEFAULT_PREFERENCES: ViewPreferences = {
	perPage: 20,
	fields: [
		'status',
		'order_count',
		'total_spent',
		'last_order_date',
		'created_at',
	],
	density: 'balanced',
};

/** Columns that a person can choose, in the order of the menu. */
const CHOOSABLE_FIELDS = [
	...DEFAULT_PREFERENCES.fields,
	'email',
	'average_order_value',
	'first_order_date',
	'id',
];

const SORT_FIELDS: CustomerSortField[] = [
	'id',
	'email',
	'first_name',
	'last_name',
	'status',
	'total_spent',
	'order_count',
	'first_order_date',
	'last_order_date',
	'created_at',
	'updated_at',
];

/** One filter a field; its arguments have the names of the API's filters. */
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

/** Arguments that change with every letter that is typed. */
const TYPED_ARGUMENTS = [ 'search', 'total_spent_min', 'total_spent_max' ];

/**
 * @param stored Whatever the preferences hold: another version of the plugin,
 *               or anybody, may have written it.
 * @return Preferences that can be used.
 */
export function toPreferences( stored: unknown ): ViewPreferences {
	const { perPage, fields, density }: Partial< Record< string, unknown > > =
		typeof stored === 'object' && stored !== null ? { ...stored } : {};

	return {
		perPage:
			PER_PAGE_SIZES.find( ( size ) => size === perPage ) ??
			DEFAULT_PREFERENCES.perPage,
		fields: Array.isArray( fields )
			? CHOOSABLE_FIELDS.filter( ( id ) => fields.includes( id ) ).sort(
					( a, b ) => fields.indexOf( a ) - fields.indexOf( b )
				)
			: DEFAULT_PREFERENCES.fields,
		density:
			DENSITIES.find( ( known ) => known === density ) ??
			DEFAULT_PREFERENCES.density,
	};
}

/**
 * @param view
 * @return What of it outlasts the visit.
 */
export function preferencesOf( view: View ): ViewPreferences {
	return toPreferences( {
		perPage: view.perPage,
		fields: view.fields,
		density: view.type === 'table' ? view.layout?.density : undefined,
	} );
}

/**
 * @param args        Arguments of the address; what makes no sense is left out.
 * @param preferences
 * @return The view that they ask for.
 */
export function viewOf(
	args: Arguments,
	{ perPage, fields, density }: ViewPreferences
): ViewTable {
	return {
		type: 'table',
		page: parsePage( args.paged ) ?? 1,
		perPage:
			PER_PAGE_SIZES.find(
				( size ) => String( size ) === args.per_page
			) ?? perPage,
		search: args.search ?? '',
		sort: {
			field:
				SORT_FIELDS.find( ( field ) => field === args.orderby ) ?? 'id',
			direction: args.order === 'asc' ? 'asc' : 'desc',
		},
		filters: withAllFilters( filtersOf( args ) ),
		titleField: 'first_name',
		fields,
		layout: { density },
	};
}

/**
 * @param view
 * @return The arguments that bring it back; defaults are left out.
 */
export function argumentsOf( view: View ): ArgumentChanges {
	const { page, perPage, search, sort } = view;
	const { status, date_from, date_to, total_spent_min, total_spent_max } =
		apiFiltersOf( view );

	return {
		paged: unless( page, 1 ),
		per_page: unless( perPage, DEFAULT_PREFERENCES.perPage ),
		search: search?.trim() || undefined,
		orderby: unless( sort?.field, 'id' ),
		order: unless( sort?.direction, 'desc' ),
		status,
		date_from,
		date_to,
		total_spent_min: total_spent_min?.toString(),
		total_spent_max: total_spent_max?.toString(),
	};
}

/**
 * @param view
 * @return What to ask the API for.
 */
export function queryOf( view: View ): CustomerQuery {
	const search = view.search?.trim();
	const filters = apiFiltersOf( view );

	return {
		page: view.page ?? 1,
		per_page: view.perPage ?? DEFAULT_PREFERENCES.perPage,
		order_by:
			SORT_FIELDS.find( ( field ) => field === view.sort?.field ) ?? 'id',
		order_type: view.sort?.direction === 'asc' ? 'ASC' : 'DESC',
		...( search && { search } ),
		...( Object.keys( filters ).length > 0 && { filters } ),
	};
}

/**
 * @param changed The view as somebody changed it.
 * @param seen    The view that they changed, no longer the newest perhaps.
 * @param newest
 * @return The newest view with their change.
 */
export function rebaseView( changed: View, seen: View, newest: View ): View {
	const before = new Map( Object.entries( seen ) );
	const changes = Object.entries( changed ).filter(
		( [ key, value ] ) => before.get( key ) !== value
	);
	return { ...newest, ...Object.fromEntries( changes ) };
}

/**
 * @param previous The view until now.
 * @param next     The view as DataViews changed it.
 * @return The view to show: page 1 where a page number of the previous one
 *         would mean other customers, and never without its three filters.
 */
export function settleView( previous: View, next: View ): View {
	const isPageKept = changedArguments( previous, next ).every(
		( name ) => name === 'paged'
	);
	return {
		...next,
		page: isPageKept ? ( next.page ?? 1 ) : 1,
		filters: withAllFilters( next.filters ?? [] ),
	};
}

/**
 * @param previous
 * @param next
 * @return Whether both show the same customers, if perhaps in other columns.
 */
export function isSameList( previous: View, next: View ): boolean {
	return changedArguments( previous, next ).length === 0;
}

/**
 * @param previous
 * @param next
 * @return Whether the person went on typing: not worth an entry in the history
 *         for each letter.
 */
export function isTypingOn( previous: View, next: View ): boolean {
	const before = argumentsOf( previous );
	const after = argumentsOf( next );
	const changed = changedArguments( previous, next ).filter(
		( name ) => name !== 'paged'
	);
	return (
		changed.length > 0 &&
		changed.every(
			( name ) =>
				TYPED_ARGUMENTS.includes( name ) &&
				before[ name ] &&
				after[ name ]
		)
	);
}

/**
 * @param view
 * @return Whether it leaves customers out.
 */
export function isNarrowed( view: View ): boolean {
	return (
		!! view.search?.trim() || Object.keys( apiFiltersOf( view ) ).length > 0
	);
}

/**
 * @param view
 * @return The view of all customers.
 */
export function widened( view: View ): View {
	return { ...view, page: 1, search: '', filters: withAllFilters( [] ) };
}

function changedArguments( previous: View, next: View ): string[] {
	const before = argumentsOf( previous );
	const after = argumentsOf( next );
	return Object.keys( after ).filter(
		( name ) => before[ name ] !== after[ name ]
	);
}

function filtersOf( args: Arguments ): Filter[] {
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
 * DataViews edits the value of a filter only while the view has the filter.
 *
 * @param filters
 * @return These filters, and an empty one for each field that has none.
 */
function withAllFilters( filters: Filter[] ): Filter[] {
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

function apiFiltersOf( view: View ): CustomerFilters {
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
 * @param filter
 * @return Its bounds. A range with one bound still missing has none: DataViews
 *         shows it as not set, too.
 */
function rangeOf( filter: Filter | undefined ): Range {
	const value: unknown = filter?.value;
	const operator: Operator | undefined = filter?.operator;

	switch ( operator ) {
		case 'between': {
			const [ from, to ]: unknown[] = Array.isArray( value ) ? value : [];
			return isSet( from ) && isSet( to )
				? { from, to }
				: { from: undefined, to: undefined };
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

function unless(
	value: string | number | undefined,
	defaultValue: string | number
): string | undefined {
	return value === undefined || value === defaultValue
		? undefined
		: String( value );
}

function parsePage( text: string | undefined ): number | undefined {
	return text && /^[1-9]\d{0,7}$/.test( text ) ? Number( text ) : undefined;
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
 * @return Whole units of it: what a person types.
 */
function parseHundredths( text: string | undefined ): number | undefined {
	return text && /^\d{1,15}$/.test( text ) ? Number( text ) / 100 : undefined;
}

function toHundredths( units: unknown ): number | undefined {
	const amount = isSet( units ) ? Math.round( Number( units ) * 100 ) : NaN;
	return amount >= 0 ? amount : undefined;
}
