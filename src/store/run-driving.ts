import * as api from '../api';
import type { Run, RunState } from '../api';
import { sendUntilAnswered, type RetryDelay } from './failures/retry';
import {
	actions as runActions,
	isWorking,
	selectors as runSelectors,
	thunks as runThunks,
} from './runs';
import type { ActionOf } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** How this page drives a run. */
interface Driving {
	/** Set while a failed request waits for its repetition. */
	wait?: RetryDelay;
	/** Why this page has stopped to drive the run. */
	error?: unknown;
}

type DrivingState = Readonly< Record< number, Driving > >;

/** The part of the state that the selectors read. */
interface State {
	driving: DrivingState;
}

type Action = ActionOf< typeof actions >;
type Args = SliceThunkArgs<
	typeof actions & typeof runActions,
	typeof selectors & typeof runSelectors
>;

/** Milliseconds between two requests for a run that waits for another one. */
const WAIT_MS = 2_000;

/** Milliseconds between two reads of a run during the ten seconds of a request. */
const WATCH_MS = 2_000;

/**
 * Stores how this page drives a run.
 *
 * @return The action.
 */
function receiveDriving( id: number, driving: Driving ) {
	return { type: 'RECEIVE_DRIVING', id, driving } as const;
}

export const actions = { receiveDriving };

export function reducer(
	state: DrivingState = {},
	action: Action
): DrivingState {
	return action.type === 'RECEIVE_DRIVING'
		? { ...state, [ action.id ]: action.driving }
		: state;
}

const IDLE: Driving = {};

/**
 * @return How this page drives a run.
 */
function getRunDriving( { driving }: State, id: number ): Driving {
	return driving[ id ] ?? IDLE;
}

export const selectors = { getRunDriving };

interface Loop {
	/** A state from which a person continues the run. */
	from: RunState | undefined;
	end: Promise< void >;
}

/** The runs that a page drives. */
const loops = new WeakMap< object, Map< number, Loop > >();

/**
 * Drives a run until it waits for a person or has ended. One loop serves all
 * components. Failures that are expected to pass only delay it.
 *
 * @param id
 * @param from The state that the person saw, to continue from it.
 * @return Never rejects: `getRunDriving` has the error.
 */
const driveRun =
	( id: number, from?: RunState ) =>
	( args: Args ): Promise< void > => {
		const all = loops.get( args.registry ) ?? new Map< number, Loop >();
		loops.set( args.registry, all );
		const known = all.get( id );
		if ( known ) {
			known.from = from ?? known.from;
			return known.end;
		}
		const loop: Loop = { from, end: Promise.resolve() };
		all.set( id, loop );
		loop.end = drive( id, loop, args ).finally( () => all.delete( id ) );
		return loop.end;
	};

export const thunks = { driveRun };

async function drive( id: number, loop: Loop, args: Args ): Promise< void > {
	const { dispatch } = args;
	void dispatch.receiveDriving( id, IDLE );
	for (;;) {
		const run = args.select.getRun( id );
		if ( ! run || ! ( isWorking( run ) || run.state === loop.from ) ) {
			return;
		}
		loop.from = undefined;
		try {
			const next = await sendUntilAnswered(
				// A person without the run's right can only watch it.
				() =>
					( run.can_drive ? continueWatched : readRun )( run, args ),
				( wait ) =>
					void dispatch.receiveDriving( id, wait ? { wait } : IDLE )
			);
			if (
				isWorking( next ) &&
				! ( run.can_drive && next.processed > run.processed )
			) {
				await new Promise( ( resolve ) =>
					setTimeout( resolve, WAIT_MS )
				);
			}
		} catch ( error ) {
			void dispatch.receiveDriving( id, { error } );
			return;
		}
	}
}

/** Reads a run, and the lists again if it has changed customers. */
async function readRun(
	{ id, processed }: Run,
	{ dispatch }: Args
): Promise< Run > {
	const run = await api.fetchRun( id );
	void dispatch.receiveRun( run );
	if ( run.processed !== processed ) {
		void dispatch.invalidateLists();
	}
	return run;
}

/** Continues a run, and reads its progress in the meantime. */
async function continueWatched(
	{ id, state }: Run,
	args: Args
): Promise< Run > {
	const answered = new AbortController();
	const watch = setInterval(
		() => void readProgress( id, answered.signal, args ),
		WATCH_MS
	);
	return runThunks
		.continueRun(
			id,
			state
		)( args )
		.finally( () => {
			answered.abort();
			clearInterval( watch );
		} );
}

async function readProgress(
	id: number,
	signal: AbortSignal,
	{ dispatch }: Args
): Promise< void > {
	try {
		await dispatch.receiveRun( await api.fetchRun( id, { signal } ) );
	} catch {
		// The next read, or the answer, shows the progress.
	}
}
