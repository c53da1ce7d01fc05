import { resolveSelect, useDispatch } from '@wordpress/data';
import { useEffect, useMemo } from '@wordpress/element';
import { store, type CustomerQuery, type Pagination } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';
import { whenIdle } from '../when-idle';

/**
 * Reads the next page once the shown one is there, so that turning the page
 * paints at once. Not for a search: those results are mostly typed past.
 *
 * @param query
 * @param pagination Where the shown page stands; undefined while it is loading.
 */
export function useNextPagePrefetch(
	query: CustomerQuery,
	pagination: Pagination | undefined
): void {
	const { invalidateResolution } = useDispatch( store );
	const isWorthIt =
		! query.search && !! pagination && query.page < pagination.total_pages;

	const nextQuery = useMemo(
		() => ( { ...query, page: query.page + 1 } ),
		[ query ]
	);
	useNeeded( 'getCustomers', isWorthIt ? [ [ nextQuery ] ] : [] );

	useEffect( () => {
		if ( ! isWorthIt ) {
			return;
		}
		return whenIdle( () => {
			resolveSelect( store )
				.getCustomers( nextQuery )
				.catch( () => {
					// Nobody has asked for it yet: when somebody does, try again.
					invalidateResolution( 'getCustomers', [ nextQuery ] );
				} );
		} );
	}, [ isWorthIt, nextQuery, invalidateResolution ] );
}
