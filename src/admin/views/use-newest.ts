import { useSelect } from '@wordpress/data';
import { store, type SavedView } from '@fcc/store';

/**
 * @return The newest version of a view: after a conflict, it has been read again.
 */
export function useNewest< View extends SavedView | undefined >(
	view: View
): View | SavedView {
	const views = useSelect( ( select ) => select( store ).getViews(), [] );
	return views?.find( ( { id } ) => id === view?.id ) ?? view;
}
