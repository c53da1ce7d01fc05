import { type APIRequestContext } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { IS_ON_SQLITE } from '../../../support/environment.ts';
import { type TestSite } from '../../../support/test-site.ts';
import { type ApiClient } from '../../support/api-client.ts';
import { type Table, rowsOf, runSql } from '../../support/store-tables.ts';
import { expect } from '../../support/test.ts';
import { type Run, commandRun } from './runs.ts';

/** Kills in each run. */
export const KILLS = Number( process.env.FCC_KILLS ?? 3 );

/** Milliseconds between two kills, at most. */
const INTERVAL = Number( process.env.FCC_KILL_INTERVAL ?? 1_500 );

/** What can be killed. The cluster has tests of its own. */
const PARTS = IS_ON_SQLITE
	? ( [ 'php' ] as const )
	: ( [ 'php', 'database' ] as const );

/** What a killed server writes to PHP's log. */
export const LOG_OF_KILLS = [
	/WordPress database error/,
	/FluentCart Customers/,
	/mysqli/,
	/SQLSTATE/,
];

const TABLES: Table[] = [
	'fct_customers',
	'fct_customer_addresses',
	'fct_customer_meta',
	'fct_orders',
	'fcc_search_documents',
	'fcc_search_terms',
	'fcc_accounts',
];

/** Undo does not put it back, because other programs read which customers have changed. */
const CHANGE_TIME = 'updated_at';

/** Kills PHP or the database. */
export function crash( site: TestSite ): Promise< void > {
	return site.crash( PARTS[ randomInt( PARTS.length ) ] ?? 'php' );
}

/**
 * Kills what works on a request, at a random moment.
 * @return Whether the request had no answer yet.
 */
export async function killDuring(
	site: TestSite,
	request: Promise< unknown >
): Promise< boolean > {
	let isWorking = true;
	const answer = request
		.catch( () => undefined )
		.finally( () => ( isWorking = false ) );
	await sleep( randomInt( 200, INTERVAL ) );
	const wasWorking = isWorking;
	await crash( site );
	await answer;
	return wasWorking;
}

/** Continues a run, kills what works on it, and continues it to the end. */
export async function endWithKills(
	admin: ApiClient,
	context: APIRequestContext,
	site: TestSite,
	id: number
): Promise< Run > {
	let interrupted = 0;
	for ( let kill = 0; kill < KILLS; kill++ ) {
		const wasWorking = await killDuring(
			site,
			context.post( `customers/runs/${ id }/continue`, {
				data: {},
				timeout: 60_000,
			} )
		);
		interrupted += Number( wasWorking );
		await expireLease( site );
	}
	// A kill may come after the check of an undo.
	expect( interrupted ).toBeGreaterThanOrEqual( KILLS - 1 );
	let run = await commandRun( admin, id, 'continue' );
	while ( run.finished_at === null ) {
		run = await commandRun( admin, id, 'continue', { state: run.state } );
	}
	return run;
}

/** The lease of a driver that was killed would hold the next one up for a minute. */
export function expireLease( site: TestSite ): Promise< void > {
	return runSql( site, 'UPDATE {fcc_runs} SET lease_until = 0' );
}

export type Dump = Record< string, Set< string > >;

/** The rows of customers. */
export async function dump( site: TestSite ): Promise< Dump > {
	const tables: Dump = {};
	for ( const table of TABLES ) {
		const rows = await rowsOf< Record< string, unknown > >( site, table );
		tables[ table ] = new Set(
			rows.map( ( row ) =>
				JSON.stringify( { ...row, [ CHANGE_TIME ]: undefined } )
			)
		);
	}
	return tables;
}

/** The first rows that only one of two dumps has. */
export function differences( before: Dump, after: Dump ): string[] {
	return TABLES.flatMap( ( table ) => {
		const old = before[ table ] ?? new Set();
		const current = after[ table ] ?? new Set();
		return [
			...[ ...old ].filter( ( row ) => ! current.has( row ) ),
			...[ ...current ].filter( ( row ) => ! old.has( row ) ),
		].map( ( row ) => `${ table }: ${ row }` );
	} ).slice( 0, 10 );
}
