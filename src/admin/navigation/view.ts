/**
 * The view of the list in three forms: the `view` of DataViews, the arguments of
 * the address, and the query of the API. All functions are pure.
 */
import type { View, ViewTable } from '@fcc/dataviews';
import type {
	CustomerListSort,
	CustomerQuery,
	CustomerSortField,
} from '@fcc/store';
import type { ArgumentChanges, Arguments } from './location';
import {
	filtersToArguments,
	parseFilters,
	rebaseFilters,
	toApiFilters,
	withPrimaryFilters,
} from './view-filters';

/** The part of a view that is stored for the next visit. */
export interface ViewPreferences {
	perPage: number;
	/** Columns after the customer, in their order. */
	fields: string[];
	density: Density;
}

type Density = ( typeof DENSITIES )[ number ];

export const PER_PAGE_SIZES = [ 20, 50, 100 ];
export const MAX_PER_PAGE = Math.max( ...PER_PAGE_SIZES );

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

/** Columns that users can choose, in the order of the menu. */
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

/** Arguments that change with every typed letter. */
const TYPED_ARGUMENTS = [
	'search',
	'city',
	'total_spent_min',
	'total_spent_max',
	'order_count_min',
	'order_count_max',
];

/**
 * @param stored The stored value, which another version of the plugin may have
 *               written.
 * @return Valid preferences.
 */
export function parsePreferences( stored: unknown ): ViewPreferences {
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

/** The part of a view that is stored for the next visit. */
export function viewToPreferences( view: View ): ViewPreferences {
	return parsePreferences( {
		perPage: view.perPage,
		fields: view.fields,
		density: view.type === 'table' ? view.layout?.density : undefined,
	} );
}

/**
 * @param args Arguments of the address; invalid ones are ignored.
 */
export function viewFromArguments(
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
		sort: sortFor( args.search, args.orderby, args.order ),
		filters: withPrimaryFilters( parseFilters( args ) ),
		titleField: 'first_name',
		fields,
		layout: { density },
	};
}

/**
 * @return The arguments that restore the view; defaults are omitted.
 */
export function viewToArguments( view: View ): ArgumentChanges {
	const { page, perPage, search, sort } = view;

	return {
		paged: omitDefault( page, 1 ),
		per_page: omitDefault( perPage, DEFAULT_PREFERENCES.perPage ),
		search: search?.trim() || undefined,
		orderby: omitDefault( sort?.field, defaultSort( search ) ),
		order: omitDefault( sort?.direction, 'desc' ),
		...filtersToArguments( view ),
	};
}

/**
 * @return The query of the API.
 */
export function viewToQuery( view: View ): CustomerQuery {
	const search = view.search?.trim();
	const filters = toApiFilters( view );
	const { field, direction } = sortFor(
		search,
		view.sort?.field,
		view.sort?.direction
	);

	return {
		page: view.page ?? 1,
		per_page: view.perPage ?? DEFAULT_PREFERENCES.perPage,
		order_by: field,
		order_type: direction === 'asc' ? 'ASC' : 'DESC',
		...( search && { search } ),
		...( Object.keys( filters ).length > 0 && { filters } ),
	};
}

/**
 * @param changed The changed view.
 * @param seen    The view that the change started from, which may be outdated.
 * @return The newest view with the same change.
 */
export function rebaseView( changed: View, seen: View, newest: View ): View {
	const before = new Map( Object.entries( seen ) );
	const changes = Object.entries( changed ).filter(
		( [ key, value ] ) => before.get( key ) !== value
	);
	return {
		...newest,
		...Object.fromEntries( changes ),
		filters: rebaseFilters( changed, seen, newest ),
	};
}

/**
 * Returns to page 1 if the rows change, because the page number would mean other
 * customers. Keeps the primary filters, and a chosen sort: a default one changes
 * when a search begins or ends.
 *
 * @param next The view as DataViews changed it.
 */
export function normalizeView( previous: View, next: View ): View {
	const isPageKept = changedArguments( previous, next ).every(
		( name ) => name === 'paged'
	);
	const { field, direction } = next.sort ?? {};
	const isDefaultSort =
		next.sort === previous.sort &&
		field === defaultSort( previous.search ) &&
		direction === 'desc';

	return {
		...next,
		page: isPageKept ? ( next.page ?? 1 ) : 1,
		sort: isDefaultSort
			? sortFor( next.search )
			: sortFor( next.search, field, direction ),
		filters: withPrimaryFilters( next.filters ?? [] ),
	};
}

/**
 * @return Whether both views show the same customers, in any columns.
 */
export function isSameList( previous: View, next: View ): boolean {
	return changedArguments( previous, next ).length === 0;
}

/**
 * @return Whether the change continues typing, which must not add a history entry
 *         for each letter.
 */
export function isContinuedTyping( previous: View, next: View ): boolean {
	const before = viewToArguments( previous );
	const after = viewToArguments( next );
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
 * @return Whether search or filters exclude customers.
 */
export function hasCriteria( view: View ): boolean {
	return (
		!! view.search?.trim() || Object.keys( toApiFilters( view ) ).length > 0
	);
}

/**
 * @return The view without search and filters.
 */
export function withoutCriteria( view: View ): View {
	return { ...view, page: 1, search: '', filters: withPrimaryFilters( [] ) };
}

/** The newest customers come first, and the best matches of a search. */
function defaultSort( search = '' ): CustomerListSort {
	return search.trim() ? 'relevance' : 'created_at';
}

/**
 * @param search
 * @param chosen    An unknown field, and relevance without a search, is replaced
 *                  by the default.
 * @param direction Relevance has only one.
 */
function sortFor(
	search: string | undefined,
	chosen?: string,
	direction?: string
): { field: CustomerListSort; direction: 'asc' | 'desc' } {
	const field =
		SORT_FIELDS.find( ( known ) => known === chosen ) ??
		defaultSort( search );
	return {
		field,
		direction:
			direction === 'asc' && field !== 'relevance' ? 'asc' : 'desc',
	};
}

function changedArguments( previous: View, next: View ): string[] {
	const before = viewToArguments( previous );
	const after = viewToArguments( next );
	return Object.keys( after ).filter(
		( name ) => before[ name ] !== after[ name ]
	);
}

function omitDefault(
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
