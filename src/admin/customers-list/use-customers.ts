import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useMemo, useState } from '@wordpress/element';
import { useNeeded } from '../../components/use-needed';
import { store, type CustomerList, type CustomerQuery } from '@fcc/store';

interface Customers {
	/** The page that was asked for, or while it is loading the one before. */
	list: CustomerList | undefined;

	/** Whether `list` is what was asked for. */
	isCurrent: boolean;

	/** Why the page could not be read. */
	error: unknown;

	/** Reads it once more. */
	retry: () => void;
}

/**
 * Reads a page of customers.
 *
 * @param query
 * @return The page; the one before it stands in until it is there.
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

	const [ lastList, setLastList ] = useState( list );
	if ( list && list !== lastList ) {
		setLastList( list );
	}

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	return { list: list ?? lastList, isCurrent: !! list, error, retry };
}
