import { ApiError, type BulkAction, type BulkResult } from '../../../src/api';
import { BulkRun, type BulkProgress } from '../../../src/store/bulk-run';
import type { BulkOperation } from '../../../src/store/bulk-steps';

type Answer = BulkResult | ApiError | Error;

export const DEACTIVATE: BulkOperation = {
	action: 'update_status',
	customers: { all: { search: 'ada' }, except: [ 5 ] },
	data: { status: 'inactive' },
	expected: 40,
};

export const networkError = new ApiError( {
	code: 'network_error',
	message: 'Not reached.',
	status: 0,
} );

export function rateLimited( retryAfter?: number ): ApiError {
	return new ApiError( {
		code: 'rate_limited',
		message: 'Too many.',
		status: 429,
		retryAfter,
	} );
}

/** An answer to a step by cursor, after which `processed` of 30 customers are done. */
export function upTo( processed: number, changes: Partial< BulkResult > = {} ) {
	return {
		processed,
		failed: 0,
		results: [ { customer_id: processed, success: true } ],
		total: 30,
		cursor: processed < 30 ? `after-${ processed }` : null,
		dry_run: false,
		...changes,
	};
}

/** An answer to a step by ids. `errors` has the codes of rejected customers. */
export function resultsOf(
	ids: number[],
	errors: Record< number, string > = {}
) {
	const failed = ids.filter( ( id ) => errors[ id ] ).length;
	return {
		processed: ids.length - failed,
		failed,
		results: ids.map( ( customer_id ) => {
			const code = errors[ customer_id ];
			return code
				? {
						customer_id,
						success: false,
						error: { code, message: `${ code } ${ customer_id }` },
					}
				: { customer_id, success: true };
		} ),
		total: ids.length,
		cursor: null,
	} as BulkResult;
}

export function idsUpTo( count: number, from = 1 ): number[] {
	return Array.from( { length: count }, ( _, index ) => from + index );
}

export function deletion( count: number ): BulkOperation {
	return {
		action: 'delete',
		customers: { ids: idsUpTo( count ) },
		data: { force: false },
		expected: count,
	};
}

/**
 * Starts a run. The test answers its steps one after the other.
 */
export function start(
	operation: BulkOperation,
	options: { maxFailures?: number } = {}
) {
	const sent: BulkAction[] = [];
	const seen: BulkProgress[] = [];
	const done: number[] = [];
	const waiting: Array< ( answer: Answer ) => void > = [];

	const run = new BulkRun( operation, {
		...options,
		send( step ) {
			sent.push( step );
			return new Promise( ( resolve, reject ) =>
				waiting.push( ( result ) =>
					result instanceof Error
						? reject( result )
						: resolve( result )
				)
			);
		},
		onProgress: ( progress ) => seen.push( progress ),
		onDone: ( ids ) => done.push( ...ids ),
	} );
	const end = run.run();

	return {
		run,
		sent,
		seen,
		done,
		end,
		/** Answers the pending step after some milliseconds. */
		async answer( result: Answer, after = 0 ) {
			await jest.advanceTimersByTimeAsync( after );
			waiting.shift()?.( result );
			await jest.advanceTimersByTimeAsync( 0 );
		},
	};
}
