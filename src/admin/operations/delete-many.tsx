import { Button, CheckboxControl, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { getBootstrap, store, type Selection } from '@fcc/store';
import { DialogFooter } from '../../components/form/dialog-footer';
import { formatNumber } from '../../components/format';
import { canBeSet } from '../../components/status-label';
import { focusList } from '../navigation/focus';
import { MAX_PER_PAGE } from '../navigation/view';
import { closeDialog } from './dialogs';
import { ForgetControl } from './forget-control';
import { FailuresTable } from './failures-table';
import {
	PreviewStatus,
	RunInProgressNotice,
	toDeleteOperation,
	useDeletionPreview,
	useIsRunning,
	type DeletionPreview,
} from './preview';
import { setStatus } from './set-status';
import { ordersText } from './texts';

/**
 * Asks before many customers are deleted.
 */
export function DeleteCustomersDialog( {
	customers,
}: {
	customers: Selection;
} ) {
	const { preview, runs } = useDeletionPreview( customers );
	const [ isForced, setIsForced ] = useState( false );
	const [ isForgotten, setIsForgotten ] = useState( false );
	const { clearSelection, startBulkOperation } = useDispatch( store );
	const isRunning = useIsRunning();
	const fitsOnePage =
		'ids' in customers && customers.ids.length <= MAX_PER_PAGE;
	const count = preview ? deletionCount( preview, isForced ) : 0;
	const isDeactivationOffered =
		!! preview?.withOrders &&
		getBootstrap().can.manage &&
		canBeSet( 'inactive' );

	function close() {
		closeDialog();
		focusList();
	}

	function startDeletion( { withoutForce }: DeletionPreview ) {
		close();
		// Customers selected by id stay selected if they cannot be deleted.
		if ( ! ( 'ids' in customers ) ) {
			void clearSelection();
		}
		const operation = toDeleteOperation(
			customers,
			isForced,
			withoutForce.total
		);
		void startBulkOperation( {
			...operation,
			data: { ...operation.data, undo: ! isForgotten },
		} );
	}

	function startDeactivation( { withoutForce }: DeletionPreview ) {
		close();
		void clearSelection();
		if ( fitsOnePage ) {
			void setStatus( customers.ids, 'inactive' );
		} else {
			void startBulkOperation( {
				action: 'update_status',
				customers,
				data: { status: 'inactive' },
				expected: withoutForce.total,
			} );
		}
	}

	return (
		<Modal
			className="fcc-operation-dialog"
			size="medium"
			title={ titleOf( customers ) }
			onRequestClose={ closeDialog }
		>
			{ preview ? (
				<>
					<DeletionPreviewList
						preview={ preview }
						isForced={ isForced }
						onForce={ setIsForced }
					/>
					{ count > 0 && (
						<ForgetControl
							isChecked={ isForgotten }
							onChange={ setIsForgotten }
						/>
					) }
				</>
			) : (
				<PreviewStatus runs={ runs } />
			) }
			<RunInProgressNotice />
			<DialogFooter className="fcc-operation-dialog__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ closeDialog }
				>
					{ __( 'Cancel', 'fluent-cart-customers' ) }
				</Button>
				{ preview && isDeactivationOffered && (
					<Button
						__next40pxDefaultSize
						variant="secondary"
						disabled={ isRunning }
						accessibleWhenDisabled
						onClick={ () => startDeactivation( preview ) }
					>
						{ __(
							'Deactivate customers instead',
							'fluent-cart-customers'
						) }
					</Button>
				) }
				{ preview && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						isDestructive
						disabled={ isRunning || count === 0 }
						accessibleWhenDisabled
						onClick={ () => startDeletion( preview ) }
					>
						{ count > 0
							? sprintf(
									/* translators: %s: number of customers. */
									_n(
										'Delete %s customer',
										'Delete %s customers',
										count,
										'fluent-cart-customers'
									),
									formatNumber( count )
								)
							: __(
									'Delete customers',
									'fluent-cart-customers'
								) }
					</Button>
				) }
			</DialogFooter>
		</Modal>
	);
}

function titleOf( customers: Selection ): string {
	return 'ids' in customers
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Delete %s customer?',
					'Delete %s customers?',
					customers.ids.length,
					'fluent-cart-customers'
				),
				formatNumber( customers.ids.length )
			)
		: __( 'Delete all matching customers?', 'fluent-cart-customers' );
}

function deletionCount(
	{ deletable, withForce }: DeletionPreview,
	isForced: boolean
): number {
	return isForced ? withForce.processed : deletable;
}

interface DeletionPreviewListProps {
	preview: DeletionPreview;
	/** Whether customers with orders are deleted too. */
	isForced: boolean;
	onForce: ( isForced: boolean ) => void;
}

/**
 * The effects of a deletion: how many customers, their orders, and those that
 * cannot be deleted.
 */
function DeletionPreviewList( {
	preview,
	isForced,
	onForce,
}: DeletionPreviewListProps ) {
	const {
		deletable,
		withOrders,
		orders,
		totalSpent,
		withoutForce,
		withForce,
	} = preview;
	const rejected = isForced ? withForce : withoutForce;

	return (
		<ul className="fcc-forecast">
			{ deletable > 0 && (
				<li>
					<strong>{ deletableText( deletable, withOrders ) }</strong>
					<p>
						{ __(
							'Their addresses, custom fields, and activity will also be deleted.',
							'fluent-cart-customers'
						) }
					</p>
				</li>
			) }
			{ withOrders > 0 && (
				<li>
					<strong>
						{ withOrdersText(
							withOrders,
							ordersText( orders, totalSpent ),
							isForced
						) }
					</strong>
					<CheckboxControl
						__nextHasNoMarginBottom
						id="fcc-delete-forced"
						label={ __(
							'Also delete customers with orders. Their orders will have no customer.',
							'fluent-cart-customers'
						) }
						checked={ isForced }
						onChange={ onForce }
					/>
				</li>
			) }
			{ withForce.failed > 0 && (
				<li>
					<strong>
						{ sprintf(
							/* translators: %s: number of customers. */
							_n(
								'%s customer can’t be deleted.',
								'%s customers can’t be deleted.',
								withForce.failed,
								'fluent-cart-customers'
							),
							formatNumber( withForce.failed )
						) }
					</strong>
				</li>
			) }
			{ rejected.failures.length > 0 && (
				<li>
					<details>
						<summary>
							{ __(
								'Show customers who can’t be deleted',
								'fluent-cart-customers'
							) }
						</summary>
						<FailuresTable failures={ rejected.failures } />
						{ rejected.failed > rejected.failures.length && (
							<p>
								{ sprintf(
									/* translators: %s: number of customers. */
									_n(
										'Showing the first %s customer.',
										'Showing the first %s customers.',
										rejected.failures.length,
										'fluent-cart-customers'
									),
									formatNumber( rejected.failures.length )
								) }
							</p>
						) }
					</details>
				</li>
			) }
		</ul>
	);
}

function withOrdersText(
	count: number,
	orders: string,
	isForced: boolean
): string {
	return isForced
		? sprintf(
				/* translators: 1: number of customers, 2: for example “12 orders ($1,234.00 USD)”. */
				_n(
					'%1$s customer with %2$s will also be deleted.',
					'%1$s customers with %2$s will also be deleted.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count ),
				orders
			)
		: sprintf(
				/* translators: 1: number of customers, 2: for example “12 orders ($1,234.00 USD)”. */
				_n(
					'%1$s customer has %2$s and will be kept.',
					'%1$s customers have %2$s and will be kept.',
					count,
					'fluent-cart-customers'
				),
				formatNumber( count ),
				orders
			);
}

function deletableText( deletable: number, withOrders: number ): string {
	const count = formatNumber( deletable );

	return withOrders > 0
		? sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer without orders will be deleted.',
					'%s customers without orders will be deleted.',
					deletable,
					'fluent-cart-customers'
				),
				count
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'%s customer will be deleted. They have no orders.',
					'%s customers will be deleted. They have no orders.',
					deletable,
					'fluent-cart-customers'
				),
				count
			);
}
