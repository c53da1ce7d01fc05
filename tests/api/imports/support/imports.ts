import { expect } from '../../support/test.ts';
import {
	type Answer,
	type ApiClient,
	type Schemas,
} from '../../support/api-client.ts';
import {
	type Run,
	commandRun,
	driven,
	getRun,
} from '../../runs/support/runs.ts';

export type Import = Schemas[ 'Import' ];
export type FailedRow = Schemas[ 'ImportFailedRow' ];

/** A file: the names of its columns, and its rows. */
export interface File {
	columns: string[];
	rows: string[][];
}

/** The mapping of a file whose columns are named like fields. */
export function mappingOf(
	columns: string[]
): Schemas[ 'ImportMappingEntry' ][] {
	return columns.map( ( column ) => ( { column, field: column } ) );
}

/** Creates an import whose columns are named like fields, without rows. */
export async function createImport(
	client: ApiClient,
	columns: string[],
	options: Partial< Schemas[ 'ImportOptions' ] > = {},
	file: Partial< Schemas[ 'ImportCreate' ] > = {}
): Promise< Import > {
	const created = importIn(
		await client.send( 'POST', 'customers/imports', {
			body: { name: 'customers.csv', columns, ...file },
		} ),
		201
	);
	return updateImport( client, created.id, {
		mapping: mappingOf( columns ),
		options,
	} );
}

export async function getImport(
	client: ApiClient,
	id: number
): Promise< Import > {
	return importIn( await client.send( 'GET', `customers/imports/${ id }` ) );
}

export async function updateImport(
	client: ApiClient,
	id: number,
	body: Schemas[ 'ImportUpdate' ]
): Promise< Import > {
	return importIn(
		await client.send( 'PUT', `customers/imports/${ id }`, { body } )
	);
}

export function sendRows(
	client: ApiClient,
	id: number,
	from: number,
	rows: string[][]
): Promise< Answer > {
	return client.send( 'POST', `customers/imports/${ id }/rows`, {
		body: { from, rows },
	} );
}

export async function addRows(
	client: ApiClient,
	id: number,
	rows: string[][],
	from = 0
): Promise< Import > {
	return importIn( await sendRows( client, id, from, rows ) );
}

/** Checks an import to the end. */
export async function planImport(
	client: ApiClient,
	id: number,
	rows?: number
): Promise< Run > {
	let run = runIn( await sendPlan( client, id, rows ) );
	while ( run.state === 'planning' ) {
		run = await commandRun( client, run.id, 'continue', {
			state: 'planning',
		} );
	}
	return run;
}

export function sendPlan(
	client: ApiClient,
	id: number,
	rows?: number
): Promise< Answer > {
	return client.send( 'POST', `customers/imports/${ id }/plan`, {
		body: rows === undefined ? {} : { rows },
	} );
}

/** Starts a checked run, and drives it until it has ended. */
export async function startRun( client: ApiClient, run: Run ): Promise< Run > {
	return driven(
		client,
		await commandRun( client, run.id, 'continue', { state: 'planned' } )
	);
}

/** Imports a file whose columns are named like fields. */
export async function importFile(
	client: ApiClient,
	{ columns, rows }: File,
	options: Partial< Schemas[ 'ImportOptions' ] > = {}
): Promise< Run & { import_id: number } > {
	const { id } = await createImport( client, columns, options );
	await addRows( client, id, rows );
	const { id: runId } = await startRun(
		client,
		await planImport( client, id )
	);
	return { ...( await getRun( client, runId ) ), import_id: id };
}

export async function listFailedRows(
	client: ApiClient,
	id: number,
	runId: number
): Promise< FailedRow[] > {
	const { body } = await client.send(
		'GET',
		`customers/imports/${ id }/failed-rows`,
		{ params: { run_id: runId, per_page: 100 } }
	);
	return ( body as { data: { rows: FailedRow[] } } ).data.rows;
}

export function importIn( answer: Answer, status = 200 ): Import {
	expect( answer ).toMatchObject( { status } );
	return ( answer.body as { data: { import: Import } } ).data.import;
}

export function runIn( answer: Answer ): Run {
	expect( answer ).toMatchObject( { status: 200 } );
	return ( answer.body as { data: { run: Run } } ).data.run;
}
