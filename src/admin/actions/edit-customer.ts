import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { openCustomerToEdit } from '../routes';

export const editCustomer: Action< CustomerSummary > = {
	id: 'edit',
	label: __( 'Edit', 'fluent-cart-customers' ),
	isPrimary: true,
	callback( [ customer ] ) {
		if ( customer ) {
			openCustomerToEdit( customer.id );
		}
	},
};
