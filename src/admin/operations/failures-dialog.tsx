import { Button, Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	store,
	type BulkFailure,
	type BulkOperation,
	type BulkProgress,
} from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { DialogFooter } from '../../components/form/dialog-footer';
import { formatNumber } from '../../components/format';
import { urlWithArguments } from '../navigation/location';
import { saveCsv } from './csv';
import { closeDialog } from './dialogs';
import { RunInProgressNotice, useIsRunning } from './preview';
import { failuresTitle } from './texts';

interface FailuresDialogProps {
	operation: BulkOperation;
	progress: BulkProgress;
}

/** The file contains all of them. */
const MAX_SHOWN = 200;

/**
 * Lists the customers that an operation failed for, and why.
 */
export default function FailuresDialog( {
	operation,
	progress,
}: FailuresDialogProps ) {
	const { failures } = progress;
	const isRunning = useIsRunning();
	const { startBulkOperation } = useDispatch( store );

	function tryAgain() {
		closeDialog();
		void startBulkOperation( {
			...operation,
			customers: { ids: failures.map( ( { id } ) => id ) },
			expected: failures.length,
		} );
	}

	return (
		<Modal
			className="fcc-operation-dialog"
			size="large"
			title={ failuresTitle( operation, failures.length ) }
			onRequestClose={ closeDialog }
		>
			<FailuresTable failures={ failures.slice( 0, MAX_SHOWN ) } />
			{ failures.length > MAX_SHOWN && (
				<p>
					{ sprintf(
						/* translators: %s: number of customers. */
						_n(
							'%s more customer is in the CSV file.',
							'%s more customers are in the CSV file.',
							failures.length - MAX_SHOWN,
							'fluent-cart-customers'
						),
						formatNumber( failures.length - MAX_SHOWN )
					) }
				</p>
			) }
			<RunInProgressNotice />
			<DialogFooter className="fcc-operation-dialog__actions">
				<Button
					__next40pxDefaultSize
					variant="tertiary"
					onClick={ closeDialog }
				>
					{ __( 'Close', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ () => download( failures ) }
				>
					{ __( 'Download CSV', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					disabled={ isRunning }
					accessibleWhenDisabled
					onClick={ tryAgain }
				>
					{ __( 'Try again', 'fluent-cart-customers' ) }
				</Button>
			</DialogFooter>
		</Modal>
	);
}

function download( failures: readonly BulkFailure[] ): void {
	saveCsv( 'customers-failed.csv', [
		[ 'customer_id', 'code', 'message' ],
		...failures.map( ( { id, code, message } ) => [
			String( id ),
			code,
			message,
		] ),
	] );
}

/** Reasons by code, without the id that the server's message contains. */
const REASONS: Partial< Record< string, string > > = {
	customer_has_orders: __( 'Has orders.', 'fluent-cart-customers' ),
	customer_has_subscriptions: __(
		'Has a subscription that hasn’t ended.',
		'fluent-cart-customers'
	),
	customer_not_found: __( 'No longer exists.', 'fluent-cart-customers' ),
};

/**
 * A table of failed customers with the reason of each.
 */
export function FailuresTable( {
	failures,
}: {
	failures: readonly BulkFailure[];
} ) {
	return (
		<div
			className="fcc-failures"
			role="region"
			aria-label={ __( 'Reasons', 'fluent-cart-customers' ) }
			// The region scrolls, so keyboards need to reach it.
			tabIndex={ 0 }
		>
			<table>
				<thead>
					<tr>
						<th scope="col">
							{ __( 'Customer', 'fluent-cart-customers' ) }
						</th>
						<th scope="col">
							{ __( 'Reason', 'fluent-cart-customers' ) }
						</th>
					</tr>
				</thead>
				<tbody>
					{ failures.map( ( { id, code, message } ) => (
						<tr key={ id }>
							<td>
								<CustomerLink id={ id } />
							</td>
							<td>{ REASONS[ code ] ?? message }</td>
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

/** Opens in a new tab, because a dialog covers this one. */
function CustomerLink( { id }: { id: number } ) {
	const customer = useSelect(
		( select ) => select( store ).getCustomerSummary( id ),
		[ id ]
	);
	return (
		<a
			href={ urlWithArguments( {
				customer: String( id ),
				dialog: undefined,
			} ) }
			target="_blank"
			rel="noreferrer"
			dir="auto"
		>
			{ customer
				? customerName( customer )
				: sprintf(
						/* translators: %d: ID of a customer. */
						__( 'Customer #%d', 'fluent-cart-customers' ),
						id
					) }{ ' ' }
			<span className="screen-reader-text">
				{ __( '(opens in a new tab)', 'fluent-cart-customers' ) }
			</span>
		</a>
	);
}
