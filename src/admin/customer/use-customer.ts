import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect } from '@wordpress/element';
import { useNeeded } from '../../components/use-needed';
import { store, type Customer, type CustomerSummary } from '@fcc/store';

/** After how long a customer who is opened again is read again, in milliseconds. */
const FRESH_TIME = 30_000;

/** When each customer was last opened. */
const openedAt = new Map< number, number >();

interface OpenCustomer {
	/** All of the customer; until it is there, what a list knew. */
	customer: Customer | CustomerSummary | undefined;
	/** Why the whole record could not be read. */
	error: unknown;
	retry: () => void;
}

/**
 * Reads the customer whose screen is open.
 *
 * @param id
 */
export function useCustomer( id: number ): OpenCustomer {
	const { customer, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customer:
					selectors.getCustomer( id ) ??
					selectors.getCustomerSummary( id ),
				error: selectors.getResolutionError( 'getCustomer', [ id ] ),
			};
		},
		[ id ]
	);
	useNeeded( 'getCustomer', [ [ id ] ] );
	const { expireCustomer } = useDispatch( store );
	const retry = useCallback( () => {
		expireCustomer( id );
	}, [ expireCustomer, id ] );

	useEffect( () => {
		const last = openedAt.get( id );
		if ( last !== undefined && Date.now() - last > FRESH_TIME ) {
			retry();
		}
		return () => {
			openedAt.set( id, Date.now() );
		};
	}, [ id, retry ] );

	return { customer, error, retry };
}
