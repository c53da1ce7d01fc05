import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { exportCustomers } from '../export/export-customers';

export const exportCustomer: Action< CustomerSummary > = {
	id: 'export',
	label: __( 'Export as CSV', 'fluent-cart-customers' ),
	// DataViews lets rows be selected only if something can be done to many.
	supportsBulk: true,
	callback( customers ) {
		void exportCustomers( { ids: customers.map( ( { id } ) => id ) } );
	},
};
