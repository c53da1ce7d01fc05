import { Modal, Spinner } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import {
	lazy,
	Suspense,
	useCallback,
	useEffect,
	useState,
} from '@wordpress/element';
import { store } from '@fcc/store';
import { ErrorBoundary } from '../../components/error-boundary';
import { StatePanel } from '../../components/state-panel';
import { customerName } from '../customer-name';
import { closeDialog, type Dialog } from '../dialog';
import { DiscardDialog } from './discard-dialog';
import { useUnsavedWork } from './use-unsaved-work';
import './style.scss';

const loadForm = () =>
	import( /* webpackChunkName: "customer-form" */ './customer-form' );
const CustomerForm = lazy( loadForm );

/**
 * The dialog that the address asks for, if any.
 *
 * @param props
 * @param props.dialog
 */
export function CustomerDialog( { dialog }: { dialog: Dialog | undefined } ) {
	useEffect( () => {
		// So that the dialog opens at once. A failure shows when it is opened.
		loadForm().catch( () => {} );
	}, [] );

	switch ( dialog?.type ) {
		case 'add':
			return <FormDialog key="add" customerId={ undefined } />;
		case 'edit':
			return (
				<FormDialog
					key={ dialog.customerId }
					customerId={ dialog.customerId }
				/>
			);
		default:
			return null;
	}
}

function FormDialog( { customerId }: { customerId: number | undefined } ) {
	const { customer, error } = useSelect(
		( select ) => {
			if ( customerId === undefined ) {
				return { customer: undefined, error: undefined };
			}
			const selectors = select( store );
			return {
				customer:
					selectors.getCustomer( customerId ) ??
					selectors.getCustomerSummary( customerId ),
				error: selectors.getResolutionError( 'getCustomer', [
					customerId,
				] ),
			};
		},
		[ customerId ]
	);
	const [ isDirty, setIsDirty ] = useState( false );
	const [ isAsking, setIsAsking ] = useState( false );
	const ask = useCallback( () => setIsAsking( true ), [] );

	useUnsavedWork( isDirty, ask );

	return (
		<Modal
			className="fcc-dialog"
			size="medium"
			title={ titleOf(
				customerId,
				customer && customerName( customer )
			) }
			onRequestClose={ isDirty ? ask : closeDialog }
		>
			<ErrorBoundary>
				<Suspense fallback={ <Loading /> }>
					{ customerId === undefined || customer ? (
						<CustomerForm
							customer={ customer }
							readError={ error }
							onDirtyChange={ setIsDirty }
							onSaved={ closeDialog }
							onCancel={ isDirty ? ask : closeDialog }
						/>
					) : (
						<NoRecord error={ error } />
					) }
				</Suspense>
			</ErrorBoundary>
			{ isAsking && (
				<DiscardDialog
					onDiscard={ closeDialog }
					onKeep={ () => setIsAsking( false ) }
				/>
			) }
		</Modal>
	);
}

function NoRecord( { error }: { error: unknown } ) {
	return error instanceof Error ? (
		<StatePanel
			title={ __(
				'This customer cannot be shown',
				'fluent-cart-customers'
			) }
			description={ error.message }
		/>
	) : (
		<Loading />
	);
}

function Loading() {
	return (
		<div className="fcc-dialog__loading">
			<Spinner />
		</div>
	);
}

function titleOf( customerId: number | undefined, name = '' ): string {
	if ( customerId === undefined ) {
		return __( 'Add customer', 'fluent-cart-customers' );
	}
	return name
		? sprintf(
				/* translators: %s: name of a customer. */
				__( 'Edit %s', 'fluent-cart-customers' ),
				name
			)
		: __( 'Edit customer', 'fluent-cart-customers' );
}
