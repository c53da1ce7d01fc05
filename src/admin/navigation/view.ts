/**
 * The view of the list in three forms: the `view` of DataViews, the arguments of
 * the address, and the query of the API. All functions are pure.
 */
import type { View, ViewTable } from '@fcc/dataviews';
import type { CustomerQuery, SavedView } from '@fcc/store';
import type { ArgumentChanges, Arguments } from './location';
import { expandView, ROW_ARGUMENTS, savedToArguments } from './saved-view';
import {
	filtersToArguments,
	parseFilters,
	rebaseFilters,
	toApiFilters,
	withPrimaryFilters,
} from './view-filters';
import { defaultSort, sortFor } from './view-sort';

/** A view of the list, with the saved view that it started from. */
export type CustomersView = View & WithSaved;

interface WithSaved {
	/**
	 * Undefined for all customers; null if the address has a view that does not
	 * exist or is not shared with the user.
	 */
	saved?: SavedView | null | undefined;
}

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
			? parseColumns( fields )
			: DEFAULT_PREFERENCES.fields,
		density:
			DENSITIES.find( ( known ) => known === density ) ??
			DEFAULT_PREFERENCES.density,
	};
}

function parseColumns( columns: unknown[] ): string[] {
	return CHOOSABLE_FIELDS.filter( ( id ) => columns.includes( id ) ).sort(
		( a, b ) => columns.indexOf( a ) - columns.indexOf( b )
	);
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
 * @param address     Arguments of the address; invalid ones are ignored.
 * @param preferences
 * @param views       The saved views that the user sees.
 * @param opening     Id of the view that opens without arguments, or `all`.
 */
export function viewFromArguments(
	address: Arguments,
	preferences: ViewPreferences,
	views: SavedView[] = [],
	opening = 'all'
): ViewTable & WithSaved {
	const { args, saved } = expandView( address, views, opening );
	const own = saved?.columns.length
		? parseColumns( saved.columns )
		: preferences.fields;

	return {
		type: 'table',
		page: parsePage( args.paged ) ?? 1,
		perPage:
			PER_PAGE_SIZES.find(
				( size ) => String( size ) === args.per_page
			) ?? preferences.perPage,
		search: args.search ?? '',
		sort: sortFor( args.search, args.orderby, args.order ),
		filters: withPrimaryFilters( parseFilters( args ) ),
		titleField: 'first_name',
		fields:
			saved && args.columns
				? parseColumns( args.columns.split( ',' ) )
				: own,
		layout: { density: preferences.density },
		saved: saved && { ...saved, columns: own },
	};
}

/**
 * @return The arguments that restore the view. Defaults are omitted, and so are
 *         search, filters and sort of an unchanged saved view. If one of them is
 *         changed, all are in the address, so that a shared link shows the same
 *         customers after the saved view has changed.
 */
export function viewToArguments( view: CustomersView ): ArgumentChanges {
	const { saved, sort, fields } = view;
	const { paged, per_page, ...rows } = rowArguments( view );
	const isSaved = !! saved && ! hasOtherRows( view, saved );

	return {
		view: saved ? String( saved.id ) : undefined,
		columns: saved
			? omitDefault(
					columnsArgument( fields ),
					columnsArgument( saved.columns )
				)
			: undefined,
		paged,
		per_page,
		...Object.fromEntries(
			Object.entries( rows ).map( ( [ name, value ] ) => [
				name,
				isSaved ? undefined : value,
			] )
		),
		// Without another argument, it shows that the view is changed.
		...( saved &&
			! isSaved && {
				orderby: sort?.field ?? defaultSort( view.search ),
			} ),
	};
}

/** An address has no empty arguments. */
function columnsArgument( columns: string[] = [] ): string {
	return columns.join() || 'none';
}

/**
 * @return Whether search, filters, sort or columns differ from the saved view, or
 *         from all customers. The columns of all customers are a preference.
 */
export function isModified( view: CustomersView ): boolean {
	const { columns, ...args } = viewToArguments( view );
	return !! columns || ROW_ARGUMENTS.some( ( name ) => args[ name ] );
}

function hasOtherRows( view: View, saved: SavedView ): boolean {
	const { search, sort, filters } = viewFromArguments(
		savedToArguments( saved ),
		DEFAULT_PREFERENCES
	);
	return ! isSameList( view, { ...view, search, sort, filters } as View );
}

/** The arguments of page, search, sort and filters. */
function rowArguments( view: View ): ArgumentChanges {
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
export function rebaseView(
	changed: CustomersView,
	seen: CustomersView,
	newest: CustomersView
): CustomersView {
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
export function normalizeView(
	previous: CustomersView,
	next: CustomersView
): CustomersView {
	const isPageKept = changedArguments( previous, next ).every( ( name ) =>
		[ 'paged', 'view' ].includes( name )
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
export function isSameList(
	previous: CustomersView,
	next: CustomersView
): boolean {
	return changedArguments( previous, next ).length === 0;
}

/**
 * @return Whether both views show the same rows and columns, and started from the
 *         same version of the same saved view.
 */
export function isSameView(
	previous: CustomersView,
	next: CustomersView
): boolean {
	const rest = ( { fields, saved }: CustomersView ) =>
		JSON.stringify( [ fields, saved ] );
	return isSameList( previous, next ) && rest( previous ) === rest( next );
}

/**
 * @return Whether the change continues typing, which must not add a history entry
 *         for each letter.
 */
export function isContinuedTyping(
	previous: CustomersView,
	next: CustomersView
): boolean {
	const before = rowArguments( previous );
	const after = rowArguments( next );
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

function changedArguments(
	previous: CustomersView,
	next: CustomersView
): string[] {
	const argumentsOf = ( view: CustomersView ): ArgumentChanges => ( {
		...rowArguments( view ),
		view: String( view.saved?.id ),
	} );
	const before = argumentsOf( previous );
	const after = argumentsOf( next );
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
