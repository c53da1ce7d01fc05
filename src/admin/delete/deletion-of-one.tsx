import { Button, CheckboxControl, Modal, Notice } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from '@wordpress/element';
import { failureText, getBootstrap, store, type Selection } from '@fcc/store';
import { DialogFooter } from '../../components/form/dialog-footer';
import { canBeSet } from '../actions/change-status';
import { setStatus } from '../actions/set-status';
import { closeDialog } from '../bulk/dialogs';
import { DryRunStatus } from '../bulk/dry-run-status';
import { ordersText } from '../bulk/orders-text';
import { customerName } from '../../components/customer-name';
import { getArguments } from '../location';
import { notifyDone } from '../notify';
import { closeCustomer, routeOf } from '../routes';
import { focusList } from '../selection/focus-list';
import { Belongings } from './belongings';
import { useForecast, type Forecast } from './use-forecast';

interface DeletionOfOneProps {
	id: number;
	customers: Selection;
}

/**
 * Asks before a customer is deleted: what goes, what stays, and whether to
 * deactivate them would do.
 *
 * @param props
 * @param props.id
 * @param props.customers
 */
export function DeletionOfOne( { id, customers }: DeletionOfOneProps ) {
	const { forecast, runs } = useForecast( customers );
	const [ isForced, setIsForced ] = useState( false );
	const [ isBusy, setIsBusy ] = useState( false );
	const [ failure, setFailure ] = useState< string >();
	const { deleteCustomer } = useDispatch( store );
	const customer = useSelect(
		( select ) => select( store ).getCustomerSummary( id ),
		[ id ]
	);
	const name = customer ? customerName( customer ) : `#${ id }`;
	const [ refusal ] = forecast?.forced.failures ?? [];
	const hasOrders = !! forecast?.withOrders;
	const isDeactivationOffered =
		( hasOrders || refusal?.code === 'customer_has_subscriptions' ) &&
		getBootstrap().can.manage &&
		canBeSet( 'inactive' ) &&
		customer?.status !== 'inactive';

	async function remove() {
		setIsBusy( true );
		setFailure( undefined );
		try {
			await deleteCustomer( id, { force: isForced } );
		} catch ( error ) {
			setFailure( failureText( error ) );
			setIsBusy( false );
			return;
		}
		closeDialog();
		if ( routeOf( getArguments() ).customerId === id ) {
			closeCustomer();
		}
		notifyDone(
			sprintf(
				/* translators: %s: name of a customer. */
				__( '%s was deleted.', 'fluent-cart-customers' ),
				name
			)
		);
		focusList();
	}

	return (
		<Modal
			className="fcc-bulk-dialog"
			size="medium"
			title={
				refusal
					? sprintf(
							/* translators: %s: name of a customer. */
							__(
								'%s cannot be deleted',
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
			{ ! forecast && <DryRunStatus runs={ runs } /> }
			{ refusal && (
				<Notice status="warning" isDismissible={ false }>
					{ refusal.code === 'customer_has_subscriptions'
						? __(
								'A subscription of this customer has not ended yet.',
								'fluent-cart-customers'
							)
						: refusal.message }
				</Notice>
			) }
			{ forecast && ! refusal && (
				<>
					<Belongings id={ id } forecast={ forecast } />
					{ hasOrders && (
						<Warning
							forecast={ forecast }
							isForced={ isForced }
							onForce={ setIsForced }
						/>
					) }
				</>
			) }
			{ failure && (
				<Notice status="error" isDismissible={ false }>
					{ failure }
				</Notice>
			) }
			<DialogFooter className="fcc-bulk-dialog__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ closeDialog }
				>
					{ refusal
						? __( 'Close', 'fluent-cart-customers' )
						: __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				{ forecast && ! refusal && (
					<Button
						__next40pxDefaultSize
						variant={
							isDeactivationOffered ? 'secondary' : 'primary'
						}
						isDestructive
						isBusy={ isBusy }
						disabled={ isBusy || ( hasOrders && ! isForced ) }
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
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ () => {
							closeDialog();
							void setStatus( [ id ], 'inactive' );
						} }
					>
						{ __( 'Deactivate instead', 'fluent-cart-customers' ) }
					</Button>
				) }
			</DialogFooter>
		</Modal>
	);
}

interface WarningProps {
	forecast: Forecast;
	isForced: boolean;
	onForce: ( isForced: boolean ) => void;
}

function Warning( { forecast, isForced, onForce }: WarningProps ) {
	return (
		<Notice status="warning" isDismissible={ false }>
			<p>
				{ sprintf(
					/* translators: %s: for example “12 orders ($1,234.00)”. */
					__(
						'This customer has %s. After a deletion, nobody can tell who placed what. An inactive customer keeps everything.',
						'fluent-cart-customers'
					),
					ordersText( forecast.orders, forecast.totalSpent )
				) }
			</p>
			<CheckboxControl
				__nextHasNoMarginBottom
				id="fcc-delete-forced"
				label={ __(
					'Delete the customer all the same. The orders stay, but belong to nobody.',
					'fluent-cart-customers'
				) }
				checked={ isForced }
				onChange={ onForce }
			/>
		</Notice>
	);
}
