import { __ } from '@wordpress/i18n';
import type { Action } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { setStatus } from './set-status';

export const activateCustomer = changeStatusTo(
	'active',
	__( 'Activate', 'fluent-cart-customers' )
);

export const deactivateCustomer = changeStatusTo(
	'inactive',
	__( 'Deactivate', 'fluent-cart-customers' )
);

/** FluentCart's filter may have taken a status away. */
export function canBeSet( status: string ): boolean {
	return getBootstrap().statuses.some( ( { value } ) => value === status );
}

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
