import { _x, sprintf } from '@wordpress/i18n';
import type { Pagination } from '@fcc/store';
import { formatNumber } from './format';

/**
 * @return The number of customers; `10,000+` if the server stopped counting. The
 *         prerendered list (ListPrerender.php) shows the same text.
 */
export function totalText( {
	total,
	total_is_exact,
}: Pick< Pagination, 'total' | 'total_is_exact' > ): string {
	return total_is_exact
		? formatNumber( total )
		: sprintf(
				/* translators: %s: number of customers; there may be more. */
				_x( '%s+', 'at least this many', 'fluent-cart-customers' ),
				formatNumber( total )
			);
}
