import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { formatNumber } from '../../components/format';
import { StoredTotal } from './stored-total';

export const orderCountField: Field< CustomerSummary > = {
	id: 'order_count',
	label: __( 'Orders', 'fluent-cart-customers' ),
	header: <StoredTotal label={ __( 'Orders', 'fluent-cart-customers' ) } />,
	type: 'integer',
	getValueFormatted: ( { item } ) => formatNumber( item.order_count ),
	filterBy: false,
};
