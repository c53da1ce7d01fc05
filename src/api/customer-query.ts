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

function serializableFilters( filters: CustomerFilters = {} ): CustomerFilters {
	const { status, date_from, date_to, total_spent_min, total_spent_max } =
		filters;
	return {
		...( status && { status } ),
		...( date_from && { date_from } ),
		...( date_to && { date_to } ),
		...( total_spent_min !== undefined && { total_spent_min } ),
		...( total_spent_max !== undefined && { total_spent_max } ),
	};
}
