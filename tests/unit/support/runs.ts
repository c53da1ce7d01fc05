import type { Run } from '../../../src/api';
import { counts, run as anyRun } from './run';
import { listOf, requests, serve, success, summary } from './server';

export const TWO = [ summary( { id: 7 } ), summary( { id: 8 } ) ];

export function answerTo( ids: number[], rejected: number[] = [] ) {
	return {
		processed: ids.length - rejected.length,
		failed: rejected.length,
		results: ids.map( ( customer_id ) =>
			rejected.includes( customer_id )
				? {
						customer_id,
						success: false,
						error: { code: 'customer_has_orders', message: 'No.' },
					}
				: { customer_id, success: true }
		),
		total: ids.length,
		cursor: null,
	};
}

/** A run of a bulk action that works. */
export function run( changes: Partial< Run > = {} ): Run {
	return anyRun( {
		state: 'running',
		total: 2,
		processed: 2,
		counts: counts( { updated: 2 } ),
		finished_at: null,
		can_undo: false,
		undo_until: null,
		...changes,
	} );
}

/** Answers the start of an operation, and the requests for its run. */
export function serveRun( answers: {
	start?: () => Response;
	read?: Run;
	continued?: () => Response;
	recent?: Run[];
} ): void {
	const { start, read = run(), continued, recent = [] } = answers;
	serve( ( { method, url } ) => {
		if ( url.includes( 'do-bulk-action' ) ) {
			return (
				start?.() ?? success( { ...answerTo( [ 7, 8 ] ), run_id: 12 } )
			);
		}
		if ( /runs(%2F|\/)12(%2F|\/)continue/.test( url ) ) {
			return (
				continued?.() ?? success( { run: run( { state: 'done' } ) } )
			);
		}
		if ( /runs(%2F|\/)12/.test( url ) && method === 'GET' ) {
			return success( { run: read } );
		}
		if ( url.includes( 'runs' ) ) {
			return success( { runs: recent, pagination: PAGINATION } );
		}
		return success( listOf( ...TWO ) );
	} );
}

const PAGINATION = {
	current_page: 1,
	per_page: 5,
	total: 0,
	total_pages: 0,
	has_more: false,
};

/** The requests to a part of the API. */
export function sent( part: string ) {
	return requests.filter( ( { url } ) => url.includes( part ) );
}
