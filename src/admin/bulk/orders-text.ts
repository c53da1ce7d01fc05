import { _n, sprintf } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { formatMoney, formatNumber } from '../../components/format';

/**
 * @param orders
 * @param totalSpent In hundredths of the store's currency.
 * @return For example “12 orders ($1,234.00 in USD)”.
 */
export function ordersText( orders: number, totalSpent: number ): string {
	return sprintf(
		/* translators: 1: number of orders, 2: an amount of money, 3: a currency, for example USD: orders in others are not in the amount. */
		_n(
			'%1$s order (%2$s in %3$s)',
			'%1$s orders (%2$s in %3$s)',
			orders,
			'fluent-cart-customers'
		),
		formatNumber( orders ),
		formatMoney( totalSpent ),
		getBootstrap().currency
	);
}
