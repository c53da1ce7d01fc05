import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import './style.scss';

/**
 * @param props
 * @param props.status
 */
export function StatusBadge( { status }: { status: string } ) {
	return (
		<span className={ `fcc-status is-${ status }` }>
			{ statusLabel( status ) }
		</span>
	);
}

/**
 * @param status
 * @return Its name, or the bare status if nobody named it (a row can hold one
 *         that is no longer offered, or none at all: FluentCart's own form of
 *         a customer empties it).
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
