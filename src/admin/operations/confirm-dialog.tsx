import { Button, Modal, Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { DialogFooter } from '../../components/form/dialog-footer';
import { closeDialog } from './dialogs';

interface ConfirmDialogProps {
	title: string;
	/** Label of the button that confirms. */
	label: string;
	isSubmitting: boolean;
	/** Whether the button that confirms is disabled. */
	isDisabled?: boolean;
	isDestructive?: boolean;
	size?: 'medium' | 'large';
	failure: string | undefined;
	onConfirm: () => void;
	children: ReactNode;
}

/**
 * A dialog that asks before one request is sent, and shows why it failed.
 */
export function ConfirmDialog( {
	title,
	label,
	isSubmitting,
	isDisabled = false,
	isDestructive = false,
	size = 'medium',
	failure,
	onConfirm,
	children,
}: ConfirmDialogProps ) {
	return (
		<Modal
			className="fcc-operation-dialog"
			size={ size }
			title={ title }
			onRequestClose={ closeDialog }
		>
			{ children }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<DialogFooter className="fcc-operation-dialog__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ closeDialog }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					isDestructive={ isDestructive }
					isBusy={ isSubmitting }
					disabled={ isSubmitting || isDisabled }
					accessibleWhenDisabled
					onClick={ onConfirm }
				>
					{ label }
				</Button>
			</DialogFooter>
		</Modal>
	);
}
