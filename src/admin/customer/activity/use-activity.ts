import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useMemo, useState } from '@wordpress/element';
import { useNeeded } from '../../../components/use-needed';
import { store, type ActivityEntry, type PageQuery } from '@fcc/store';

interface CustomerActivity {
	/** The newest first; undefined as long as none were ever read. */
	entries: ActivityEntry[] | undefined;
	hasOlder: boolean;
	isLoadingOlder: boolean;
	showOlder: () => void;
	/** Why not all of them could be read. */
	error: unknown;
	retry: () => void;
}

const PER_PAGE = 10;

function pageQuery( page: number ): PageQuery {
	return { page, per_page: PER_PAGE };
}

/**
 * Reads what was changed of a customer, page after page.
 *
 * @param customerId
 */
export function useActivity( customerId: number ): CustomerActivity {
	const [ pageCount, setPageCount ] = useState( 1 );

	// An array is compared by its elements.
	const pages = useSelect(
		( select ) =>
			Array.from( { length: pageCount }, ( _, index ) =>
				select( store ).getActivity(
					customerId,
					pageQuery( index + 1 )
				)
			),
		[ customerId, pageCount ]
	);
	const errors = useSelect(
		( select ) =>
			Array.from( { length: pageCount }, ( _, index ) =>
				select( store ).getResolutionError( 'getActivity', [
					customerId,
					pageQuery( index + 1 ),
				] )
			),
		[ customerId, pageCount ]
	);
	useNeeded(
		'getActivity',
		Array.from( { length: pageCount }, ( _, index ) => [
			customerId,
			pageQuery( index + 1 ),
		] )
	);
	const entries = useMemo( () => {
		const all = pages.flatMap( ( page ) => page?.activity ?? [] );
		// A new change moves the others down, some of them to the next page.
		const byId = new Map( all.map( ( entry ) => [ entry.id, entry ] ) );
		return pages[ 0 ] && [ ...byId.values() ];
	}, [ pages ] );

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		for ( let page = 1; page <= pageCount; page++ ) {
			invalidateResolution( 'getActivity', [
				customerId,
				pageQuery( page ),
			] );
		}
	}, [ invalidateResolution, customerId, pageCount ] );

	return {
		entries,
		hasOlder: ( pages[ 0 ]?.pagination.total_pages ?? 0 ) > pageCount,
		isLoadingOlder: !! pages[ 0 ] && ! pages.at( -1 ),
		showOlder: () => setPageCount( pageCount + 1 ),
		error: errors.find( Boolean ),
		retry,
	};
}
