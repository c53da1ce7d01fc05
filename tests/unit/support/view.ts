import type { SavedView } from '../../../src/api';

/** A saved view as the server sends it. */
export function savedView( changes: Partial< SavedView > = {} ): SavedView {
	return {
		id: 8,
		name: 'Germany',
		is_shared: false,
		is_own: true,
		can_edit: true,
		author: 'Ada',
		position: 1,
		search: '',
		filters: { country: [ 'DE' ] },
		order_by: 'created_at',
		order_type: 'DESC',
		columns: [],
		version: '1',
		...changes,
	};
}
