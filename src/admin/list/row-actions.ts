import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { canBeSet } from '../../components/status-label';
import { openExport } from '../export';
import { openCustomerToEdit } from '../navigation/routes';
import { openDeleteDialog } from '../operations/dialogs';
import { setStatus } from '../operations/on-demand';

const activateCustomer = changeStatusTo(
	'active',
	__( 'Activate', 'fluent-cart-customers' )
);

const deactivateCustomer = changeStatusTo(
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

const deleteCustomer: Action< CustomerSummary > = {
	id: 'delete',
	label: __( 'Delete', 'fluent-cart-customers' ),
	callback( customers ) {
		openDeleteDialog( { ids: customers.map( ( { id } ) => id ) } );
	},
};

const editCustomer: Action< CustomerSummary > = {
	id: 'edit',
	label: __( 'Edit', 'fluent-cart-customers' ),
	isPrimary: true,
	callback( [ customer ] ) {
		if ( customer ) {
			openCustomerToEdit( customer.id );
		}
	},
};

const exportCustomer: Action< CustomerSummary > = {
	id: 'export',
	label: __( 'Export CSV', 'fluent-cart-customers' ),
	// DataViews lets users select rows only if one action supports many.
	supportsBulk: true,
	callback( customers ) {
		openExport(
			{ ids: customers.map( ( { id } ) => id ) },
			customers.length
		);
	},
};

const { can } = getBootstrap();

/** The actions of a row, as far as the user's rights allow them. */
export const actions: Action< CustomerSummary >[] = [
	...( can.manage
		? [ editCustomer, activateCustomer, deactivateCustomer ]
		: [] ),
	exportCustomer,
	...( can.delete ? [ deleteCustomer ] : [] ),
];
