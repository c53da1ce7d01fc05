import * as api from '../api';
import type {
	Run,
	RunList,
	RunResultList,
	RunResultsQuery,
	RunsQuery,
	RunState,
} from '../api';
import { fetchAbortable } from './reading';
import { pageKey, type ActionOf, type SharedAction } from './shared';
import type { SliceThunkArgs } from './thunk-args';

interface RunsState {
	/** By id. */
	runs: Record< number, Run >;
	/** Pages by query. */
	lists: Record< string, RunList >;
	/** Pages by run and query. */
	results: Record< number, Record< string, RunResultList > >;
}

/** The part of the state that the selectors read. */
interface State {
	runs: RunsState;
}

type Action = SharedAction | ActionOf< typeof actions >;
type Args = SliceThunkArgs< typeof actions, typeof selectors >;

/**
 * Stores a run.
 *
 * @return The action.
 */
function receiveRun( run: Run ) {
	return { type: 'RECEIVE_RUN', run } as const;
}

/**
 * Stores one page of runs.
 *
 * @return The action.
 */
function receiveRuns( query: RunsQuery, list: RunList ) {
	return { type: 'RECEIVE_RUNS', query, list } as const;
}

/**
 * Stores one page of the results of a run.
 *
 * @return The action.
 */
function receiveRunResults(
	id: number,
	query: RunResultsQuery,
	list: RunResultList
) {
	return { type: 'RECEIVE_RUN_RESULTS', id, query, list } as const;
}

/**
 * Invalidates the lists of runs and the given runs, because a run was started or
 * has ended.
 *
 * @return The action.
 */
function invalidateRuns( ids: number[] ) {
	return { type: 'INVALIDATE_RUNS', ids } as const;
}

export const actions = {
	invalidateRuns,
	receiveRun,
	receiveRunResults,
	receiveRuns,
};

const EMPTY: RunsState = { runs: {}, lists: {}, results: {} };

export function reducer( state: RunsState = EMPTY, action: Action ): RunsState {
	switch ( action.type ) {
		case 'RECEIVE_RUN':
			return withRuns( state, [ action.run ] );
		case 'RECEIVE_RUNS':
			return {
				...withRuns( state, action.list.runs ),
				lists: {
					...state.lists,
					[ listKey( action.query ) ]: action.list,
				},
			};
		case 'RECEIVE_RUN_RESULTS':
			return {
				...state,
				results: {
					...state.results,
					[ action.id ]: {
						...state.results[ action.id ],
						[ resultsKey( action.query ) ]: action.list,
					},
				},
			};
	}
	return state;
}

/** An answer can be older than one that came before it: a run that has ended never works again. */
function withRuns( state: RunsState, runs: Run[] ): RunsState {
	const newest = runs.map( ( run ) => {
		const known = state.runs[ run.id ];
		return known && hasRunEnded( known ) && ! hasRunEnded( run )
			? known
			: run;
	} );
	return {
		...state,
		runs: {
			...state.runs,
			...Object.fromEntries( newest.map( ( run ) => [ run.id, run ] ) ),
		},
	};
}

function listKey( query: RunsQuery ): string {
	return `${ query.customer_id ?? '' }:${ pageKey( query ) }`;
}

function resultsKey( query: RunResultsQuery ): string {
	return `${ query.outcome ?? '' }:${ pageKey( query ) }`;
}

/**
 * A run; its resolver reads it.
 *
 * @return The run; undefined before the first read.
 */
function getRun( { runs }: State, id: number ): Run | undefined {
	return runs.runs[ id ];
}

/**
 * One page of runs, newest first; its resolver reads it.
 *
 * @return The page; undefined before the first read.
 */
function getRuns( { runs }: State, query: RunsQuery ): RunList | undefined {
	return runs.lists[ listKey( query ) ];
}

/**
 * One page of the results of a run; its resolver reads it.
 *
 * @return The page; undefined before the first read.
 */
function getRunResults(
	{ runs }: State,
	id: number,
	query: RunResultsQuery
): RunResultList | undefined {
	return runs.results[ id ]?.[ resultsKey( query ) ];
}

export const selectors = { getRun, getRunResults, getRuns };

const resolveRun =
	( id: number ) =>
	async ( args: Args ): Promise< void > => {
		const run = await fetchAbortable( args, 'getRun', [ id ], ( signal ) =>
			api.fetchRun( id, { signal } )
		);
		if ( run ) {
			await args.dispatch.receiveRun( run );
		}
	};

resolveRun.shouldInvalidate = ( action: Action, id: number ): boolean =>
	action.type === 'INVALIDATE_RUNS' && action.ids.includes( id );

const resolveRuns =
	( query: RunsQuery ) =>
	async ( args: Args ): Promise< void > => {
		const list = await fetchAbortable(
			args,
			'getRuns',
			[ query ],
			( signal ) => api.fetchRuns( query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveRuns( query, list );
		}
	};

resolveRuns.shouldInvalidate = ( action: Action ): boolean =>
	action.type === 'INVALIDATE_RUNS' ||
	action.type === 'INVALIDATE_LISTS' ||
	action.type === 'INVALIDATE_AFTER_WRITE';

const resolveRunResults =
	( id: number, query: RunResultsQuery ) =>
	async ( args: Args ): Promise< void > => {
		const list = await fetchAbortable(
			args,
			'getRunResults',
			[ id, query ],
			( signal ) => api.fetchRunResults( id, query, { signal } )
		);
		if ( list ) {
			await args.dispatch.receiveRunResults( id, query, list );
		}
	};

resolveRunResults.shouldInvalidate = ( action: Action, id: number ): boolean =>
	( action.type === 'INVALIDATE_RUNS' && action.ids.includes( id ) ) ||
	( action.type === 'RECEIVE_RUN' && action.run.id === id );

export const resolvers = {
	getRun: resolveRun,
	getRunResults: resolveRunResults,
	getRuns: resolveRuns,
};

/**
 * Undoes a run, or with `dryRun` only checks what the undo would do. Customers
 * are read again.
 *
 * @return The new run, which may still work; rejects with an ApiError.
 */
const undoRun =
	( id: number, options: { dryRun?: boolean } = {} ) =>
	async ( args: Args ): Promise< Run > => {
		try {
			return receive( args, await api.undoRun( id, options ) );
		} finally {
			// Also after an error: another person may have undone it.
			void args.dispatch.invalidateRuns( [ id ] );
		}
	};

/**
 * Lets a run work for at most ten seconds: continues a paused one, starts a planned
 * one.
 *
 * @param id
 * @param state The state that the person saw; in another state the run is only
 *              read.
 * @return The run; rejects with an ApiError.
 */
const continueRun =
	( id: number, state: RunState ) =>
	async ( args: Args ): Promise< Run > =>
		receive( args, await api.continueRun( id, state ) );

/**
 * Pauses a run after its current step.
 *
 * @return The run; rejects with an ApiError.
 */
const pauseRun =
	( id: number ) =>
	async ( args: Args ): Promise< Run > =>
		receive( args, await api.pauseRun( id ) );

/**
 * Ends a run after its current step. What it has done stays.
 *
 * @return The run; rejects with an ApiError.
 */
const cancelRun =
	( id: number ) =>
	async ( args: Args ): Promise< Run > =>
		receive( args, await api.cancelRun( id ) );

export const thunks = { cancelRun, continueRun, pauseRun, undoRun };

/**
 * @return Whether a run neither works nor waits for a person.
 */
export function hasRunEnded( { state }: Run ): boolean {
	return state === 'done' || state === 'failed' || state === 'canceled';
}

/**
 * @return Whether requests and the background drive a run.
 */
export function isWorking( { state }: Run ): boolean {
	return state === 'planning' || state === 'running';
}

/**
 * Stores an answer. Customers are read again if the run may have changed them.
 */
function receive( { dispatch, registry }: Args, run: Run ): Run {
	registry.batch( () => {
		void dispatch.receiveRun( run );
		if ( run.state === 'planning' || run.state === 'planned' ) {
			void dispatch.invalidateRuns( [] );
			return;
		}
		void dispatch.invalidateRuns( run.undoes ? [ run.undoes ] : [] );
		if ( run.customer_id === null ) {
			void dispatch.invalidateAfterWrite();
		} else {
			void dispatch.invalidateAfterWrite( run.customer_id );
			void dispatch.invalidateCustomer( run.customer_id );
		}
	} );
	return run;
}
