import { _n, sprintf } from '@wordpress/i18n';
import { formatMoney, formatNumber } from '../../components/format';

/**
 * @param orders
 * @param totalSpent In hundredths of the store's currency.
 * @return For example “12 orders ($1,234.00)”.
 */
export function ordersText( orders: number, totalSpent: number ): string {
	return sprintf(
		/* translators: 1: number of orders, 2: an amount of money. */
		_n(
			'%1$s order (%2$s)',
			'%1$s orders (%2$s)',
			orders,
			'fluent-cart-customers'
		),
		formatNumber( orders ),
		formatMoney( totalSpent )
	);
}
