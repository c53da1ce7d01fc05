import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import { type CustomerSummary, getBootstrap } from '@fcc/store';
import { canBeSet, setStatus } from '../operations/set-status';
import { openDeleteDialog } from '../operations/dialogs';
import { openCustomerToEdit } from '../navigation/routes';
import { exportCustomers } from '../operations/export';

export const activateCustomer = changeStatusTo(
	'active',
	__( 'Activate', 'fluent-cart-customers' )
);

export const deactivateCustomer = changeStatusTo(
	'inactive',
	__( 'Deactivate', 'fluent-cart-customers' )
);

function changeStatusTo(
	status: string,
	label: string
): Action< CustomerSummary > {
	return {
		id: `set-${ status }`,
		label,
		isEligible: ( customer ) =>
			customer.status !== status && canBeSet( status ),
		callback( customers ) {
			void setStatus(
				customers.map( ( { id } ) => id ),
				status
			);
		},
	};
}

export const deleteCustomer: Action< CustomerSummary > = {
	id: 'delete',
	label: __( 'Delete', 'fluent-cart-customers' ),
	callback( customers ) {
		openDeleteDialog( { ids: customers.map( ( { id } ) => id ) } );
	},
};

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

export const exportCustomer: Action< CustomerSummary > = {
	id: 'export',
	label: __( 'Export as CSV', 'fluent-cart-customers' ),
	// DataViews lets rows be selected only if something can be done to many.
	supportsBulk: true,
	callback( customers ) {
		void exportCustomers( { ids: customers.map( ( { id } ) => id ) } );
	},
};

const { can } = getBootstrap();

/** What the person may do with a customer. */
export const actions: Action< CustomerSummary >[] = [
	...( can.manage
		? [ editCustomer, activateCustomer, deactivateCustomer ]
		: [] ),
	exportCustomer,
	...( can.delete ? [ deleteCustomer ] : [] ),
];
