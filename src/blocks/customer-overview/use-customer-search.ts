import { speak } from '@wordpress/a11y';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useCallback, useEffect, useMemo, useState } from '@wordpress/element';
import { store, type CustomerQuery, type CustomerSummary } from '@fcc/store';
import { useNeeded } from '../../components/use-needed';
import { formatNumber } from '../../components/format';

const MAX_HITS = 6;

interface CustomerSearch {
	/** Whom the search has found, or while it goes on the one before. */
	hits: CustomerSummary[] | undefined;
	/** Whether there are more of them. */
	hasMore: boolean;
	isSearching: boolean;
	error: unknown;
	retry: () => void;
}

/**
 * @param search What names and emails begin with, or `#id`; without it, the
 *               newest customers are found.
 */
export function useCustomerSearch( search: string ): CustomerSearch {
	const query = useMemo(
		(): CustomerQuery => ( {
			page: 1,
			per_page: MAX_HITS,
			order_by: 'id',
			order_type: 'DESC',
			...( search && { search } ),
		} ),
		[ search ]
	);
	const { found, total, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				found: selectors.getCustomers( query ),
				total: selectors.getCustomersPagination( query )?.total,
				error: selectors.getResolutionError( 'getCustomers', [
					query,
				] ),
			};
		},
		[ query ]
	);
	useNeeded( 'getCustomers', [ [ query ] ] );
	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	const [ hits, setHits ] = useState( found );
	if ( found && found !== hits ) {
		setHits( found );
	}

	const count = search ? found?.length : undefined;
	useEffect( () => {
		if ( count !== undefined ) {
			speak( countText( count ) );
		}
	}, [ count, search ] );

	return {
		hits,
		hasMore: ( total ?? 0 ) > MAX_HITS,
		isSearching: ! found && ! error,
		error,
		retry,
	};
}

function countText( count: number ): string {
	return count > 0
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer found.',
					'%s customers found.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count )
			)
		: __( 'No customer found.', 'fluent-cart-customers' );
}
