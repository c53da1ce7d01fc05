import { resolveSelect, useDispatch, useSelect } from '@wordpress/data';
import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import {
	isEmptySelection,
	store,
	type CustomerCriteria,
	type CustomerList,
	type CustomerQuery,
	type Pagination,
} from '@fcc/store';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';
import { runWhenIdle } from '../navigation/prefetch';
import { notifyCleared } from '../operations/on-demand';

interface Customers {
	/** The requested page, or the previous one while it is loading. */
	list: CustomerList | undefined;

	/** Whether `list` is the requested page. */
	isCurrent: boolean;

	/** Why the page could not be read. */
	error: unknown;

	retry: () => void;
}

/**
 * Reads a page of customers.
 */
export function useCustomers( query: CustomerQuery ): Customers {
	const { customers, pagination, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customers: selectors.getCustomers( query ),
				pagination: selectors.getCustomersPagination( query ),
				error: selectors.getResolutionError( 'getCustomers', [
					query,
				] ),
			};
		},
		[ query ]
	);
	useNeeded( 'getCustomers', [ [ query ] ] );
	const list = useMemo(
		() => customers && pagination && { customers, pagination },
		[ customers, pagination ]
	);
	const shownList = useLastKnown( list );

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	return { list: shownList, isCurrent: !! list, error, retry };
}

/**
 * Reads the next page in an idle moment, so that it renders without delay.
 * Skipped for searches, whose results are usually refined by typing.
 *
 * @param pagination Of the shown page; undefined while it is loading.
 */
export function useNextPagePrefetch(
	query: CustomerQuery,
	pagination: Pagination | undefined
): void {
	const { invalidateResolution } = useDispatch( store );
	const isPrefetched =
		! query.search && !! pagination && query.page < pagination.total_pages;

	const nextQuery = useMemo(
		() => ( { ...query, page: query.page + 1 } ),
		[ query ]
	);
	useNeeded( 'getCustomers', isPrefetched ? [ [ nextQuery ] ] : [] );

	useEffect( () => {
		if ( ! isPrefetched ) {
			return;
		}
		return runWhenIdle( () => {
			resolveSelect( store )
				.getCustomers( nextQuery )
				.catch( () => {
					// A failed prefetch is read again when the user opens the
					// page.
					invalidateResolution( 'getCustomers', [ nextQuery ] );
				} );
		} );
	}, [ isPrefetched, nextQuery, invalidateResolution ] );
}

/**
 * Clears the selection when search or filters change, because an operation must
 * not change customers who are not listed. Other pages keep the selection.
 *
 * @param criteria Must be the same object until search or filters change.
 */
export function useSelectionReset( criteria: CustomerCriteria ): void {
	const isAnySelected = useSelect(
		( select ) => ! isEmptySelection( select( store ).getSelection() ),
		[]
	);
	const { clearSelection } = useDispatch( store );
	const seen = useRef( criteria );

	useEffect( () => {
		if ( seen.current === criteria ) {
			return;
		}
		seen.current = criteria;
		if ( isAnySelected ) {
			void clearSelection();
			void notifyCleared();
		}
	}, [ clearSelection, isAnySelected, criteria ] );
}

/**
 * @return Search and filters of a query; the same object until they change.
 */
export function useCriteria( {
	search,
	filters,
}: CustomerQuery ): CustomerCriteria {
	const current: CustomerCriteria = {
		...( search && { search } ),
		...( filters && { filters } ),
	};
	const [ criteria, setCriteria ] = useState( current );

	if ( JSON.stringify( current ) === JSON.stringify( criteria ) ) {
		return criteria;
	}
	setCriteria( current );
	return current;
}
