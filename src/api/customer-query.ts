import { buildQueryString } from '@wordpress/url';
import type { CustomerFilters, CustomerQuery } from './types';

/**
 * Spells a query in one canonical way: a fixed order of arguments, filters by
 * name, without empty ones. Relevance is the order of a search without another
 * one. The server's preload uses this spelling as its path, and the store uses
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
		...( order_by !== 'relevance' && { order_by, order_type } ),
		...( search && { search } ),
		...( Object.keys( filters ).length > 0 && { filters } ),
	} );
}

function serializableFilters( filters: CustomerFilters = {} ) {
	return Object.fromEntries(
		Object.entries( filters )
			.filter( ( [ , value ] ) => value !== '' )
			.sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) )
	);
}
