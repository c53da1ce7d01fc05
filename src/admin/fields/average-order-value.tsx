import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { formatAverage } from '../../components/format';
import { StoredTotal } from './stored-total';

export const averageOrderValueField: Field< CustomerSummary > = {
	id: 'average_order_value',
	label: __( 'Average order', 'fluent-cart-customers' ),
	header: (
		<StoredTotal label={ __( 'Average order', 'fluent-cart-customers' ) } />
	),
	type: 'integer',
	getValueFormatted: ( { item } ) =>
		formatAverage( item.average_order_value, item.order_count ),
	// The API does not sort by it.
	enableSorting: false,
	filterBy: false,
};
