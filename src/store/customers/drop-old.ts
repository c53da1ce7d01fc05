import { compactResolutions } from '../compact-resolutions';
import { keyOfRead, needsOf } from '../needs';
import type { StoreThunkArgs } from '../types';

const MAX_LISTS = 50;
const MAX_RECORDS = 50;

/**
 * Drops all lists but the last 50 and those that a component shows, with the
 * state of their resolvers, and the rows that only they knew.
 */
export function dropOldLists( args: StoreThunkArgs ): void {
	const { dispatch, select } = args;
	const needs = needsOf( args );
	const queries = select.getListQueries();
	const keys = Object.keys( queries );
	const old = keys
		.slice( 0, Math.max( keys.length - MAX_LISTS, 0 ) )
		.filter( ( key ) => {
			const query = queries[ key ];
			return (
				query &&
				! needs.isNeeded( keyOfRead( 'getCustomers', [ query ] ) )
			);
		} );

	if ( old.length > 0 ) {
		void dispatch.dropLists( old, select.getUnlistedCustomers( old ) );
		compactResolutions( args, [ 'getCustomers' ] );
	}
}

/**
 * Drops the records of all customers but the last 50 and those that a component
 * shows, with their orders, activity and the state of the resolvers.
 */
export function dropOldCustomers( args: StoreThunkArgs ): void {
	const { dispatch, select } = args;
	const needs = needsOf( args );
	const ids = select.getRecordIds();
	const old = ids
		.slice( 0, Math.max( ids.length - MAX_RECORDS, 0 ) )
		.filter(
			( id ) => ! needs.isNeeded( keyOfRead( 'getCustomer', [ id ] ) )
		);

	if ( old.length > 0 ) {
		void dispatch.dropCustomers( old );
		compactResolutions( args, [
			'getActivity',
			'getCustomer',
			'getCustomerStats',
			'getOrders',
		] );
	}
}
