import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { Day } from '../../components/day';

export const firstOrderDateField: Field< CustomerSummary > = {
	id: 'first_order_date',
	label: __( 'First order', 'fluent-cart-customers' ),
	type: 'date',
	render: ( { item } ) => <Day moment={ item.first_order_date } />,
	filterBy: false,
};
