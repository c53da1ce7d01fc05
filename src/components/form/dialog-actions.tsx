import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { DialogFooter } from './dialog-footer';

interface DialogActionsProps {
	/** Label of the submit button. */
	label: string;
	isSaving: boolean;
	onCancel: () => void;
}

/**
 * The buttons of a form in a dialog.
 */
export function DialogActions( {
	label,
	isSaving,
	onCancel,
}: DialogActionsProps ) {
	return (
		<DialogFooter className="fcc-form__actions">
			<Button
				__next40pxDefaultSize
				variant="tertiary"
				onClick={ onCancel }
			>
				{ __( 'Cancel', 'fluent-cart-customers' ) }
			</Button>
			<Button
				__next40pxDefaultSize
				variant="primary"
				type="submit"
				isBusy={ isSaving }
				disabled={ isSaving }
				accessibleWhenDisabled
			>
				{ label }
			</Button>
		</DialogFooter>
	);
}
