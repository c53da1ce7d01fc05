import { buildQueryString } from '@wordpress/url';
import { request, type ReadOptions } from './request';
import type {
	Run,
	RunList,
	RunResultList,
	RunResultsQuery,
	RunsQuery,
	RunState,
} from './types';

/**
 * Reads one page of runs, newest first. With a customer, the runs that changed
 * this customer; without, the runs of more than one customer.
 *
 * @return The page with its pagination.
 * @throws {ApiError}
 */
export async function fetchRuns(
	query: RunsQuery,
	options: ReadOptions = {}
): Promise< RunList > {
	const { data } = await request< 'listRuns' >(
		`/runs?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}

/**
 * Reads a run.
 *
 * @throws {ApiError} `run_not_found` and others.
 */
export async function fetchRun(
	id: number,
	options: ReadOptions = {}
): Promise< Run > {
	const { data } = await request< 'getRun' >( `/runs/${ id }`, options );
	return data.run;
}

/**
 * Reads one page of what a run did with each customer.
 *
 * @return The page with its pagination.
 * @throws {ApiError} `run_not_found` and others.
 */
export async function fetchRunResults(
	id: number,
	query: RunResultsQuery,
	options: ReadOptions = {}
): Promise< RunResultList > {
	const { data } = await request< 'listRunResults' >(
		`/runs/${ id }/results?${ buildQueryString( { ...query } ) }`,
		options
	);
	return data;
}

/**
 * Lets a run work for at most ten seconds.
 *
 * @param  id
 * @param  state The state that the person saw. In another state, the server only
 *               returns the run.
 * @return The run.
 * @throws {ApiError} `run_not_found` and others.
 */
export async function continueRun(
	id: number,
	state: RunState
): Promise< Run > {
	const { data } = await request< 'continueRun' >( `/runs/${ id }/continue`, {
		method: 'POST',
		data: { state },
	} );
	return data.run;
}

/**
 * Pauses a run after its current step.
 *
 * @return The run.
 * @throws {ApiError} `run_not_found` and others.
 */
export async function pauseRun( id: number ): Promise< Run > {
	const { data } = await request< 'pauseRun' >( `/runs/${ id }/pause`, {
		method: 'POST',
	} );
	return data.run;
}

/**
 * Ends a run after its current step. What it has done stays.
 *
 * @return The run.
 * @throws {ApiError} `run_not_found` and others.
 */
export async function cancelRun( id: number ): Promise< Run > {
	const { data } = await request< 'cancelRun' >( `/runs/${ id }/cancel`, {
		method: 'POST',
	} );
	return data.run;
}

interface UndoOptions {
	/** Only check what the undo would do. */
	dryRun?: boolean;
}

/**
 * Undoes a run that has ended.
 *
 * @return The new run, which may still work.
 * @throws {ApiError} `already_undone`, `run_active`, `not_undoable` and others.
 */
export async function undoRun(
	id: number,
	{ dryRun = false }: UndoOptions = {}
): Promise< Run > {
	const { data } = await request< 'undoRun' >( `/runs/${ id }/undo`, {
		method: 'POST',
		data: { dry_run: dryRun },
	} );
	return data.run;
}
