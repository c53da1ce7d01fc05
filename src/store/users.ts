import * as api from '../api';
import type {
	AttachableUserList,
	CreatedUser,
	Customer,
	CustomerChange,
} from '../api';
import {
	queueWrite,
	receiveSavedCustomer,
	withOptimisticUpdate,
} from './customer-writes';
import { beforeLast, compactResolutions } from './eviction';
import { fetchAbortable } from './reading';
import type { ActionOf, SharedAction } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/**
 * Attachable users by search, in the order in which they were received. A map,
 * because an object would move searches such as `7` to the front.
 */
type UsersState = ReadonlyMap< string, AttachableUserList >;

/** The part of the state that the selectors read. */
interface State {
	users: UsersState;
}

type Action = SharedAction | ActionOf< typeof actions >;
type Args = SliceThunkArgs< typeof actions, typeof selectors >;

/** Users in one answer. A longer search finds the others. */
const PER_SEARCH = 10;

/** Searches that are stored. */
const MAX_SEARCHES = 50;

/**
 * Stores the users that match a search.
 *
 * @return The action.
 */
function receiveAttachableUsers( search: string, list: AttachableUserList ) {
	return { type: 'RECEIVE_ATTACHABLE_USERS', search, list } as const;
}

/**
 * Drops the results of searches, to free memory.
 *
 * @return The action.
 */
function dropUserSearches( searches: string[] ) {
	return { type: 'DROP_USER_SEARCHES', searches } as const;
}

export const actions = { dropUserSearches, receiveAttachableUsers };

const EMPTY: UsersState = new Map();

export function reducer(
	state: UsersState = EMPTY,
	action: Action
): UsersState {
	switch ( action.type ) {
		case 'RECEIVE_ATTACHABLE_USERS':
			return new Map( [
				...omitSearches( state, [ action.search ] ),
				[ action.search, action.list ],
			] );
		case 'DROP_USER_SEARCHES':
			return new Map( omitSearches( state, action.searches ) );
	}
	return state;
}

function omitSearches( state: UsersState, searches: string[] ) {
	return [ ...state ].filter(
		( [ search ] ) => ! searches.includes( search )
	);
}

/**
 * The attachable WordPress users that match a search; its resolver reads them.
 *
 * @param state
 * @param search The beginning of a login, an email, a nicename or a display name.
 * @return The first users, and whether there are more; undefined before the
 *         first read.
 */
function getAttachableUsers(
	state: State,
	search: string
): AttachableUserList | undefined {
	return state.users.get( search );
}

/**
 * @return The stored searches, in the order in which they were received.
 */
function getUserSearches( state: State ): string[] {
	return [ ...state.users.keys() ];
}

export const selectors = { getAttachableUsers, getUserSearches };

const resolveAttachableUsers =
	( search: string ) =>
	async ( args: Args ): Promise< void > => {
		const query = { search, page: 1, per_page: PER_SEARCH };
		const list = await fetchAbortable(
			args,
			'getAttachableUsers',
			[ search ],
			( signal ) => api.fetchAttachableUsers( query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveAttachableUsers( search, list );
			evictOldSearches( args );
		}
	};

// A user belongs to at most one customer, so any write can make a stored result
// wrong.
resolveAttachableUsers.shouldInvalidate = (
	action: Action,
	search: string
): boolean =>
	action.type === 'INVALIDATE_AFTER_WRITE' ||
	( action.type === 'DROP_USER_SEARCHES' &&
		action.searches.includes( search ) );

export const resolvers = { getAttachableUsers: resolveAttachableUsers };

/** The shown search is the last one, so it is never evicted. */
function evictOldSearches( args: Args ): void {
	const old = beforeLast( args.select.getUserSearches(), MAX_SEARCHES );

	if ( old.length > 0 ) {
		void args.dispatch.dropUserSearches( old );
		compactResolutions( args, [ 'getAttachableUsers' ] );
	}
}

/**
 * Attaches a WordPress user to a customer, instead of the current user.
 *
 * @return The saved customer and the run; rejects with an ApiError.
 */
const attachUser =
	( customerId: number, userId: number ) =>
	async ( args: Args ): Promise< CustomerChange > => {
		const change = await queueWrite( [ customerId ], () =>
			api.attachUser( customerId, userId )
		);
		receiveSavedCustomer( args, change.customer );
		return change;
	};

/**
 * Detaches the WordPress user of a customer and hides it immediately.
 *
 * @return The saved customer and the run; rejects with an ApiError.
 */
const detachUser =
	( customerId: number ) =>
	( args: Args ): Promise< CustomerChange > =>
		withOptimisticUpdate(
			args,
			customerId,
			{ user: null, user_id: null },
			async () => {
				const change = await api.detachUser( customerId );
				receiveSavedCustomer( args, change.customer );
				return change;
			}
		);

/**
 * Creates a WordPress user for a customer and attaches it.
 *
 * @param customerId
 * @param base       The record that the user has seen, if it was read: nothing is
 *                   created if the record has changed since, and `getCustomer`
 *                   then returns the current one.
 * @return The saved customer, and whether the new user was sent an email; rejects
 *         with an ApiError.
 */
const createUser =
	( customerId: number, base?: Customer ) =>
	async ( args: Args ): Promise< CreatedUser > => {
		try {
			const created = await queueWrite( [ customerId ], () =>
				api.createUser( customerId, base?.version )
			);
			receiveSavedCustomer( args, created.customer );
			return created;
		} catch ( error ) {
			if ( error instanceof api.ApiError && error.current ) {
				receiveSavedCustomer( args, error.current );
			}
			throw error;
		}
	};

/**
 * Sends the WordPress user of a customer a password reset.
 *
 * @return The customer; rejects with an ApiError.
 */
const sendPasswordReset =
	( customerId: number ) =>
	async ( args: Args ): Promise< Customer > => {
		const customer = await queueWrite( [ customerId ], () =>
			api.sendPasswordReset( customerId )
		);
		receiveSavedCustomer( args, customer );
		return customer;
	};

export const thunks = {
	attachUser,
	createUser,
	detachUser,
	sendPasswordReset,
};
