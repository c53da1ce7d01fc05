import { type TestSite } from '../../../support/test-site.ts';
import { expect } from '../../support/test.ts';
import {
	type ActivityEntry,
	type Answer,
	type ApiClient,
	type Schemas,
} from '../../support/api-client.ts';
import { runSql } from '../../support/store-tables.ts';

export type Run = Schemas[ 'Run' ];
export type RunResult = Schemas[ 'RunResult' ];

interface DataWithRun {
	data: { run_id?: number | null };
}

/** Sends a change, and returns its run; 0 if there is none. */
export async function changeAndGetRun(
	client: ApiClient,
	method: 'POST' | 'PUT' | 'DELETE',
	path: string,
	body: unknown = {}
): Promise< number > {
	const answer = await client.send( method, path, { body } );
	expect( answer, `${ method } ${ path }` ).toMatchObject( {
		body: { success: true },
	} );
	return ( answer.body as DataWithRun ).data.run_id ?? 0;
}

export async function getRun( client: ApiClient, id: number ): Promise< Run > {
	return runIn( await client.send( 'GET', `customers/runs/${ id }` ) );
}

/** Sends continue, pause, cancel or undo; the answer must be a run. */
export async function commandRun(
	client: ApiClient,
	id: number,
	command: 'continue' | 'pause' | 'cancel' | 'undo',
	body: unknown = {}
): Promise< Run > {
	return runIn( await sendCommand( client, id, command, body ) );
}

export function sendCommand(
	client: ApiClient,
	id: number,
	command: 'continue' | 'pause' | 'cancel' | 'undo',
	body: unknown = {}
): Promise< Answer > {
	return client.send( 'POST', `customers/runs/${ id }/${ command }`, {
		body,
	} );
}

export async function listRuns(
	client: ApiClient,
	params: Record< string, string | number > = {}
): Promise< Run[] > {
	const { body } = await client.send( 'GET', 'customers/runs', { params } );
	return ( body as { data: { runs: Run[] } } ).data.runs;
}

export async function listRunResults(
	client: ApiClient,
	id: number,
	params: Record< string, string | number > = {}
): Promise< RunResult[] > {
	const path = `customers/runs/${ id }/results`;
	const { body } = await client.send( 'GET', path, { params } );
	return ( body as { data: { results: RunResult[] } } ).data.results;
}

/** Undoes a run. On a busy computer, ten seconds may not be enough for it. */
export async function undo( client: ApiClient, id: number ): Promise< Run > {
	const run = await driven( client, await commandRun( client, id, 'undo' ) );
	expect( run ).toMatchObject( { kind: 'undo', state: 'done', undoes: id } );
	return run;
}

/** The newest entry of the activity of a customer. */
export async function getLastEntry(
	client: ApiClient,
	id: number
): Promise< ActivityEntry | undefined > {
	return ( await client.listActivity( id ) ).activity[ 0 ];
}

/** Continues a run that works until it has ended. */
export async function driven( client: ApiClient, run: Run ): Promise< Run > {
	let current = run;
	while ( current.state === 'running' ) {
		current = await commandRun( client, run.id, 'continue', {
			state: 'running',
		} );
	}
	return current;
}

/** Makes a run look as if no driver has touched it for some seconds. */
export async function ageRun(
	site: TestSite,
	id: number,
	seconds: number
): Promise< void > {
	await runSql(
		site,
		`UPDATE {fcc_runs} SET touched_at = touched_at - ${ seconds } WHERE id = ${ id }`
	);
}

function runIn( answer: Answer ): Run {
	expect( answer ).toMatchObject( { status: 200 } );
	return ( answer.body as { data: { run: Run } } ).data.run;
}
