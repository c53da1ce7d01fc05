import { fetchRuns, getBootstrap, type Run } from '../api';
import type { RetryDelay } from './failures/retry';
import type { BulkOperation } from './preview';
import { hasRunEnded, isWorking, type actions as runActions } from './runs';
import type { ActionOf } from './shared';
import type { SliceThunkArgs } from './thunk-args';

/** An operation that the server has not yet made a run of. */
export interface StartingOperation {
	operation: BulkOperation;
	/** Set while the failed request waits for its repetition. */
	wait: RetryDelay | undefined;
	/** Whether the run is canceled as soon as the server has answered. */
	isCanceled: boolean;
	/** Why the operation was not started, until the user starts it again. */
	error: unknown;
	/** The newest run before the first request; undefined until it is sent. */
	newestBefore: number | undefined;
}

interface CurrentRunState {
	starting: StartingOperation | null;

	/** The run of the bar. */
	shown: { id: number; isRunning: boolean; isOwn: boolean } | null;

	/** The newest run that is known; undefined before the runs were read. */
	newestId: number | undefined;
}

/** The part of the state that the selectors read. */
interface State {
	currentRun: CurrentRunState;
}

type RunAction = ActionOf< typeof runActions >;
type Action = ActionOf< typeof actions > | RunAction;
type Args = SliceThunkArgs<
	typeof actions & typeof runActions,
	typeof selectors
>;

/** The runs among which the page looks for one. A long run may be followed by many short ones. */
export const RECENT = { page: 1, per_page: 20 };

/**
 * Stores the operation that is being started.
 *
 * @return The action.
 */
function setStartingOperation( starting: StartingOperation | null ) {
	return { type: 'SET_STARTING_OPERATION', starting } as const;
}

/**
 * Shows a run in the bar.
 *
 * @param run
 * @param isOwn Whether this page has started it.
 * @return The action.
 */
function showRun( run: Run, isOwn: boolean ) {
	return { type: 'SHOW_RUN', run, isOwn } as const;
}

/**
 * Removes the run from the bar.
 *
 * @return The action.
 */
function hideRun() {
	return { type: 'HIDE_RUN' } as const;
}

export const actions = { hideRun, setStartingOperation, showRun };

const EMPTY: CurrentRunState = {
	starting: null,
	shown: null,
	newestId: undefined,
};

export function reducer(
	state: CurrentRunState = EMPTY,
	action: Action
): CurrentRunState {
	switch ( action.type ) {
		case 'SET_STARTING_OPERATION':
			return { ...state, starting: action.starting };
		case 'SHOW_RUN':
			return withShown( state, action.run, action.isOwn );
		case 'HIDE_RUN':
			return { ...state, shown: null };
		case 'RECEIVE_RUN':
			return withRun( state, action.run );
		case 'RECEIVE_RUNS':
			return withNewest( state, action.list.runs );
	}
	return state;
}

function withShown(
	state: CurrentRunState,
	run: Run,
	isOwn: boolean
): CurrentRunState {
	const isRunning = isWorking( run );
	return { ...state, shown: { id: run.id, isRunning, isOwn } };
}

/** The bar also shows a run that was started or opened on its page. */
function withRun( state: CurrentRunState, run: Run ): CurrentRunState {
	const known = withNewest( state, [ run ] );
	const { shown } = state;

	if ( shown?.id === run.id ) {
		return withShown( known, run, shown.isOwn );
	}
	return isWorking( run ) && run.customer_id === null && ! shown?.isRunning
		? withShown( known, run, false )
		: known;
}

function withNewest( state: CurrentRunState, runs: Run[] ): CurrentRunState {
	const ids = runs.map( ( { id } ) => id );
	return { ...state, newestId: Math.max( state.newestId ?? 0, ...ids ) };
}

/**
 * @return The operation that is being started, or null.
 */
function getStartingOperation( state: State ): StartingOperation | null {
	return state.currentRun.starting;
}

/**
 * @return The id of the run of the bar, or null.
 */
function getShownRunId( state: State ): number | null {
	return state.currentRun.shown?.id ?? null;
}

/**
 * @return Whether this page has started the run of the bar.
 */
function isShownRunOwn( state: State ): boolean {
	return state.currentRun.shown?.isOwn ?? false;
}

/**
 * @return Whether the run of the bar works.
 */
function isShownRunRunning( state: State ): boolean {
	return state.currentRun.shown?.isRunning ?? false;
}

/**
 * @return The id of the newest known run; undefined before the runs were read.
 */
function getNewestRunId( state: State ): number | undefined {
	return state.currentRun.newestId;
}

/**
 * @return Whether an operation of this page starts or runs. There is at most one.
 */
function isBulkOperationRunning( { currentRun }: State ): boolean {
	const { starting, shown } = currentRun;
	return (
		!! ( starting && ! starting.error ) ||
		!! ( shown?.isOwn && shown.isRunning )
	);
}

export const selectors = {
	getNewestRunId,
	getShownRunId,
	getStartingOperation,
	isBulkOperationRunning,
	isShownRunOwn,
	isShownRunRunning,
};

/**
 * Finds the run that the bar shows at first: one that works or is checked, else a
 * paused one, else the last one of the current user.
 *
 * @param isWanted Whether an ended run is still of interest.
 * @return Rejects with an ApiError.
 */
const findCurrentRun =
	( isWanted: ( run: Run ) => boolean ) =>
	async ( { dispatch, select, registry }: Args ): Promise< void > => {
		const list = await fetchRuns( RECENT );
		const active =
			list.runs.find( ( { state } ) => state === 'running' ) ??
			list.runs.find( ( { state } ) => state === 'planning' ) ??
			list.runs.find( ( { state } ) => state === 'paused' );
		const ended = list.runs.find(
			( run ) =>
				hasRunEnded( run ) && run.user?.id === getBootstrap().userId
		);
		const run = active ?? ( ended && isWanted( ended ) ? ended : null );
		const isFree = active
			? ! select.isShownRunRunning()
			: select.getShownRunId() === null;

		registry.batch( () => {
			void dispatch.receiveRuns( RECENT, list );
			if ( run && isFree && ! select.getStartingOperation() ) {
				void dispatch.showRun( run, false );
				void dispatch.finishResolution( 'getRun', [ run.id ] );
			}
		} );
	};

export const thunks = { findCurrentRun };
