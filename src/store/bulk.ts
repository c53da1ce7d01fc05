import {
	doBulkAction,
	fetchRun,
	fetchRuns,
	getBootstrap,
	type BulkAction,
	type BulkResult,
	type Run,
} from '../api';
import {
	actions as currentRunActions,
	RECENT,
	selectors as currentRunSelectors,
} from './current-run';
import { queueWrite, showOptimisticUpdate } from './customer-writes';
import { sendUntilAnswered, type RetryDelay } from './failures/retry';
import { toBulkTarget, type BulkOperation } from './preview';
import {
	actions as drivingActions,
	selectors as drivingSelectors,
	thunks as drivingThunks,
} from './run-driving';
import {
	actions as runActions,
	selectors as runSelectors,
	thunks as runThunks,
} from './runs';
import { actions as selectionActions, type Selection } from './selection';
import type { SliceThunkArgs } from './thunk-args';

type Args = SliceThunkArgs<
	typeof currentRunActions &
		typeof drivingActions &
		typeof runActions &
		typeof selectionActions,
	typeof currentRunSelectors & typeof drivingSelectors & typeof runSelectors
>;

/**
 * Starts an operation on many customers, unless another one runs, and drives its
 * run. Lists are read again while it runs, and at its end.
 *
 * @return Resolves when the run has ended or waits for a person. Never rejects:
 *         `getStartingOperation` has the error.
 */
const startBulkOperation =
	( operation: BulkOperation ) =>
	async ( args: Args ): Promise< void > => {
		const { dispatch, select } = args;
		if ( select.isBulkOperationRunning() ) {
			return;
		}
		try {
			const run = await start( operation, args );
			if ( run ) {
				await drive( run, args );
			} else {
				void dispatch.setStartingOperation( null );
			}
		} catch ( error ) {
			void dispatch.setStartingOperation( {
				operation,
				wait: undefined,
				isCanceled: false,
				error,
				newestBefore: select.getStartingOperation()?.newestBefore,
			} );
		}
		// A deletion does not change the data of the remaining customers.
		void ( operation.action === 'delete'
			? dispatch.invalidateLists()
			: dispatch.invalidateAfterWrite() );
	};

async function drive( run: Run, args: Args ): Promise< void > {
	const { dispatch, select, registry } = args;
	const isCanceled = select.getStartingOperation()?.isCanceled;

	registry.batch( () => {
		void dispatch.setStartingOperation( null );
		void dispatch.receiveRun( run );
		void dispatch.finishResolution( 'getRun', [ run.id ] );
		void dispatch.showRun( run, true );
	} );
	if ( isCanceled ) {
		await runThunks.cancelRun( run.id )( args );
	}
	await drivingThunks.driveRun( run.id )( args );
}

/**
 * Cancels the operation that is being started. If its request was sent, the run is
 * canceled after the answer.
 */
const cancelStart =
	() =>
	( { dispatch, select }: Args ): void => {
		const starting = select.getStartingOperation();
		if ( starting ) {
			void dispatch.setStartingOperation( {
				...starting,
				isCanceled: true,
			} );
			starting.wait?.retryNow();
		}
	};

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
 * @param customers
 * @param data      Columns, order and form of the file.
 * @return The link of the file; rejects with an ApiError.
 */
const exportCustomers =
	( customers: Selection, data: NonNullable< BulkAction[ 'data' ] > ) =>
	(): Promise< BulkResult > =>
		doBulkAction( {
			action: 'export',
			...toBulkTarget( customers ),
			data,
		} );

export const thunks = {
	cancelStart,
	exportCustomers,
	startBulkOperation,
	updateStatuses,
};

/**
 * Sends the first request of an operation until it is answered.
 *
 * @return The run; undefined if it was canceled before.
 */
async function start(
	operation: BulkOperation,
	args: Args
): Promise< Run | undefined > {
	const { dispatch, select } = args;
	const before = select.getStartingOperation();
	// Set if the user starts an operation again whose request was sent.
	let newestBefore =
		before?.operation === operation ? before.newestBefore : undefined;
	let wait: RetryDelay | undefined;
	const isCanceled = () => !! select.getStartingOperation()?.isCanceled;
	const show = () =>
		void dispatch.setStartingOperation( {
			operation,
			wait,
			isCanceled: isCanceled(),
			error: undefined,
			newestBefore,
		} );
	const onWait = ( next: RetryDelay | undefined ) => {
		wait = next;
		show();
	};

	show();
	const id = await sendUntilAnswered( async () => {
		// The answer may be lost, although the server has started the run.
		const lost =
			newestBefore === undefined
				? undefined
				: await findLostRun( operation, newestBefore );
		if ( lost || isCanceled() ) {
			return lost;
		}
		newestBefore ??= select.getNewestRunId() ?? ( await readNewestRun() );
		show();
		return sendStart( operation, args );
	}, onWait );

	return id ? sendUntilAnswered( () => fetchRun( id ), onWait ) : undefined;
}

async function sendStart(
	{ action, customers, data }: BulkOperation,
	{ dispatch, registry }: Args
): Promise< number | undefined > {
	const {
		results,
		run_id: id,
		cursor,
	} = await doBulkAction( {
		action,
		...toBulkTarget( customers ),
		data: { ...data, background: true },
	} );
	const done = succeeded( results );
	registry.batch( () => {
		if ( action === 'delete' ) {
			void dispatch.removeCustomers( done );
		} else if ( data.status ) {
			void dispatch.receiveStatus( done, data.status );
		}
		// The run has not reached all of them, and may still delete the others.
		if ( action === 'delete' && cursor !== null ) {
			void dispatch.clearSelection();
		}
	} );
	return id ?? undefined;
}

/** The id of the newest run; 0 before the first one. */
async function readNewestRun(): Promise< number > {
	const { runs } = await fetchRuns( RECENT );
	return runs[ 0 ]?.id ?? 0;
}

/** The run of an operation whose answer did not arrive. */
async function findLostRun(
	{ action, customers }: BulkOperation,
	newestBefore: number
): Promise< number | undefined > {
	const { runs } = await fetchRuns( RECENT );
	return runs.find(
		( { id, kind, total, user } ) =>
			id > newestBefore &&
			kind === action &&
			user?.id === getBootstrap().userId &&
			// The number of matching customers may have changed.
			( ! ( 'ids' in customers ) || total === customers.ids.length )
	)?.id;
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
	registry.batch( () => {
		void dispatch.receiveStatus( succeeded( result.results ), status );
		void dispatch.invalidateAfterWrite();
	} );
	return result;
}

function succeeded( results: BulkResult[ 'results' ] ): number[] {
	return results
		.filter( ( { success } ) => success )
		.map( ( { customer_id } ) => customer_id );
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
