import type { Customer } from '../../api';
import type { StoreThunkArgs } from '../types';
import { inTurn } from './in-turn';

let lastKey = 0;

/**
 * Shows changes of a customer while they are on their way; what the work has
 * taken in when it is done, or what was there before if it fails, stays. It begins
 * when the customer's earlier writes are done.
 *
 * @param args
 * @param customerId
 * @param changes    The customer's fields as they are expected to be.
 * @param work       Sends them, and takes in the answer.
 * @return What the work answers; rejects with its error.
 */
export function optimistically< Result >(
	args: StoreThunkArgs,
	customerId: number,
	changes: Partial< Customer >,
	work: () => Promise< Result >
): Promise< Result > {
	const endChange = showChange( args, [ customerId ], changes );
	return inTurn( [ customerId ], work ).finally( endChange );
}

/**
 * Shows the same change of several customers while it is on its way.
 *
 * @param args
 * @param args.dispatch
 * @param args.registry
 * @param customerIds
 * @param changes       The fields as they are expected to be.
 * @return Shows what is stored again.
 */
export function showChange(
	{ dispatch, registry }: StoreThunkArgs,
	customerIds: number[],
	changes: Partial< Customer >
): () => void {
	const key = ++lastKey;
	registry.batch( () =>
		customerIds.forEach( ( id ) =>
			dispatch.startChange( key, id, changes )
		)
	);
	return () =>
		registry.batch( () =>
			customerIds.forEach( ( id ) => dispatch.endChange( key, id ) )
		);
}
