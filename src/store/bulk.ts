import {
	doBulkAction,
	type BulkAction,
	type BulkResult,
	type ExportColumn,
} from '../api';
import { BulkRun, type BulkProgress } from './bulk-run';
import { toBulkTarget, type BulkOperation } from './bulk-steps';
import { queueWrite, showOptimisticUpdate } from './customer-writes';
import type { Selection } from './selection';
import type { ActionOf } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** The last operation; null after the user has dismissed it. */
export type BulkState = {
	operation: BulkOperation;
	progress: BulkProgress;
} | null;

/** The part of the state that the selectors read. */
interface State {
	bulk: BulkState;
}

type Action = ActionOf< typeof actions >;
type Args = SliceThunkArgs< typeof actions, typeof selectors >;

/** Milliseconds between two reads of the lists while an operation runs. */
const REFRESH_INTERVAL_MS = 4_000;

/** A preview shows at most this many failures. */
const MAX_PREVIEW_FAILURES = 100;

/**
 * Stores the progress of an operation.
 *
 * @return The action.
 */
function receiveBulkProgress(
	operation: BulkOperation,
	progress: BulkProgress
) {
	return { type: 'RECEIVE_BULK_PROGRESS', operation, progress } as const;
}

/**
 * Removes a finished operation.
 *
 * @return The action.
 */
function dismissBulkOperation() {
	return { type: 'DISMISS_BULK_OPERATION' } as const;
}

export const actions = { dismissBulkOperation, receiveBulkProgress };

export function reducer( state: BulkState = null, action: Action ): BulkState {
	switch ( action.type ) {
		case 'RECEIVE_BULK_PROGRESS':
			return { operation: action.operation, progress: action.progress };
		case 'DISMISS_BULK_OPERATION':
			return state && isFinished( state.progress ) ? null : state;
	}
	return state;
}

function isFinished( { phase }: BulkProgress ): boolean {
	return phase === 'done' || phase === 'cancelled';
}

/**
 * The operation that runs, or the last one.
 *
 * @return The operation and its progress, or null.
 */
function getBulkOperation( state: State ): BulkState {
	return state.bulk;
}

/**
 * @return Whether an operation runs, is paused or waits. There is at most one.
 */
function isBulkOperationRunning( state: State ): boolean {
	return state.bulk !== null && ! isFinished( state.bulk.progress );
}

export const selectors = { getBulkOperation, isBulkOperationRunning };

/** The run of the current operation. */
let currentRun: BulkRun | undefined;

/**
 * Starts an operation on many customers, unless another one runs. Rows change
 * with each step. Lists are read again while it runs, and at its end.
 *
 * @return Resolves when the operation has ended.
 */
const startBulkOperation =
	( operation: BulkOperation ) =>
	async ( { dispatch, select }: Args ): Promise< void > => {
		if ( select.isBulkOperationRunning() ) {
			return;
		}
		// A deletion does not change the data of the remaining customers.
		const refresh = () =>
			operation.action === 'delete'
				? dispatch.invalidateLists()
				: dispatch.invalidateAfterWrite();
		let refreshedAt = Date.now();
		const run = new BulkRun( operation, {
			send: doBulkAction,
			onProgress: ( progress ) =>
				dispatch.receiveBulkProgress( operation, progress ),
			onDone( ids ) {
				if ( operation.action === 'delete' ) {
					dispatch.removeCustomers( ids );
				} else if ( operation.data.status ) {
					dispatch.receiveStatus( ids, operation.data.status );
				}
				if ( Date.now() - refreshedAt > REFRESH_INTERVAL_MS ) {
					refreshedAt = Date.now();
					void refresh();
				}
			},
		} );
		const retryNow = () => run.retryNow();

		currentRun = run;
		window.addEventListener( 'online', retryNow );
		await run.run();
		window.removeEventListener( 'online', retryNow );
		currentRun = undefined;
		void refresh();
	};

/**
 * Pauses the operation that runs.
 */
const pauseBulkOperation = () => () => currentRun?.pause();

/**
 * Continues the operation after a pause, or ends its wait.
 */
const resumeBulkOperation = () => () => currentRun?.resume();

/**
 * Cancels the operation; finished steps stay.
 */
const cancelBulkOperation = () => () => currentRun?.cancel();

/**
 * Sets the status of a page of customers, and shows it immediately. Customers
 * that the server rejects get their old status back.
 *
 * @param ids At most `LIMITS.bulkIds`.
 * @return The result of each customer; rejects with an ApiError.
 */
const updateStatuses =
	( ids: number[], status: string ) =>
	( args: Args ): Promise< BulkResult > => {
		const endUpdate = showOptimisticUpdate( args, ids, { status } );
		return queueWrite( ids, () => sendStatus( args, ids, status ) ).finally(
			endUpdate
		);
	};

/**
 * Requests an export of customers.
 *
 * @return The link of the file; rejects with an ApiError.
 */
const exportCustomers =
	( customers: Selection, columns: ExportColumn[] ) =>
	(): Promise< BulkResult > =>
		doBulkAction( {
			action: 'export',
			...toBulkTarget( customers ),
			data: { columns },
		} );

export const thunks = {
	cancelBulkOperation,
	updateStatuses,
	exportCustomers,
	pauseBulkOperation,
	resumeBulkOperation,
	startBulkOperation,
};

/**
 * Starts a dry run, which returns the results of an operation and changes
 * nothing.
 *
 * @param operation
 * @param onProgress Called after each change of the progress.
 * @return The run; `cancel()` ends it.
 */
export function startPreview(
	operation: BulkOperation,
	onProgress: ( progress: BulkProgress ) => void
): BulkRun {
	// A dry run changes nothing, so a pending step can be aborted.
	const controller = new AbortController();
	const run = new BulkRun(
		{ ...operation, data: { ...operation.data, dry_run: true } },
		{
			send: ( step ) =>
				doBulkAction( step, { signal: controller.signal } ),
			onProgress,
			onCancel: () => controller.abort(),
			maxFailures: MAX_PREVIEW_FAILURES,
		}
	);
	void run.run();
	return run;
}

async function sendStatus(
	{ dispatch, registry }: Args,
	ids: number[],
	status: string
): Promise< BulkResult > {
	const result = await sendAllSteps( {
		action: 'update_status',
		customer_ids: ids,
		data: { status, background: true },
	} );
	const updated = result.results
		.filter( ( { success } ) => success )
		.map( ( { customer_id } ) => customer_id );

	registry.batch( () => {
		dispatch.receiveStatus( updated, status );
		dispatch.invalidateAfterWrite();
	} );
	return result;
}

/** A server with a short time limit answers with a cursor before the end. */
async function sendAllSteps( action: BulkAction ): Promise< BulkResult > {
	let step = await doBulkAction( action );
	const results = [ ...step.results ];

	while ( step.cursor !== null ) {
		step = await doBulkAction( {
			action: action.action,
			cursor: step.cursor,
		} );
		results.push( ...step.results );
	}
	return { ...step, results };
}
