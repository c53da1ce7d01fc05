import { ApiError, type BulkAction, type BulkResult } from '../api';
import {
	createSteps,
	retryDelay,
	type BulkCounts,
	type BulkOperation,
	type BulkSteps,
} from './bulk-steps';

/** A customer whose change the server rejected. */
export interface BulkFailure {
	id: number;
	code: string;
	message: string;
}

export type BulkPhase =
	/** A request is pending. */
	| 'running'
	/** A request has failed and is repeated after `wait`. */
	| 'waiting'
	/** The run pauses as soon as the pending request is answered. */
	| 'pausing'
	/** The run continues with `resume`. `error` is set if a failure has paused it. */
	| 'paused'
	/** The run ends as soon as the pending request is answered. */
	| 'cancelling'
	| 'cancelled'
	| 'done';

export interface BulkProgress extends Readonly< BulkCounts > {
	phase: BulkPhase;

	/** The first `maxFailures` rejected customers. The array is extended, not replaced. */
	failures: readonly BulkFailure[];

	/** Number of rejected customers by error code. */
	reasons: Readonly< Record< string, number > >;

	/** Estimate from the duration of the last steps; undefined before the first answer. */
	millisecondsLeft: number | undefined;

	/** Set in the phase `waiting`. */
	wait: RetryDelay | undefined;

	/** Set in the phase `paused`, if a failure has paused the run. */
	error: unknown;
}

/** Why a run waits, and how long. */
export interface RetryDelay {
	/** The failure that is expected to pass. */
	error: ApiError;

	/** Time of the next try, in milliseconds since 1970. */
	until: number;
}

interface BulkRunOptions {
	/** Sends one request. */
	send: ( step: BulkAction ) => Promise< BulkResult >;

	/** Called after each change of the progress. */
	onProgress: ( progress: BulkProgress ) => void;

	/** Called with the customers for which a step succeeded. */
	onDone?: ( ids: number[] ) => void;

	/** Called when the run is cancelled. */
	onCancel?: () => void;

	/** How many failures are kept; all by default. */
	maxFailures?: number;
}

/** The last steps, from which the remaining time is estimated. */
const PACE_STEPS = 10;

/**
 * Runs an operation on many customers step by step. It pauses and cancels
 * between two steps. A step that fails because of the network, a rate limit or
 * the server is sent again after a delay.
 *
 * A pending step is never aborted, because its result would be unknown.
 */
export class BulkRun {
	readonly #operation: BulkOperation;
	readonly #options: BulkRunOptions;
	readonly #steps: BulkSteps;

	#phase: BulkPhase = 'running';
	/** Extended and never copied, because a run may have a million failures. */
	readonly #failures: BulkFailure[] = [];
	#reasons: Readonly< Record< string, number > > = {};
	#pace: Array< { customers: number; milliseconds: number } > = [];
	#wait: RetryDelay | undefined;
	#error: unknown;

	/** How often the current step has failed. */
	#attempts = 0;

	/** Ends the current wait or pause. */
	#continue: () => void = () => {};

	constructor( operation: BulkOperation, options: BulkRunOptions ) {
		this.#operation = operation;
		this.#options = options;
		this.#steps = createSteps( operation );
	}

	/**
	 * Sends all steps, until the last one or until it is cancelled. Never rejects.
	 *
	 * @return The final progress.
	 */
	async run(): Promise< BulkProgress > {
		this.#setPhase( 'running' );
		for ( let step = this.#steps.next(); step; step = this.#steps.next() ) {
			if ( this.#phase === 'pausing' ) {
				await this.#suspend( 'paused' );
			}
			if ( this.#phase === 'cancelling' ) {
				break;
			}
			await this.#sendStep( step );
		}
		this.#setPhase( this.#steps.next() ? 'cancelled' : 'done' );
		return this.progress;
	}

	/** Pauses after the pending step. */
	pause(): void {
		if ( this.#phase === 'running' ) {
			this.#setPhase( 'pausing' );
		} else if ( this.#phase === 'waiting' ) {
			this.#setPhase( 'pausing' );
			this.#continue();
		}
	}

	/** Continues after a pause, or ends a wait. */
	resume(): void {
		if ( this.#phase === 'pausing' ) {
			this.#setPhase( 'running' );
		} else {
			this.#continue();
		}
	}

	/** Ends a wait, for example because the network is back. */
	retryNow(): void {
		if ( this.#phase === 'waiting' ) {
			this.#continue();
		}
	}

	/** Cancels after the pending step. */
	cancel(): void {
		if ( this.#phase !== 'done' && this.#phase !== 'cancelled' ) {
			this.#setPhase( 'cancelling' );
			this.#options.onCancel?.();
			this.#continue();
		}
	}

	get progress(): BulkProgress {
		return {
			...this.#steps.counts,
			phase: this.#phase,
			failures: this.#failures,
			reasons: this.#reasons,
			millisecondsLeft: this.#millisecondsLeft(),
			wait: this.#wait,
			error: this.#error,
		};
	}

	async #sendStep( step: BulkAction ): Promise< void > {
		const begun = Date.now();
		const result = await this.#options
			.send( step )
			.catch( ( error: unknown ) => this.#handleFailure( error ) );

		if ( result ) {
			this.#receive(
				this.#isRepeated() ? treatMissingAsDeleted( result ) : result
			);
			this.#attempts = 0;
			this.#addPace( result.results.length, Date.now() - begun );
			this.#report();
		}
	}

	/** Whether an earlier try may have deleted customers and lost its answer. */
	#isRepeated(): boolean {
		const { action, customers } = this.#operation;
		return this.#attempts > 0 && action === 'delete' && 'ids' in customers;
	}

	#receive( result: BulkResult ): void {
		const failures = result.results.flatMap(
			( { customer_id: id, error } ) =>
				error ? [ { id, ...error } ] : []
		);
		this.#steps.receive( result );
		this.#addFailures( failures );
		this.#options.onDone?.(
			result.results
				.filter( ( { success } ) => success )
				.map( ( { customer_id } ) => customer_id )
		);
	}

	#addPace( customers: number, milliseconds: number ): void {
		this.#pace = [
			...this.#pace.slice( 1 - PACE_STEPS ),
			{ customers, milliseconds },
		];
	}

	#addFailures( failures: BulkFailure[] ): void {
		if ( failures.length === 0 ) {
			return;
		}
		const reasons = { ...this.#reasons };
		for ( const { code } of failures ) {
			reasons[ code ] = ( reasons[ code ] ?? 0 ) + 1;
		}
		this.#reasons = reasons;
		const { maxFailures = Infinity } = this.#options;
		const room = Math.max( maxFailures - this.#failures.length, 0 );
		this.#failures.push( ...failures.slice( 0, room ) );
	}

	/** Waits until the failed step is sent again. */
	async #handleFailure( error: unknown ): Promise< void > {
		this.#attempts++;
		const delay =
			error instanceof ApiError
				? retryDelay( error, this.#attempts )
				: undefined;

		if ( this.#phase === 'cancelling' ) {
			return;
		}
		if ( delay === undefined || ! ( error instanceof ApiError ) ) {
			this.#error = error;
			await this.#suspend( 'paused' );
			// After the user has resumed the run, the failures are counted anew.
			this.#attempts = 1;
		} else if ( this.#phase !== 'pausing' ) {
			this.#wait = { error, until: Date.now() + delay };
			await this.#suspend( 'waiting', delay );
		}
	}

	/** Stays in a phase until `#continue` is called or the time is over. */
	async #suspend( phase: BulkPhase, milliseconds?: number ): Promise< void > {
		let timer: ReturnType< typeof setTimeout > | undefined;
		await new Promise< void >( ( resolve ) => {
			this.#continue = resolve;
			if ( milliseconds !== undefined ) {
				timer = setTimeout( resolve, milliseconds );
			}
			this.#setPhase( phase );
		} );
		clearTimeout( timer );
		this.#continue = () => {};
		this.#wait = undefined;
		this.#error = undefined;
		if ( this.#phase === phase ) {
			this.#setPhase( 'running' );
		}
	}

	#setPhase( phase: BulkPhase ): void {
		this.#phase = phase;
		this.#report();
	}

	#report(): void {
		this.#options.onProgress( this.progress );
	}

	#finished(): number {
		const { processed, failed } = this.#steps.counts;
		return processed + failed;
	}

	#millisecondsLeft(): number | undefined {
		let customers = 0;
		let milliseconds = 0;
		for ( const step of this.#pace ) {
			customers += step.customers;
			milliseconds += step.milliseconds;
		}
		return customers > 0
			? ( ( this.#steps.counts.total - this.#finished() ) / customers ) *
					milliseconds
			: undefined;
	}
}

/**
 * @param result Answer to a repeated deletion.
 * @return The result, with missing customers as deleted: the earlier try deleted
 *         them.
 */
function treatMissingAsDeleted( result: BulkResult ): BulkResult {
	const results = result.results.map( ( outcome ) =>
		outcome.error?.code === 'customer_not_found'
			? { customer_id: outcome.customer_id, success: true }
			: outcome
	);
	const missing = result.results.filter(
		( { error } ) => error?.code === 'customer_not_found'
	).length;

	// The counts may include earlier requests, so they are corrected, not recounted.
	return {
		...result,
		results,
		failed: result.failed - missing,
		processed: result.processed + missing,
	};
}
