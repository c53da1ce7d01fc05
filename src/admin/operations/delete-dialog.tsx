import { Button, CheckboxControl, Modal, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { getBootstrap, store, type Customer, type Selection } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { DialogFooter } from '../../components/form/dialog-footer';
import { useSubmit } from '../../components/form/use-submit';
import { formatNumber } from '../../components/format';
import { useNeeded } from '../../components/use-needed';
import { canBeSet } from '../../components/status-label';
import { focusList } from '../navigation/focus';
import { getArguments } from '../navigation/location';
import { closeCustomer, parseRoute } from '../navigation/routes';
import { DeleteCustomersDialog } from './delete-many';
import { closeDialog } from './dialogs';
import { ForgetControl } from './forget-control';
import {
	PreviewStatus,
	useDeletionPreview,
	type DeletionPreview,
} from './preview';
import { setStatus } from './set-status';
import { ordersText } from './texts';
import { notifyChange } from './undo';

/**
 * Asks before customers are deleted.
 */
export default function DeleteDialog( {
	customers,
}: {
	customers: Selection;
} ) {
	const [ id, ...others ] = 'ids' in customers ? customers.ids : [];

	return id !== undefined && others.length === 0 ? (
		<DeleteCustomerDialog id={ id } customers={ customers } />
	) : (
		<DeleteCustomersDialog customers={ customers } />
	);
}

interface DeleteCustomerDialogProps {
	id: number;
	customers: Selection;
}

/**
 * Asks before one customer is deleted: shows what is deleted and what stays, and
 * offers to deactivate the customer instead.
 */
function DeleteCustomerDialog( { id, customers }: DeleteCustomerDialogProps ) {
	const { preview, runs } = useDeletionPreview( customers );
	const [ isForced, setIsForced ] = useState( false );
	const [ isForgotten, setIsForgotten ] = useState( false );
	const { isSubmitting, failure, submit } = useSubmit( {
		closesOnSuccess: true,
	} );
	const { deleteCustomer } = useDispatch( store );
	const customer = useSelect(
		( select ) => select( store ).getCustomerSummary( id ),
		[ id ]
	);
	const name = customer ? customerName( customer ) : `#${ id }`;
	const [ rejection ] = preview?.withForce.failures ?? [];
	const hasOrders = !! preview?.withOrders;
	const isDeactivationOffered =
		( hasOrders || rejection?.code === 'customer_has_subscriptions' ) &&
		getBootstrap().can.manage &&
		canBeSet( 'inactive' ) &&
		customer?.status !== 'inactive';

	async function remove() {
		const deletion = await submit( () =>
			deleteCustomer( id, { force: isForced, undo: ! isForgotten } )
		);
		if ( ! deletion ) {
			return;
		}
		closeDialog();
		if ( parseRoute( getArguments() ).customerId === id ) {
			closeCustomer();
		}
		notifyChange(
			sprintf(
				/* translators: %s: name of a customer. */
				__( '%s was deleted.', 'fluent-cart-customers' ),
				name
			),
			deletion.run_id
		);
		focusList();
	}

	return (
		<Modal
			className="fcc-operation-dialog"
			size="medium"
			title={
				rejection
					? sprintf(
							/* translators: %s: name of a customer. */
							__(
								'%s can’t be deleted',
								'fluent-cart-customers'
							),
							name
						)
					: sprintf(
							/* translators: %s: name of a customer. */
							__( 'Delete %s?', 'fluent-cart-customers' ),
							name
						)
			}
			onRequestClose={ closeDialog }
		>
			{ ! preview && <PreviewStatus runs={ runs } /> }
			{ rejection && (
				<Notice status="warning" isDismissible={ false }>
					{ rejection.code === 'customer_has_subscriptions'
						? __(
								'This customer has a subscription that hasn’t ended. End the subscription first, then delete the customer.',
								'fluent-cart-customers'
							)
						: rejection.message }
				</Notice>
			) }
			{ preview && ! rejection && (
				<>
					<RelatedRecords id={ id } preview={ preview } />
					{ hasOrders && (
						<OrdersWarning
							preview={ preview }
							isForced={ isForced }
							onForce={ setIsForced }
						/>
					) }
					<ForgetControl
						isChecked={ isForgotten }
						onChange={ setIsForgotten }
					/>
				</>
			) }
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
					{ rejection
						? __( 'Close', 'fluent-cart-customers' )
						: __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				{ preview && ! rejection && (
					<Button
						__next40pxDefaultSize
						variant={
							isDeactivationOffered ? 'secondary' : 'primary'
						}
						isDestructive
						isBusy={ isSubmitting }
						disabled={ isSubmitting || ( hasOrders && ! isForced ) }
						accessibleWhenDisabled
						onClick={ () => void remove() }
					>
						{ __( 'Delete customer', 'fluent-cart-customers' ) }
					</Button>
				) }
				{ isDeactivationOffered && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						disabled={ isSubmitting }
						accessibleWhenDisabled
						onClick={ () => {
							closeDialog();
							void setStatus( [ id ], 'inactive' );
						} }
					>
						{ __(
							'Deactivate customer instead',
							'fluent-cart-customers'
						) }
					</Button>
				) }
			</DialogFooter>
		</Modal>
	);
}

interface OrdersWarningProps {
	preview: DeletionPreview;
	isForced: boolean;
	onForce: ( isForced: boolean ) => void;
}

function OrdersWarning( { preview, isForced, onForce }: OrdersWarningProps ) {
	return (
		<Notice status="warning" isDismissible={ false }>
			<p>
				{ sprintf(
					/* translators: %s: for example “12 orders ($1,234.00 USD)”. */
					__(
						'This customer has %s. If you delete the customer, you won’t be able to tell who placed those orders. Deactivating the customer keeps everything.',
						'fluent-cart-customers'
					),
					ordersText( preview.orders, preview.totalSpent )
				) }
			</p>
			<CheckboxControl
				__nextHasNoMarginBottom
				id="fcc-delete-forced"
				label={ __(
					'Delete this customer anyway. Their orders will have no customer.',
					'fluent-cart-customers'
				) }
				checked={ isForced }
				onChange={ onForce }
			/>
		</Notice>
	);
}

interface RelatedRecordsProps {
	id: number;
	preview: DeletionPreview;
}

/**
 * Lists what is deleted with a customer, and what stays.
 */
function RelatedRecords( { id, preview }: RelatedRecordsProps ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomer( id ),
		[ id ]
	);
	useNeeded( 'getCustomer', [ [ id ] ] );
	const keptItems = [
		preview.orders > 0 && ordersText( preview.orders, preview.totalSpent ),
		customer?.user &&
			sprintf(
				/* translators: %s: name of a WordPress user. */
				__( 'WordPress user %s', 'fluent-cart-customers' ),
				customer.user.display_name
			),
	].filter( Boolean );

	return (
		<div className="fcc-belongings">
			<h2>{ __( 'Will be deleted', 'fluent-cart-customers' ) }</h2>
			<ul>
				{ deletedItems( customer ).map( ( item ) => (
					<li key={ item }>{ item }</li>
				) ) }
			</ul>
			{ keptItems.length > 0 && (
				<>
					<h2>{ __( 'Will be kept', 'fluent-cart-customers' ) }</h2>
					<ul>
						{ keptItems.map( ( item ) => (
							<li key={ String( item ) }>{ item }</li>
						) ) }
					</ul>
				</>
			) }
		</div>
	);
}

function deletedItems( customer: Customer | undefined ): string[] {
	const profile = __(
		'Profile (name, email, phone, notes)',
		'fluent-cart-customers'
	);
	const activity = __(
		'Activity (what changed and who changed it)',
		'fluent-cart-customers'
	);
	if ( ! customer ) {
		return [
			profile,
			__( 'All addresses', 'fluent-cart-customers' ),
			__( 'All custom fields', 'fluent-cart-customers' ),
			activity,
		];
	}
	const { addresses, additional_info } = customer;
	const fields = Object.keys( additional_info ).filter(
		( key ) => key !== 'notes'
	).length;

	return [
		profile,
		...( addresses.length > 0
			? [
					sprintf(
						/* translators: %s: number of addresses. */
						_n(
							'%s address',
							'%s addresses',
							addresses.length,
							'fluent-cart-customers'
						),
						formatNumber( addresses.length )
					),
				]
			: [] ),
		...( fields > 0
			? [
					sprintf(
						/* translators: %s: number of fields. */
						_n(
							'%s custom field',
							'%s custom fields',
							fields,
							'fluent-cart-customers'
						),
						formatNumber( fields )
					),
				]
			: [] ),
		activity,
	];
}
