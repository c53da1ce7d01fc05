import { dispatch, select } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { store, type BulkResult, type Selection } from '@fcc/store';
import { customerName } from '../../components/customer-name';
import { formatNumber } from '../../components/format';
import { statusLabel } from '../../components/status-label';
import { focusList } from '../navigation/focus';
import { notifyApiError, notifyError } from '../navigation/notices';
import { MAX_PER_PAGE } from '../navigation/view';
import { openDialog } from './dialogs';
import { notifyChange } from './undo';

/**
 * Sets the status of customers, shows it immediately, and offers an undo. Reports
 * a failure in a notice.
 *
 * @param ids At most 1,000.
 */
export async function setStatus(
	ids: number[],
	status: string
): Promise< void > {
	try {
		const {
			processed,
			failed,
			results,
			run_id: runId,
		} = await dispatch( store ).updateStatuses( ids, status );

		if ( processed > 0 ) {
			notifyChange( successText( ids, processed, status ), runId, {
				customers: ids.length,
			} );
		}
		if ( failed > 0 ) {
			notifyError( partialFailureText( failed, results ) );
		}
	} catch ( error ) {
		notifyApiError( error, {
			what: notChangedText( ids ),
			retry: () => void setStatus( ids, status ),
		} );
	}
}

/**
 * Sets the status of selected customers: immediately and with an undo for one
 * page, after a confirmation for more.
 */
export function openStatusChange( customers: Selection, status: string ): void {
	if ( 'ids' in customers && customers.ids.length <= MAX_PER_PAGE ) {
		void setStatus( customers.ids, status );
		void dispatch( store ).clearSelection();
		focusList();
	} else {
		openDialog( { kind: 'status', customers, status } );
	}
}

/**
 * @return The customer, if it is the only one, so that a text can contain the
 *         name.
 */
function findSingle( [ id, ...others ]: number[] ) {
	return id !== undefined && others.length === 0
		? select( store ).getCustomerSummary( id )
		: undefined;
}

function successText(
	ids: number[],
	processed: number,
	status: string
): string {
	const customer = findSingle( ids );

	return customer
		? sprintf(
				/* translators: 1: name of a customer, 2: a status. */
				__(
					'Status of %1$s changed to %2$s.',
					'fluent-cart-customers'
				),
				customerName( customer ),
				statusLabel( status )
			)
		: sprintf(
				/* translators: 1: number of customers, 2: a status. */
				_n(
					'Status of %1$s customer changed to %2$s.',
					'Status of %1$s customers changed to %2$s.',
					processed,
					'fluent-cart-customers'
				),
				formatNumber( processed ),
				statusLabel( status )
			);
}

function notChangedText( ids: number[] ): string {
	const customer = findSingle( ids );

	return customer
		? sprintf(
				/* translators: %s: name of a customer. */
				__(
					'Couldn’t change the status of %s.',
					'fluent-cart-customers'
				),
				customerName( customer )
			)
		: sprintf(
				/* translators: %s: number of customers. */
				_n(
					'Couldn’t change the status of %s customer.',
					'Couldn’t change the status of %s customers.',
					ids.length,
					'fluent-cart-customers'
				),
				formatNumber( ids.length )
			);
}

function partialFailureText(
	failed: number,
	results: BulkResult[ 'results' ]
): string {
	const reason = results.find( ( { error } ) => error )?.error?.message ?? '';
	return sprintf(
		/* translators: 1: number of customers, 2: the reason, a sentence. */
		_n(
			'Couldn’t change %1$s customer. %2$s',
			'Couldn’t change %1$s customers. %2$s',
			failed,
			'fluent-cart-customers'
		),
		formatNumber( failed ),
		reason
	);
}
