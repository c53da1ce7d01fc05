import { __ } from '@wordpress/i18n';
import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';

export const idField: Field< CustomerSummary > = {
	id: 'id',
	label: __( 'ID', 'fluent-cart-customers' ),
	type: 'integer',
	// An identifier: no thousands separator.
	getValueFormatted: ( { item } ) => String( item.id ),
	filterBy: false,
};
