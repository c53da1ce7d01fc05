import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';

/**
 * @return The status's name. The status itself if it has no name: a row can hold
 *         one that is no longer offered, or an empty one, which FluentCart's form
 *         of a customer writes.
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
