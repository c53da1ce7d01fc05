import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type BulkOperation, type Selection } from '@fcc/store';
import { DialogFooter } from '../../components/form/dialog-footer';
import { formatNumber } from '../../components/format';
import { joinSentences } from '../../components/sentences';
import { statusLabel } from '../../components/status-label';
import { closeDialog } from './dialogs';
import {
	PreviewStatus,
	RunInProgressNotice,
	useIsRunning,
	usePreview,
} from './preview';
import { ordersText, undoableText } from './texts';

interface StatusDialogProps {
	customers: Selection;
	status: string;
}

/**
 * Asks before more than a page of customers get another status.
 */
export default function StatusDialog( {
	customers,
	status,
}: StatusDialogProps ) {
	const operation = useMemo< BulkOperation >(
		() => ( {
			action: 'update_status',
			customers,
			data: { status },
			expected: 'ids' in customers ? customers.ids.length : 0,
		} ),
		[ customers, status ]
	);
	const run = usePreview( operation );
	const { startBulkOperation, clearSelection } = useDispatch( store );
	const isRunning = useIsRunning();
	const preview = run.progress?.isDone ? run.progress : undefined;

	function start( total: number ) {
		closeDialog();
		void clearSelection();
		void startBulkOperation( { ...operation, expected: total } );
	}

	return (
		<Modal
			className="fcc-operation-dialog"
			size="medium"
			title={ sprintf(
				/* translators: %s: a status. */
				__( 'Change status to %s?', 'fluent-cart-customers' ),
				statusLabel( status )
			) }
			onRequestClose={ closeDialog }
		>
			{ preview ? (
				<>
					<p>
						{ sprintf(
							/* translators: 1: number of customers, 2: a status, 3: for example “12 orders ($1,234.00 USD)”. */
							_n(
								'The status of %1$s customer will change to %2$s. They have %3$s.',
								'The status of %1$s customers will change to %2$s. They have %3$s.',
								preview.processed,
								'fluent-cart-customers'
							),
							formatNumber( preview.processed ),
							statusLabel( status ),
							ordersText( preview.orders, preview.totalSpent )
						) }
					</p>
					{ preview.failed > 0 && (
						<p>
							{ sprintf(
								/* translators: %s: number of customers. */
								_n(
									'%s customer no longer exists.',
									'%s customers no longer exist.',
									preview.failed,
									'fluent-cart-customers'
								),
								formatNumber( preview.failed )
							) }
						</p>
					) }
					<p>
						{ joinSentences( [
							__(
								'You can pause or cancel while this runs.',
								'fluent-cart-customers'
							),
							undoableText(),
						] ) }
					</p>
				</>
			) : (
				<PreviewStatus runs={ [ run ] } />
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
				{ preview && (
					<Button
						__next40pxDefaultSize
						variant="primary"
						disabled={ preview.processed === 0 || isRunning }
						accessibleWhenDisabled
						onClick={ () => start( preview.total ) }
					>
						{ sprintf(
							/* translators: 1: number of customers, 2: a status. */
							_n(
								'Change %1$s customer to %2$s',
								'Change %1$s customers to %2$s',
								preview.processed,
								'fluent-cart-customers'
							),
							formatNumber( preview.processed ),
							statusLabel( status )
						) }
					</Button>
				) }
			</DialogFooter>
		</Modal>
	);
}
