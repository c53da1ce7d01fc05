import {
	doBulkAction,
	type BulkAction,
	type BulkResult,
	type ExportColumn,
} from '../../api';
import { inTurn } from '../customers/in-turn';
import { showChange } from '../customers/optimistically';
import type { StoreThunkArgs } from '../types';
import { BulkRun } from './bulk-run';
import { membersOf } from './members';
import type { BulkWork } from './steps';
import type { Selection } from '../selection/selection';

/** While a work goes on, lists are read again so often, in milliseconds. */
const REFRESH_INTERVAL = 4_000;

/** The work that goes on. */
let current: BulkRun | undefined;

/**
 * Begins a work on many customers. The rows change with each step; lists are
 * read again while it goes on, and at its end.
 *
 * @return When it has come to its end. Does nothing if another goes on.
 */
export const startBulkWork =
	( work: BulkWork ) =>
	async ( { dispatch, select }: StoreThunkArgs ): Promise< void > => {
		if ( select.isBulkWorkGoingOn() ) {
			return;
		}
		// What is kept of those who are left does not change with a deletion.
		const refresh = () =>
			work.action === 'delete'
				? dispatch.refreshLists()
				: dispatch.refreshCustomers();
		let refreshed = Date.now();
		const run = new BulkRun( work, {
			send: doBulkAction,
			onProgress: ( progress ) =>
				dispatch.receiveBulkProgress( work, progress ),
			onDone( ids ) {
				if ( work.action === 'delete' ) {
					dispatch.forgetCustomers( ids );
				} else if ( work.data.status ) {
					dispatch.receiveStatus( ids, work.data.status );
				}
				if ( Date.now() - refreshed > REFRESH_INTERVAL ) {
					refreshed = Date.now();
					void refresh();
				}
			},
		} );
		const tryAgain = () => run.retryNow();

		current = run;
		window.addEventListener( 'online', tryAgain );
		await run.run();
		window.removeEventListener( 'online', tryAgain );
		current = undefined;
		void refresh();
	};

/**
 * Pauses the work that goes on.
 */
export const pauseBulkWork = () => () => current?.pause();

/**
 * Goes on with it after a pause, or at once where it waits.
 */
export const resumeBulkWork = () => () => current?.resume();

/**
 * Ends it; what is done stays done.
 */
export const cancelBulkWork = () => () => current?.cancel();

/**
 * Gives a page of customers another status, shown at once and taken back where
 * the server refuses it.
 *
 * @param ids At most 1,000.
 * @return What became of each; rejects with an ApiError.
 */
export const changeStatuses =
	( ids: number[], status: string ) =>
	( args: StoreThunkArgs ): Promise< BulkResult > => {
		const endChange = showChange( args, ids, { status } );
		return inTurn( ids, () => sendStatus( args, ids, status ) ).finally(
			endChange
		);
	};

/**
 * Asks for a file of customers.
 *
 * @return Where to download it; rejects with an ApiError.
 */
export const exportCustomers =
	( customers: Selection, columns: ExportColumn[] ) =>
	(): Promise< BulkResult > =>
		doBulkAction( {
			action: 'export',
			...membersOf( customers ),
			data: { columns },
		} );

async function sendStatus(
	{ dispatch, registry }: StoreThunkArgs,
	ids: number[],
	status: string
): Promise< BulkResult > {
	const result = await doAllSteps( {
		action: 'update_status',
		customer_ids: ids,
		data: { status },
	} );
	registry.batch( () => {
		dispatch.receiveStatus( succeeded( result ), status );
		dispatch.refreshCustomers();
	} );
	return result;
}

/** A server with a short time limit stops before the end and answers with a cursor. */
async function doAllSteps( action: BulkAction ): Promise< BulkResult > {
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

function succeeded( { results }: BulkResult ): number[] {
	return results
		.filter( ( { success } ) => success )
		.map( ( { customer_id } ) => customer_id );
}
