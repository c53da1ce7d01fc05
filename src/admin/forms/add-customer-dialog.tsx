import { Modal, Spinner } from '@wordpress/components';
import { lazy, Suspense, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ErrorBoundary } from '../../components/error-boundary';
import { closeAddDialog } from '../navigation/routes';
import { useLeaveQuestion, useUnsavedWork } from './unsaved-changes';
import './style.scss';

const AddCustomerForm = lazy(
	() =>
		import( /* webpackChunkName: "customer-form" */ './add-customer-form' )
);

// Loaded with the form, before it has edits.
const DiscardDialog = lazy( async () => ( {
	default: (
		await import(
			/* webpackChunkName: "customer-form" */ './discard-dialog'
		)
	).DiscardDialog,
} ) );

/**
 * The dialog that adds a customer. Eager, so that it opens before its form is
 * loaded.
 */
export function AddCustomerDialog() {
	const [ isDirty, setIsDirty ] = useState( false );
	const { isAsking, ask, askOnClose, keep, proceed } = useLeaveQuestion();

	useUnsavedWork( isDirty, ask );

	return (
		<Modal
			className="fcc-dialog"
			size="medium"
			// If the form is loaded already, it focuses this field too.
			focusOnMount="firstContentElement"
			title={ __( 'Add customer', 'fluent-cart-customers' ) }
			onRequestClose={ isDirty ? askOnClose : closeAddDialog }
		>
			<ErrorBoundary>
				<Suspense fallback={ <Loading /> }>
					<AddCustomerForm
						onDirtyChange={ setIsDirty }
						onAdded={ closeAddDialog }
						onCancel={ isDirty ? () => ask() : closeAddDialog }
					/>
				</Suspense>
			</ErrorBoundary>
			{ isAsking && (
				<Suspense fallback={ null }>
					<DiscardDialog
						onDiscard={ proceed ?? closeAddDialog }
						onKeep={ keep }
					/>
				</Suspense>
			) }
		</Modal>
	);
}

function Loading() {
	return (
		<div className="fcc-dialog__loading">
			<Spinner />
		</div>
	);
}
