import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { store, type OrderList, type OrdersView } from '@fcc/store';
import { useNeeded } from '../../../components/use-needed';
import { ordersPage } from './page';

interface Orders {
	/** The page that was asked for, or while it is loading the one before. */
	list: OrderList | undefined;
	/** Whether `list` is what was asked for. */
	isCurrent: boolean;
	/** What was asked for. */
	view: OrdersView;
	show: ( view: OrdersView ) => void;
	/** Why the page could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads the page of a customer's orders that is shown.
 *
 * @param customerId
 */
export function useOrders( customerId: number ): Orders {
	const view = useSelect(
		( select ) => select( store ).getOrdersView( customerId ),
		[ customerId ]
	);
	const { page } = view;
	const { list, error } = useSelect(
		( select ) => {
			const query = ordersPage( page );
			return {
				list: select( store ).getOrders( customerId, query ),
				error: select( store ).getResolutionError( 'getOrders', [
					customerId,
					query,
				] ),
			};
		},
		[ customerId, page ]
	);

	useNeeded( 'getOrders', [ [ customerId, ordersPage( page ) ] ] );
	const [ lastList, setLastList ] = useState( list );
	if ( list && list !== lastList ) {
		setLastList( list );
	}

	const { invalidateResolution, showOrders } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getOrders', [ customerId, ordersPage( page ) ] );
	}, [ invalidateResolution, customerId, page ] );
	const show = useCallback(
		( next: OrdersView ) => {
			showOrders( customerId, next );
		},
		[ showOrders, customerId ]
	);

	// Orders were deleted meanwhile.
	const lastPage = list && Math.max( list.pagination.total_pages, 1 );
	useEffect( () => {
		if ( lastPage && lastPage < page ) {
			show( { ...view, page: lastPage } );
		}
	}, [ lastPage, page, show, view ] );

	return {
		list: list ?? lastList,
		isCurrent: !! list,
		view,
		show,
		error,
		retry,
	};
}
