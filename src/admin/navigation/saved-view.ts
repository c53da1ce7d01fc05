/**
 * Saved views in the address. src/server/Admin/ListView.php does the same. All
 * functions are pure.
 */
import type { SavedView } from '@fcc/store';
import type { Arguments } from './location';
import { FILTER_ARGUMENTS } from './view-filters';

/** The arguments that a saved view stands for. */
export const ROW_ARGUMENTS = [
	'search',
	'orderby',
	'order',
	...FILTER_ARGUMENTS,
];

interface ExpandedView {
	/** The arguments with those of the saved view. */
	args: Arguments;
	/** Undefined for all customers; null if there is no such view. */
	saved: SavedView | null | undefined;
}

/**
 * Replaces a saved view in the address by its search, filters and sort, unless
 * the address has others.
 *
 * @param args
 * @param views   The saved views that the user sees.
 * @param opening Id of the view that opens without arguments, or `all`.
 */
export function expandView(
	args: Arguments,
	views: SavedView[],
	opening: string
): ExpandedView {
	const isEmpty = ! [ 'paged', 'per_page', ...ROW_ARGUMENTS ].some(
		( name ) => args[ name ]
	);
	const id = args.view || ( isEmpty ? opening : 'all' );
	if ( id === 'all' ) {
		return { args, saved: undefined };
	}
	const saved = views.find( ( view ) => String( view.id ) === id ) ?? null;
	return {
		saved,
		args:
			saved && ! ROW_ARGUMENTS.some( ( name ) => args[ name ] )
				? { ...args, ...savedToArguments( saved ) }
				: args,
	};
}

/**
 * @return Search, filters and sort of a saved view as arguments of the address.
 */
export function savedToArguments( {
	search,
	order_by,
	order_type,
	filters,
}: SavedView ): Arguments {
	return {
		search,
		orderby: order_by,
		order: order_type.toLowerCase(),
		// A list becomes its values with commas between them.
		...Object.fromEntries(
			Object.entries( filters ).map( ( [ name, value ] ) => [
				name,
				String( value ),
			] )
		),
	};
}
