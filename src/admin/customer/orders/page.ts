import { getBootstrap, type Order, type PageQuery } from '@fcc/store';

const PER_PAGE = 10;

/**
 * @param page
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
 * @param order
 * @return Whether the figures add it up.
 */
export function isCounted( { payment_status, currency }: Order ): boolean {
	return (
		COUNTED.includes( payment_status ) &&
		currency === getBootstrap().currency
	);
}
