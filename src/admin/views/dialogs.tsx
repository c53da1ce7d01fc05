import { useDialog } from '../operations/dialogs';
import type { SavedViewsProps } from './props';
import { NameDialog } from './name-dialog';
import { RemovalDialog } from './removal-dialog';

/**
 * The dialogs of saved views.
 */
export function Dialogs( props: SavedViewsProps ) {
	const dialog = useDialog();

	switch ( dialog?.kind ) {
		case 'view-name':
			return <NameDialog { ...props } renamed={ dialog.view } />;
		case 'view-removal':
			return (
				<RemovalDialog
					{ ...props }
					removed={ dialog.view }
					isUnsharing={ dialog.isUnsharing }
				/>
			);
		default:
			return null;
	}
}
