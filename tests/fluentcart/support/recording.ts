import type { APIRequestContext } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';

export interface RecordedRequest {
	method: string;
	/** Below FluentCart's namespace, with its query. */
	path: string;
	/** Sent as JSON. A text is sent unchanged. */
	body?: unknown;
}

/** Headers that depend on time and session. */
const VARYING_HEADERS = [ 'date', 'set-cookie', 'x-wp-nonce' ];

/** In milliseconds: times of the run are at most this far from now. */
const RUN_TIME = 10 * 60_000;

/**
 * Sends the requests one after another.
 *
 * @return The answers, without current times and without new customers' uuids.
 */
export async function record(
	client: APIRequestContext,
	requests: RecordedRequest[]
): Promise< Record< string, string > > {
	const answers: Record< string, string > = {};
	for ( const [ index, { method, path, body } ] of requests.entries() ) {
		const answer = await client.fetch( path, {
			method,
			maxRedirects: 0,
			...( body !== undefined && {
				headers: { 'Content-Type': 'application/json' },
				// Bytes, because Playwright would quote a text that is not JSON.
				data: Buffer.from(
					typeof body === 'string' ? body : JSON.stringify( body )
				),
			} ),
		} );
		const headers = answer
			.headersArray()
			.filter(
				( { name } ) => ! VARYING_HEADERS.includes( name.toLowerCase() )
			)
			.map( ( { name, value } ) => `${ name }: ${ value }` );
		answers[ `${ index } ${ method } ${ path }` ] = withoutVaryingValues(
			[ answer.status(), ...headers, await answer.text() ].join( '\n' )
		);
	}
	return answers;
}

/** The rows of FluentCart's tables and of WordPress's users after a run. */
export async function dumpRows(
	site: TestSite
): Promise< Record< string, string[] > > {
	const tables = await site.call< Record< string, object[] > >(
		'store-state/rows_and_users'
	);
	return Object.fromEntries(
		Object.entries( tables ).map( ( [ table, rows ] ) => [
			table,
			rows.map( ( row ) =>
				withoutVaryingValues( JSON.stringify( row ) )
			),
		] )
	);
}

/** Replaces values that differ between two equal runs. */
function withoutVaryingValues( text: string ): string {
	return (
		text
			// FluentCart's model generates it for a new customer. Those of the demo store are shorter.
			.replace( /"uuid":"[0-9a-f]{32}"/g, '"uuid":"…"' )
			.replace(
				/\b(\d{4}-\d\d-\d\d)(?: |T)(\d\d:\d\d:\d\d)\b/g,
				( moment, day, time ) =>
					Math.abs(
						Date.now() - Date.parse( `${ day }T${ time }Z` )
					) < RUN_TIME
						? '(now)'
						: moment
			)
	);
}
