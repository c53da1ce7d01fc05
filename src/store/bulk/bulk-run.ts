import { ApiError, type BulkAction, type BulkResult } from '../../api';
import { pauseBeforeRetry } from './retry';
import {
	stepsOf,
	type BulkCounts,
	type BulkSteps,
	type BulkWork,
} from './steps';

/** A customer for whom it was refused. */
export interface BulkFailure {
	id: number;
	code: string;
	message: string;
}

export type BulkPhase =
	/** A step is on its way. */
	| 'running'
	/** A step has failed and is tried again by itself: see `wait`. */
	| 'waiting'
	/** Somebody wants a pause; the step that is on its way comes to its end first. */
	| 'pausing'
	/** Nothing goes on until somebody resumes it, because of `error` perhaps. */
	| 'paused'
	/** Somebody has cancelled it; the step that is on its way comes to its end first. */
	| 'cancelling'
	| 'cancelled'
	| 'done';

export interface BulkProgress extends Readonly< BulkCounts > {
	phase: BulkPhase;

	/** Why it was refused, for each customer, or for the first `keepFailures`. The same array grows with each step. */
	failures: readonly BulkFailure[];

	/** For how many it was refused, by the code of the reason. */
	reasons: Readonly< Record< string, number > >;

	/** At the pace of the last steps; undefined as long as there is none. */
	millisecondsLeft: number | undefined;

	/** With `waiting`. */
	wait: BulkWait | undefined;

	/** With `paused`: what only a person can do something about. */
	error: unknown;
}

export interface BulkWait {
	/** What is waited for to pass. */
	error: ApiError;

	/** When it is tried again, in milliseconds since 1970. */
	until: number;
}

interface BulkRunOptions {
	/** Sends one step. */
	send: ( step: BulkAction ) => Promise< BulkResult >;

	/** Called with each change of the progress. */
	onProgress: ( progress: BulkProgress ) => void;

	/** Called with the customers for whom a step succeeded. */
	onDone?: ( ids: number[] ) => void;

	/** Called once it is cancelled. */
	onCancel?: () => void;

	/** How many failures to keep. All by default. */
	keepFailures?: number;
}

/** The pace is that of so many steps. */
const PACE_STEPS = 10;

/**
 * A work on many customers, step by step: it can be paused and cancelled
 * between two steps, and a step that fails on the network, on a rate limit or
 * on the server is sent again after a while.
 *
 * No step is cut off: nobody would know what it has done.
 */
export class BulkRun {
	readonly #work: BulkWork;
	readonly #options: BulkRunOptions;
	readonly #steps: BulkSteps;

	#phase: BulkPhase = 'running';
	/** One array for the whole run, as a million may be refused: it is added to, never copied. */
	readonly #failures: BulkFailure[] = [];
	#reasons: Readonly< Record< string, number > > = {};
	#pace: Array< { customers: number; milliseconds: number } > = [];
	#wait: BulkWait | undefined;
	#error: unknown;

	/** How often the current step has failed in a row. */
	#attempts = 0;

	/** Ends the current wait or pause. */
	#wake: () => void = () => {};

	constructor( work: BulkWork, options: BulkRunOptions ) {
		this.#work = work;
		this.#options = options;
		this.#steps = stepsOf( work );
	}

	/**
	 * Works until all is done, or it is cancelled. Never rejects.
	 *
	 * @return How it ended.
	 */
	async run(): Promise< BulkProgress > {
		this.#enter( 'running' );
		for ( let step = this.#steps.next(); step; step = this.#steps.next() ) {
			if ( this.#phase === 'pausing' ) {
				await this.#halt( 'paused' );
			}
			if ( this.#phase === 'cancelling' ) {
				break;
			}
			await this.#take( step );
		}
		this.#enter( this.#steps.next() ? 'cancelled' : 'done' );
		return this.progress;
	}

	/** Pauses after the step that is on its way. */
	pause(): void {
		if ( this.#phase === 'running' ) {
			this.#enter( 'pausing' );
		} else if ( this.#phase === 'waiting' ) {
			this.#enter( 'pausing' );
			this.#wake();
		}
	}

	/** Goes on after a pause, or at once where it waits. */
	resume(): void {
		if ( this.#phase === 'pausing' ) {
			this.#enter( 'running' );
		} else {
			this.#wake();
		}
	}

	/** Goes on at once where it waits, for example because the network is back. */
	retryNow(): void {
		if ( this.#phase === 'waiting' ) {
			this.#wake();
		}
	}

	/** Ends it after the step that is on its way. */
	cancel(): void {
		if ( this.#phase !== 'done' && this.#phase !== 'cancelled' ) {
			this.#enter( 'cancelling' );
			this.#options.onCancel?.();
			this.#wake();
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

	async #take( step: BulkAction ): Promise< void > {
		const begun = Date.now();
		const result = await this.#options
			.send( step )
			.catch( ( error: unknown ) => this.#endure( error ) );

		if ( result ) {
			this.#receive( this.#isSentAgain() ? settled( result ) : result );
			this.#attempts = 0;
			this.#keepPace( result.results.length, Date.now() - begun );
			this.#report();
		}
	}

	/** Whether an earlier try may have been done without an answer. */
	#isSentAgain(): boolean {
		const { action, customers } = this.#work;
		return this.#attempts > 0 && action === 'delete' && 'ids' in customers;
	}

	#receive( result: BulkResult ): void {
		const failures = result.results.flatMap(
			( { customer_id: id, error } ) =>
				error ? [ { id, ...error } ] : []
		);
		this.#steps.take( result );
		this.#keepFailures( failures );
		this.#options.onDone?.(
			result.results
				.filter( ( { success } ) => success )
				.map( ( { customer_id } ) => customer_id )
		);
	}

	#keepPace( customers: number, milliseconds: number ): void {
		this.#pace = [
			...this.#pace.slice( 1 - PACE_STEPS ),
			{ customers, milliseconds },
		];
	}

	#keepFailures( failures: BulkFailure[] ): void {
		if ( failures.length === 0 ) {
			return;
		}
		const reasons = { ...this.#reasons };
		for ( const { code } of failures ) {
			reasons[ code ] = ( reasons[ code ] ?? 0 ) + 1;
		}
		this.#reasons = reasons;
		const { keepFailures = Infinity } = this.#options;
		const room = Math.max( keepFailures - this.#failures.length, 0 );
		this.#failures.push( ...failures.slice( 0, room ) );
	}

	/** Waits until it makes sense to send the step again. */
	async #endure( error: unknown ): Promise< void > {
		this.#attempts++;
		const pause =
			error instanceof ApiError
				? pauseBeforeRetry( error, this.#attempts )
				: undefined;

		if ( this.#phase === 'cancelling' ) {
			return;
		}
		if ( pause === undefined || ! ( error instanceof ApiError ) ) {
			this.#error = error;
			await this.#halt( 'paused' );
			// Whoever resumes it grants the server new failures.
			this.#attempts = 1;
		} else if ( this.#phase !== 'pausing' ) {
			this.#wait = { error, until: Date.now() + pause };
			await this.#halt( 'waiting', pause );
		}
	}

	/** Stays in a phase until somebody wakes it, or the time is over. */
	async #halt( phase: BulkPhase, milliseconds?: number ): Promise< void > {
		let timer: ReturnType< typeof setTimeout > | undefined;
		await new Promise< void >( ( resolve ) => {
			this.#wake = resolve;
			if ( milliseconds !== undefined ) {
				timer = setTimeout( resolve, milliseconds );
			}
			this.#enter( phase );
		} );
		clearTimeout( timer );
		this.#wake = () => {};
		this.#wait = undefined;
		this.#error = undefined;
		if ( this.#phase === phase ) {
			this.#enter( 'running' );
		}
	}

	#enter( phase: BulkPhase ): void {
		this.#phase = phase;
		this.#report();
	}

	#report(): void {
		this.#options.onProgress( this.progress );
	}

	#done(): number {
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
			? ( ( this.#steps.counts.total - this.#done() ) / customers ) *
					milliseconds
			: undefined;
	}
}

/**
 * @param result Of a deletion that was sent again.
 * @return The same, but who is gone was deleted by the try before.
 */
function settled( result: BulkResult ): BulkResult {
	const results = result.results.map( ( outcome ) =>
		outcome.error?.code === 'customer_not_found'
			? { customer_id: outcome.customer_id, success: true }
			: outcome
	);
	const gone = result.results.filter(
		( { error } ) => error?.code === 'customer_not_found'
	).length;

	// The counts may include the requests before, of which there are no results.
	return {
		...result,
		results,
		failed: result.failed - gone,
		processed: result.processed + gone,
	};
}
