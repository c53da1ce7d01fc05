import type { BulkAction } from '../../api';
import type { Selection } from '../selection/selection';

type Members = Pick<
	BulkAction,
	'customer_ids' | 'search' | 'filters' | 'except_ids'
>;

/**
 * @param selection
 * @return How a bulk action names these customers.
 */
export function membersOf( selection: Selection ): Members {
	if ( 'ids' in selection ) {
		return { customer_ids: selection.ids };
	}
	const { all, except } = selection;
	return {
		...( all.search && { search: all.search } ),
		// Without members these are all customers; without it, nobody is named.
		filters: all.filters ?? {},
		...( except.length > 0 && { except_ids: except } ),
	};
}
