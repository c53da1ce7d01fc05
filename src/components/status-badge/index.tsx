import { statusLabel } from '../status-label';
import './style.scss';

/** The name of a status, in its colour. */
export function StatusBadge( { status }: { status: string } ) {
	return (
		<span className={ `fcc-status is-${ status }` }>
			{ statusLabel( status ) }
		</span>
	);
}
