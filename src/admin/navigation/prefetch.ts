import { dispatch, resolveSelect } from '@wordpress/data';
import { store, getBootstrap, type Order, type PageQuery } from '@fcc/store';

/** How long a pointer or the focus rests on a name that is meant, in milliseconds. */
const DWELL = 120;

let timer = 0;

/** Ends the claims on what is being read ahead. */
let release = () => {};

/**
 * Reads a customer when somebody is about to open them. What is not there yet
 * when the pointer and the focus leave is not read to its end.
 *
 * @return Props of a link to the customer's screen.
 */
export function prefetchProps( id: number ) {
	const wait = () => {
		window.clearTimeout( timer );
		timer = window.setTimeout( () => readRecord( id ), DWELL );
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
		// The click comes a tenth of a second later.
		onPointerDown: () => {
			window.clearTimeout( timer );
			readRecord( id );
			readRest( id );
		},
	};
}

function readRecord( id: number ): void {
	claim( id );
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

function claim( id: number ): void {
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

/** Nobody has asked yet: when somebody does, it is tried again. */
function invalidateFailedRead( id: number ): void {
	dispatch( store ).expireCustomer( id );
}

const PER_PAGE = 10;

/**
 * @return What to ask the store for.
 */
export function ordersPage( page: number ): PageQuery {
	return { page, per_page: PER_PAGE };
}

/** The newest. */
export const FIRST_ORDERS = ordersPage( 1 );

/** As in the contract, of get-stats. */
const COUNTED = [ 'paid', 'partially_paid', 'partially_refunded' ];

/**
 * @return Whether the figures add it up.
 */
export function isCounted( { payment_status, currency }: Order ): boolean {
	return (
		COUNTED.includes( payment_status ) &&
		currency === getBootstrap().currency
	);
}

/** Safari has no idle callback; a short wait does there. */
const request: ( callback: () => void ) => number =
	window.requestIdleCallback ??
	( ( callback ) => window.setTimeout( callback, 200 ) );
const cancel = window.cancelIdleCallback ?? window.clearTimeout;

/**
 * @param callback Called when the browser has nothing better to do.
 * @return Forgoes it.
 */
export function runWhenIdle( callback: () => void ): () => void {
	const handle = request( callback );
	return () => cancel( handle );
}
