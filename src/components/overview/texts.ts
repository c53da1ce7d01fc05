/**
 * What the overview says in sentences. PHP draws the same ones
 * (src/server/Blocks): a text is changed in both.
 */
import { __, _n, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../format';

/**
 * @param count
 * @return For example `12 new customers`.
 */
export function newCustomersText( count: number ): string {
	return sprintf(
		/* translators: %s: number of new customers. */
		_n(
			'%s new customer',
			'%s new customers',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

/**
 * @param count
 * @return For example `4 orders`.
 */
export function ordersText( count: number ): string {
	return sprintf(
		/* translators: %s: number of orders. */
		_n( '%s order', '%s orders', count, 'fluent-cart-customers' ),
		formatNumber( count )
	);
}

/**
 * @param money      As people read it.
 * @param orderCount
 * @return For example `$340.00 in 4 orders`.
 */
export function moneyInOrdersText( money: string, orderCount: number ): string {
	return sprintf(
		/* translators: 1: amount of money, 2: number of orders. */
		_n(
			'%1$s in %2$s order',
			'%1$s in %2$s orders',
			orderCount,
			'fluent-cart-customers'
		),
		money,
		formatNumber( orderCount )
	);
}

/**
 * @param count Paid orders in other currencies than the store's.
 * @return Why the sums are without them.
 */
export function otherCurrenciesText( count: number ): string {
	return sprintf(
		/* translators: %s: number of orders. */
		_n(
			'%s paid order in another currency is not in these sums.',
			'%s paid orders in other currencies are not in these sums.',
			count,
			'fluent-cart-customers'
		),
		formatNumber( count )
	);
}

/** Stands for the figures of a store that has none yet. */
export const EMPTY_STORE_TEXT = __(
	'There are no customers yet. As soon as somebody buys, this shows how your store does.',
	'fluent-cart-customers'
);
