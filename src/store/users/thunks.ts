import * as api from '../../api';
import type { Customer } from '../../api';
import { optimistically } from '../customers/optimistically';
import { inTurn } from '../customers/in-turn';
import { receiveWritten } from '../customers/receive-written';
import type { StoreThunkArgs } from '../types';

/**
 * Attaches a WordPress user to a customer, in the place of the one before.
 *
 * @return The customer as it is now; rejects with an ApiError.
 */
export const attachUser =
	( customerId: number, userId: number ) =>
	async ( args: StoreThunkArgs ): Promise< Customer > => {
		const customer = await inTurn( [ customerId ], () =>
			api.attachUser( customerId, userId )
		);
		receiveWritten( args, customer );
		return customer;
	};

/**
 * Detaches the WordPress user of a customer, gone at once.
 *
 * @return The customer as it is now; rejects with an ApiError.
 */
export const detachUser =
	( customerId: number ) =>
	( args: StoreThunkArgs ): Promise< Customer > =>
		optimistically(
			args,
			customerId,
			{ user: null, user_id: null },
			async () => {
				const customer = await api.detachUser( customerId );
				receiveWritten( args, customer );
				return customer;
			}
		);
