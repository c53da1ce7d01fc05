import type { APIRequestContext } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';

export interface RecordedRequest {
	method: string;
	/** Below FluentCart's namespace, with its query. */
	path: string;
	/** Sent as JSON; a text as it is. */
	body?: unknown;
}

/** What of an answer belongs to its time and session. */
const VARYING_HEADERS = [ 'date', 'set-cookie', 'x-wp-nonce' ];

/** In milliseconds: what a run writes bears times around its own. */
const RUN_TIME = 10 * 60_000;

/**
 * Sends the requests one after another.
 *
 * @return What each has answered, to the byte but for the moments of now and for new customers' uuids.
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
				// Bytes, since Playwright would put a text that is no JSON in quotes.
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

/**
 * The tables of FluentCart and WordPress's users, row by row, as they are after a run.
 */
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

/** Whatever differs between two runs that do the same. */
function withoutVaryingValues( text: string ): string {
	return (
		text
			// Of its model, while it makes a customer; those of the demo store are not this long.
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
