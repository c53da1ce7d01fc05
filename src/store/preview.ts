import { doBulkAction, type BulkAction, type BulkResult } from '../api';
import { sendUntilAnswered, type RetryDelay } from './failures/retry';
import type { Selection } from './selection';

/** An action on many customers. */
export interface BulkOperation {
	action: 'update_status' | 'delete';
	customers: Selection;
	data: Pick<
		NonNullable< BulkAction[ 'data' ] >,
		'status' | 'force' | 'undo'
	>;
	/** Number of customers, as far as the client knows it before the first answer. */
	expected: number;
}

/** A customer whose change the server would reject. */
export interface BulkFailure {
	id: number;
	code: string;
	message: string;
}

/** What an operation would do, as far as it is checked. */
export interface PreviewProgress {
	isDone: boolean;

	/** Number of customers. */
	total: number;

	/** Number of customers for which the operation would succeed. */
	processed: number;

	/** Number of customers that the server would reject. */
	failed: number;

	/** Orders of the customers for which it would succeed. */
	orders: number;

	/** What these customers have spent, in hundredths of the store's currency. */
	totalSpent: number;

	/** The first rejected customers. */
	failures: readonly BulkFailure[];

	/** Number of rejected customers by error code. */
	reasons: Readonly< Record< string, number > >;

	/** Set while a failed request waits for its repetition. */
	wait: RetryDelay | undefined;

	/** Why the preview has stopped, until it is resumed. */
	error: unknown;
}

/** A preview that is read step by step. */
export interface Preview {
	/** Ends it. */
	cancel: () => void;
	/** Continues after an error. */
	resume: () => void;
}

type BulkTarget = Pick<
	BulkAction,
	'customer_ids' | 'search' | 'filters' | 'except_ids'
>;

/** A preview shows at most this many failures. */
const MAX_FAILURES = 100;

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
 * Starts a dry run, which returns the results of an operation and changes nothing.
 *
 * @param operation
 * @param onProgress Called after each change of the progress, until it is canceled.
 */
export function startPreview(
	{ action, customers, data, expected }: BulkOperation,
	onProgress: ( progress: PreviewProgress ) => void
): Preview {
	// A dry run changes nothing, so a pending step can be aborted.
	const controller = new AbortController();
	const { signal } = controller;
	let progress: PreviewProgress = { ...NOTHING, total: expected };
	let step: BulkAction | undefined = {
		action,
		...toBulkTarget( customers ),
		data: { ...data, dry_run: true },
	};

	function report( changes: Partial< PreviewProgress > ) {
		progress = { ...progress, ...changes };
		if ( ! signal.aborted ) {
			onProgress( progress );
		}
	}

	async function send( sent: BulkAction ): Promise< void > {
		const result = await sendUntilAnswered(
			() => doBulkAction( sent, { signal } ),
			( wait ) => report( { wait } ),
			signal
		);
		step =
			result.cursor === null
				? undefined
				: { action, cursor: result.cursor };
		report( withResult( progress, result ) );
	}

	async function run(): Promise< void > {
		report( { error: undefined } );
		try {
			while ( step ) {
				await send( step );
			}
			report( { isDone: true } );
		} catch ( error ) {
			report( { error } );
		}
	}

	void run();
	return {
		cancel: () => controller.abort(),
		resume: () => void run(),
	};
}

const NOTHING: PreviewProgress = {
	isDone: false,
	total: 0,
	processed: 0,
	failed: 0,
	orders: 0,
	totalSpent: 0,
	failures: [],
	reasons: {},
	wait: undefined,
	error: undefined,
};

/** Each answer counts all customers since the first step. */
function withResult(
	{ failures, reasons }: PreviewProgress,
	result: BulkResult
): Partial< PreviewProgress > {
	const { total, processed, failed, orders = 0 } = result;
	const rejected = result.results.flatMap( ( { customer_id: id, error } ) =>
		error ? [ { id, ...error } ] : []
	);
	const counts = { ...reasons };
	for ( const { code } of rejected ) {
		counts[ code ] = ( counts[ code ] ?? 0 ) + 1;
	}
	return {
		total,
		processed,
		failed,
		orders,
		totalSpent: result.total_spent ?? 0,
		failures: [ ...failures, ...rejected ].slice( 0, MAX_FAILURES ),
		reasons: counts,
	};
}
