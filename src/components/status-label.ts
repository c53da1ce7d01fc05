import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';

/**
 * @return The name of the status. A status without a name is returned as it is:
 *         the database can contain statuses that are no longer offered. FluentCart's
 *         own form also writes an empty status.
 */
export function statusLabel( status: string ): string {
	if ( status === '' ) {
		return __( 'No status', 'fluent-cart-customers' );
	}
	return (
		getBootstrap().statuses.find( ( { value } ) => value === status )
			?.label ?? status
	);
}

/** FluentCart's filter may have removed a status. */
export function canBeSet( status: string ): boolean {
	return getBootstrap().statuses.some( ( { value } ) => value === status );
}
