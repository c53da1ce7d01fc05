import { dispatch, resolveSelect } from '@wordpress/data';
import { store, type PageQuery } from '@fcc/store';

/** Orders on one page of the customer screen. */
const PER_PAGE = 10;

/** The query of one page of orders. */
export function ordersPage( page: number ): PageQuery {
	return { page, per_page: PER_PAGE };
}

/** The page of the newest orders. */
export const FIRST_ORDERS = ordersPage( 1 );

/** A pointer or focus that rests on a link for this time is likely to open it. */
const HOVER_DELAY_MS = 120;

let timer = 0;

/** Ends the need for the customer that is being prefetched. */
let release = () => {};

/**
 * Prefetches a customer while the pointer or the focus rests on a link. Leaving
 * the link aborts the requests.
 *
 * @return Props of a link to the customer's screen.
 */
export function prefetchProps( id: number ) {
	const wait = () => {
		window.clearTimeout( timer );
		timer = window.setTimeout( () => readRecord( id ), HOVER_DELAY_MS );
	};
	const stop = () => {
		window.clearTimeout( timer );
		release();
	};

	return {
		onPointerEnter: wait,
		onPointerLeave: stop,
		onFocus: wait,
		onBlur: stop,
		// The click follows about 100 ms later.
		onPointerDown: () => {
			window.clearTimeout( timer );
			readRecord( id );
			readRest( id );
		},
	};
}

function readRecord( id: number ): void {
	markNeeded( id );
	resolveSelect( store )
		.getCustomer( id )
		.catch( () => invalidateFailedRead( id ) );
}

function readRest( id: number ): void {
	const { getCustomerStats, getOrders } = resolveSelect( store );
	Promise.all( [
		getCustomerStats( id ),
		getOrders( id, FIRST_ORDERS ),
	] ).catch( () => invalidateFailedRead( id ) );
}

function markNeeded( id: number ): void {
	const { startNeed, endNeed } = dispatch( store );
	release();
	void startNeed( 'getCustomer', [ id ] );
	void startNeed( 'getCustomerStats', [ id ] );
	void startNeed( 'getOrders', [ id, FIRST_ORDERS ] );
	release = () => {
		release = () => {};
		void endNeed( 'getCustomer', [ id ] );
		void endNeed( 'getCustomerStats', [ id ] );
		void endNeed( 'getOrders', [ id, FIRST_ORDERS ] );
	};
}

/** A failed prefetch is read again when the user opens the customer. */
function invalidateFailedRead( id: number ): void {
	dispatch( store ).invalidateCustomer( id );
}

/** Safari has no requestIdleCallback, so a short delay replaces it. */
const requestIdle: ( callback: () => void ) => number =
	window.requestIdleCallback ??
	( ( callback ) => window.setTimeout( callback, 200 ) );
const cancelIdle = window.cancelIdleCallback ?? window.clearTimeout;

/**
 * @param callback Called in an idle moment of the browser.
 * @return Cancels the call.
 */
export function runWhenIdle( callback: () => void ): () => void {
	const handle = requestIdle( callback );
	return () => cancelIdle( handle );
}
