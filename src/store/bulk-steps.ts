import type { ApiError, BulkAction, BulkResult } from '../api';
import { failureKindOf } from './failures/failures';
import type { Selection } from './selection';

/** An action on many customers. */
export interface BulkOperation {
	action: 'update_status' | 'delete';
	customers: Selection;
	data: Pick<
		NonNullable< BulkAction[ 'data' ] >,
		'status' | 'force' | 'dry_run'
	>;
	/** Number of customers, as far as the client knows it before the first answer. */
	expected: number;
}

/** Progress of an operation. */
export interface BulkCounts {
	total: number;
	processed: number;
	failed: number;
	/** In a dry run: orders of the customers that would succeed. */
	orders: number;
	/** In a dry run: what these customers have spent, in hundredths of the store's currency. */
	totalSpent: number;
}

/** The requests of an operation, one after the other. */
export interface BulkSteps {
	readonly counts: BulkCounts;

	/** The next request; undefined after the last one. `receive` moves on to the next. */
	next: () => BulkAction | undefined;

	/** Stores the answer to the request. */
	receive: ( result: BulkResult ) => void;
}

type BulkTarget = Pick<
	BulkAction,
	'customer_ids' | 'search' | 'filters' | 'except_ids'
>;

/** Ids in one request. A small step keeps the progress moving, but every request counts against the rate limit. */
const IDS_PER_STEP = 100;

/**
 * @return The selection as the members of a bulk action.
 */
export function toBulkTarget( selection: Selection ): BulkTarget {
	if ( 'ids' in selection ) {
		return { customer_ids: selection.ids };
	}
	const { all, except } = selection;
	return {
		...( all.search && { search: all.search } ),
		// Empty filters select all customers. Without the member, the server
		// rejects the action.
		filters: all.filters ?? {},
		...( except.length > 0 && { except_ids: except } ),
	};
}

/**
 * @return The steps of an operation, before its first request.
 */
export function createSteps( operation: BulkOperation ): BulkSteps {
	return 'ids' in operation.customers
		? stepsByIds( operation, operation.customers.ids )
		: stepsByCursor( operation );
}

/**
 * Sends the ids in chunks. An answer counts only its chunk. With a cursor, the
 * server has reached its time limit, and the next request continues the chunk.
 */
function stepsByIds(
	{ action, data }: BulkOperation,
	ids: number[]
): BulkSteps {
	let finished = emptyCounts( ids.length );
	const counts = { ...finished };
	let sent = 0;
	let cursor: string | null = null;

	return {
		counts,
		next() {
			if ( cursor !== null ) {
				return { action, cursor };
			}
			return sent < ids.length
				? {
						action,
						customer_ids: ids.slice( sent, sent + IDS_PER_STEP ),
						data,
					}
				: undefined;
		},
		receive( { orders = 0, total_spent = 0, ...result } ) {
			counts.processed = finished.processed + result.processed;
			counts.failed = finished.failed + result.failed;
			counts.orders = finished.orders + orders;
			counts.totalSpent = finished.totalSpent + total_spent;
			cursor = result.cursor;
			if ( cursor === null ) {
				sent += IDS_PER_STEP;
				finished = { ...counts };
			}
		},
	};
}

/** Each answer counts all customers since the first step. */
function stepsByCursor( operation: BulkOperation ): BulkSteps {
	const { action, customers, data, expected } = operation;
	const counts = emptyCounts( expected );
	let next: BulkAction | undefined = {
		action,
		...toBulkTarget( customers ),
		data,
	};

	return {
		counts,
		next: () => next,
		receive( { cursor, orders = 0, total_spent = 0, ...result } ) {
			next = cursor === null ? undefined : { action, cursor };
			counts.total = result.total;
			counts.processed = result.processed;
			counts.failed = result.failed;
			counts.orders = orders;
			counts.totalSpent = total_spent;
		},
	};
}

function emptyCounts( total: number ): BulkCounts {
	return { total, processed: 0, failed: 0, orders: 0, totalSpent: 0 };
}

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;

/** Delay after a rate limit without `Retry-After`. */
const RATE_LIMIT_DELAY_MS = 60_000;

/** A server that fails this often in a row is likely to go on failing. */
const MAX_SERVER_FAILURES = 5;

/**
 * @param error    Why a request failed.
 * @param failures How often in a row it has failed.
 * @return Milliseconds before the request is repeated; undefined if only the
 *         user can decide to repeat it.
 */
export function retryDelay(
	error: ApiError,
	failures: number
): number | undefined {
	const { retryAfter } = error;

	switch ( failureKindOf( error ).retryReason ) {
		case 'too-many':
			return retryAfter === undefined
				? RATE_LIMIT_DELAY_MS
				: retryAfter * 1_000;
		case 'no-answer':
			// A network connection comes back, so there is no limit.
			return backoff( failures );
		case 'server-failed':
			return failures < MAX_SERVER_FAILURES
				? Math.max( backoff( failures ), ( retryAfter ?? 0 ) * 1_000 )
				: undefined;
		default:
			return undefined;
	}
}

function backoff( failures: number ): number {
	return Math.min( FIRST_DELAY_MS * 2 ** ( failures - 1 ), MAX_DELAY_MS );
}
