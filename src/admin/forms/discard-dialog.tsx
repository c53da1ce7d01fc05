import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface DiscardDialogProps {
	onDiscard: () => void;
	onKeep: () => void;
}

/**
 * Asks before unsaved edits are discarded.
 */
export function DiscardDialog( { onDiscard, onKeep }: DiscardDialogProps ) {
	return (
		<Modal
			className="fcc-discard"
			role="alertdialog"
			size="small"
			title={ __( 'Discard unsaved changes?', 'fluent-cart-customers' ) }
			onRequestClose={ onKeep }
		>
			<p>
				{ __(
					'Changes you haven’t saved will be lost.',
					'fluent-cart-customers'
				) }
			</p>
			<div className="fcc-form__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					isDestructive
					onClick={ onDiscard }
				>
					{ __( 'Discard changes', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					onClick={ onKeep }
				>
					{ __( 'Keep editing', 'fluent-cart-customers' ) }
				</Button>
			</div>
		</Modal>
	);
}
