import { statusLabel } from '../status-label';
import './style.scss';

export function StatusBadge( { status }: { status: string } ) {
	return (
		<span className={ `fcc-status is-${ status }` }>
			{ statusLabel( status ) }
		</span>
	);
}
