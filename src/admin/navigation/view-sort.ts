/**
 * The order of the list. All functions are pure.
 */
import type { CustomerListSort, CustomerSortField } from '@fcc/store';

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

/** The newest customers come first, and the best matches of a search. */
export function defaultSort( search = '' ): CustomerListSort {
	return search.trim() ? 'relevance' : 'created_at';
}

/**
 * @param search
 * @param chosen    An unknown field, and relevance without a search, is replaced
 *                  by the default.
 * @param direction Relevance has only one.
 */
export function sortFor(
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
