import { _x, sprintf } from '@wordpress/i18n';
import type { Pagination } from '@fcc/store';
import { formatNumber } from './format';

/**
 * @return How many there are: `10,000+` where the server has stopped counting.
 *         The server's first rows say the same (FirstRows.php).
 */
export function totalText( { total, total_is_exact }: Pagination ): string {
	return total_is_exact
		? formatNumber( total )
		: sprintf(
				/* translators: %s: number of customers, of whom there may be more. */
				_x( '%s+', 'at least so many', 'fluent-cart-customers' ),
				formatNumber( total )
			);
}
