import { buildQueryString } from '@wordpress/url';
import type { CustomerFilters, CustomerQuery } from './types';

/**
 * Spells a query in one canonical way: a fixed order of arguments, without empty
 * ones. The server's preload uses this spelling as its path, and the store uses
 * it as the key of a list.
 *
 * @return A query string without the `?`.
 */
export function serializeQuery( query: CustomerQuery ): string {
	const { page, per_page, order_by, order_type, search } = query;
	const filters = serializableFilters( query.filters );

	return buildQueryString( {
		page,
		per_page,
		order_by,
		order_type,
		...( search && { search } ),
		...( Object.keys( filters ).length > 0 && { filters } ),
	} );
}

/** The order of the filters in a query. */
const FILTERS: Array< keyof CustomerFilters > = [
	'status',
	'country',
	'total_spent_min',
	'total_spent_max',
	'date_from',
	'date_to',
	'city',
	'has_notes',
	'has_user',
	'label',
	'last_order_from',
	'last_order_to',
	'no_order_since',
	'order_count_min',
	'order_count_max',
];

function serializableFilters( filters: CustomerFilters = {} ) {
	return Object.fromEntries(
		FILTERS.map( ( name ) => [ name, filters[ name ] ] ).filter(
			( [ , value ] ) => value !== undefined && value !== ''
		)
	);
}
