import type { Run } from '../../../src/api';
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

/** A run of a bulk action of the current user. */
export function run( changes: Partial< Run > = {} ): Run {
	return {
		id: 12,
		kind: 'update_status',
		title: 'Set status to “Inactive”',
		state: 'running',
		total: 2,
		processed: 2,
		counts: {
			created: 0,
			updated: 2,
			unchanged: 0,
			deleted: 0,
			restored: 0,
			failed: 0,
			kept: 0,
		},
		plan: null,
		created_at: '2026-11-30T10:00:00Z',
		started_at: '2026-11-30T10:00:00Z',
		finished_at: null,
		user: { id: 1, display_name: 'Ana' },
		application: null,
		customer_id: null,
		can_undo: false,
		undo_until: null,
		undoes: null,
		undone_by: null,
		reason: null,
		waits_for: null,
		is_stalled: false,
		...changes,
	};
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
