import { Button, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	store,
	type BulkFailure,
	type BulkProgress,
	type BulkWork,
} from '@fcc/store';
import { DialogFooter } from '../../components/form/dialog-footer';
import { formatNumber } from '../../components/format';
import { toCsv } from './csv';
import { closeDialog } from './dialogs';
import { FailuresTable } from './failures-table';
import { OneAtATime, useIsWorking } from './one-at-a-time';
import { failedText } from './work-text';

interface FailuresDialogProps {
	work: BulkWork;
	progress: BulkProgress;
}

/** More are in the file. */
const SHOWN = 200;

/**
 * Whom a work was refused for, and why.
 *
 * @param props
 * @param props.work
 * @param props.progress
 */
export default function FailuresDialog( {
	work,
	progress,
}: FailuresDialogProps ) {
	const { failures } = progress;
	const isWorking = useIsWorking();
	const { startBulkWork } = useDispatch( store );

	function tryAgain() {
		closeDialog();
		void startBulkWork( {
			...work,
			customers: { ids: failures.map( ( { id } ) => id ) },
			expected: failures.length,
		} );
	}

	return (
		<Modal
			className="fcc-bulk-dialog"
			size="large"
			title={ failedText( work, failures.length ) }
			onRequestClose={ closeDialog }
		>
			<FailuresTable failures={ failures.slice( 0, SHOWN ) } />
			{ failures.length > SHOWN && (
				<p>
					{ sprintf(
						/* translators: %s: number of customers. */
						_n(
							'%s more is in the file.',
							'%s more are in the file.',
							failures.length - SHOWN,
							'fluent-cart-customers'
						),
						formatNumber( failures.length - SHOWN )
					) }
				</p>
			) }
			<OneAtATime />
			<DialogFooter className="fcc-bulk-dialog__actions">
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
					{ __( 'Download as CSV', 'fluent-cart-customers' ) }
				</Button>
				<Button
					__next40pxDefaultSize
					variant="primary"
					disabled={ isWorking }
					accessibleWhenDisabled
					onClick={ tryAgain }
				>
					{ __( 'Try these again', 'fluent-cart-customers' ) }
				</Button>
			</DialogFooter>
		</Modal>
	);
}

function download( failures: readonly BulkFailure[] ): void {
	const csv = toCsv( [
		[ 'customer_id', 'code', 'message' ],
		...failures.map( ( { id, code, message } ) => [
			String( id ),
			code,
			message,
		] ),
	] );
	const link = document.createElement( 'a' );
	link.href = URL.createObjectURL(
		new Blob( [ csv ], { type: 'text/csv;charset=utf-8' } )
	);
	link.download = 'customers-refused.csv';
	link.click();
	URL.revokeObjectURL( link.href );
}
