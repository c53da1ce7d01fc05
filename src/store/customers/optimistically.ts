import type { Customer } from '../../api';
import type { StoreThunkArgs } from '../types';

let lastKey = 0;

/**
 * Shows changes of a customer while they are on their way; what the work has
 * taken in when it is done, or what was there before if it fails, stays.
 *
 * @param args
 * @param customerId
 * @param changes    The customer's fields as they are expected to be.
 * @param work       Sends them, and takes in the answer.
 * @return What the work answers; rejects with its error.
 */
export async function optimistically< Result >(
	{ dispatch }: StoreThunkArgs,
	customerId: number,
	changes: Partial< Customer >,
	work: () => Promise< Result >
): Promise< Result > {
	const key = ++lastKey;
	dispatch.startChange( key, customerId, changes );
	try {
		return await work();
	} finally {
		dispatch.endChange( key, customerId );
	}
}
