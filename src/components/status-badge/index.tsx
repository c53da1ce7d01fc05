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
 *         that is no longer offered).
 */
export function statusLabel( status: string ): string {
	return (
		getBootstrap().statuses.find( ( { value } ) => value === status )
			?.label ?? status
	);
}
