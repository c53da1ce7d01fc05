import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { Day } from '../../components/day';

export const lastOrderDateField: Field< CustomerSummary > = {
	id: 'last_order_date',
	label: __( 'Last order', 'fluent-cart-customers' ),
	type: 'date',
	render: ( { item } ) => <Day moment={ item.last_order_date } />,
	filterBy: false,
};
