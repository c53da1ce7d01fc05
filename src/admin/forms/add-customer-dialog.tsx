import { Modal, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { lazy, Suspense, useState } from '@wordpress/element';
import { ErrorBoundary } from '../../components/error-boundary';
import { closeAddDialog } from '../navigation/routes';
import {
	DiscardDialog,
	useLeaveQuestion,
	useUnsavedWork,
} from './unsaved-changes';
import './style.scss';

const AddCustomerForm = lazy(
	() =>
		import( /* webpackChunkName: "customer-form" */ './add-customer-form' )
);

/**
 * The form of a new customer.
 */
export function AddCustomerDialog() {
	const [ isDirty, setIsDirty ] = useState( false );
	const { isAsking, ask, askOnClose, keep, goOn } = useLeaveQuestion();

	useUnsavedWork( isDirty, ask );

	return (
		<Modal
			className="fcc-dialog"
			size="medium"
			// Where the form is there at once, the field that it focuses itself.
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
				<DiscardDialog
					onDiscard={ goOn ?? closeAddDialog }
					onKeep={ keep }
				/>
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
