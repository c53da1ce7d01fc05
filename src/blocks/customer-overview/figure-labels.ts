import { __ } from '@wordpress/i18n';
import type { FigureName } from '../../components/overview';

/** As an answer of the API calls them, for where there is none yet. */
export const FIGURE_LABELS: Record< FigureName, string > = {
	customers: __( 'Customers', 'fluent-cart-customers' ),
	new_customers: __( 'New customers', 'fluent-cart-customers' ),
	returning_rate: __( 'Returning rate', 'fluent-cart-customers' ),
	revenue: __( 'Revenue', 'fluent-cart-customers' ),
	average_order_value: __( 'Average order value', 'fluent-cart-customers' ),
};
