import { dispatch, resolveSelect } from '@wordpress/data';
import { getBootstrap, store, type Order, type PageQuery } from '@fcc/store';

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

/** A failed prefetch must not stand in for the customer when the user opens it. */
function invalidateFailedRead( id: number ): void {
	dispatch( store ).invalidateCustomer( id );
}

const PER_PAGE = 10;

/** The query of one page of orders. */
export function ordersPage( page: number ): PageQuery {
	return { page, per_page: PER_PAGE };
}

/** The page of the newest orders. */
export const FIRST_ORDERS = ordersPage( 1 );

/** Payment statuses that getStats of the contract counts. */
const COUNTED = [ 'paid', 'partially_paid', 'partially_refunded' ];

/**
 * @return Whether the customer's figures contain the order.
 */
export function isCounted( { payment_status, currency }: Order ): boolean {
	return (
		COUNTED.includes( payment_status ) &&
		currency === getBootstrap().currency
	);
}

/** Safari has no requestIdleCallback; a short delay replaces it. */
const request: ( callback: () => void ) => number =
	window.requestIdleCallback ??
	( ( callback ) => window.setTimeout( callback, 200 ) );
const cancel = window.cancelIdleCallback ?? window.clearTimeout;

/**
 * @param callback Called in an idle moment of the browser.
 * @return Cancels the call.
 */
export function runWhenIdle( callback: () => void ): () => void {
	const handle = request( callback );
	return () => cancel( handle );
}
