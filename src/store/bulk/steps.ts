import type { BulkAction, BulkResult } from '../../api';
import type { Selection } from '../selection/selection';
import { membersOf } from './members';

/** Something that is done to many customers. */
export interface BulkWork {
	action: 'update_status' | 'delete';
	customers: Selection;
	data: Pick<
		NonNullable< BulkAction[ 'data' ] >,
		'status' | 'force' | 'dry_run'
	>;
	/** How many customers these are, as far as is known before it is begun. */
	expected: number;
}

/** How far a work has got. */
export interface BulkCounts {
	total: number;
	processed: number;
	failed: number;
	/** Of a dry run: the orders of those for whom it would succeed. */
	orders: number;
	/** Of a dry run: what they have spent, in hundredths of the store's currency. */
	totalSpent: number;
}

/** The requests that a work takes, one after the other. */
export interface BulkSteps {
	readonly counts: BulkCounts;

	/** The next request; undefined when all is done. The same until `take`. */
	next: () => BulkAction | undefined;

	/** Takes in its answer. */
	take: ( result: BulkResult ) => void;
}

/** Few enough for the progress to move; each request counts against the limits. */
const CHUNK = 100;

/**
 * @return The steps of a work, from its beginning.
 */
export function stepsOf( work: BulkWork ): BulkSteps {
	return 'ids' in work.customers
		? stepsByIds( work, work.customers.ids )
		: stepsByCursor( work );
}

/**
 * Sends the ids in chunks. An answer counts its own chunk; with a cursor, the
 * server has stopped in time, and the same chunk goes on.
 */
function stepsByIds( { action, data }: BulkWork, ids: number[] ): BulkSteps {
	let finished = noneOf( ids.length );
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
						customer_ids: ids.slice( sent, sent + CHUNK ),
						data,
					}
				: undefined;
		},
		take( { orders = 0, total_spent = 0, ...result } ) {
			counts.processed = finished.processed + result.processed;
			counts.failed = finished.failed + result.failed;
			counts.orders = finished.orders + orders;
			counts.totalSpent = finished.totalSpent + total_spent;
			cursor = result.cursor;
			if ( cursor === null ) {
				sent += CHUNK;
				finished = { ...counts };
			}
		},
	};
}

/** Each answer tells of all since the beginning, and where to go on. */
function stepsByCursor( work: BulkWork ): BulkSteps {
	const { action, customers, data, expected } = work;
	const counts = noneOf( expected );
	let next: BulkAction | undefined = {
		action,
		...membersOf( customers ),
		data,
	};

	return {
		counts,
		next: () => next,
		take( { cursor, orders = 0, total_spent = 0, ...result } ) {
			next = cursor === null ? undefined : { action, cursor };
			counts.total = result.total;
			counts.processed = result.processed;
			counts.failed = result.failed;
			counts.orders = orders;
			counts.totalSpent = total_spent;
		},
	};
}

function noneOf( total: number ): BulkCounts {
	return { total, processed: 0, failed: 0, orders: 0, totalSpent: 0 };
}
