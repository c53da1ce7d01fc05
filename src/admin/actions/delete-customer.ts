import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { openDeletion } from '../delete/open-deletion';

export const deleteCustomer: Action< CustomerSummary > = {
	id: 'delete',
	label: __( 'Delete', 'fluent-cart-customers' ),
	callback( customers ) {
		openDeletion( { ids: customers.map( ( { id } ) => id ) } );
	},
};
