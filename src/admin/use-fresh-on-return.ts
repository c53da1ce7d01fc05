import { select as selectNow, useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { store } from '@fcc/store';
import { onReturn } from '../components/on-return';
import { isBlocked } from './location';

/**
 * Reads what is shown again when the person comes back to the tab, since they or
 * others may have changed it elsewhere. A customer who is being edited stays:
 * what others change is told when it is saved.
 *
 * @param customerId Whose screen is open.
 */
export function useFreshOnReturn( customerId: number | undefined ): void {
	const { expireCustomer, refreshLists } = useDispatch( store );

	useEffect(
		() =>
			onReturn( () => {
				void refreshLists();
				if (
					customerId !== undefined &&
					! isBlocked() &&
					! selectNow( store )
						.getUnsavedCustomers()
						.includes( customerId )
				) {
					void expireCustomer( customerId );
				}
			} ),
		[ customerId, expireCustomer, refreshLists ]
	);
}
