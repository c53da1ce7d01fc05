import { statusLabel } from '../status-label';
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
