import { readFileSync } from 'node:fs';
import path from 'node:path';

/** FluentCart's documentation of the Customers API, word for word. */
const FILE = path.join( import.meta.dirname, 'customers-api.md' );

export interface DocumentedExample {
	/** `Create Customer`. */
	name: string;
	method: string;
	/** Below the namespace, with the query: `customers?page=1`. */
	path: string;
	/** JSON, as in the document. */
	body?: string;
	answer: unknown;
}

/** The `curl` line of each endpoint, and the same request with the separately documented body. */
export function documentedExamples(): DocumentedExample[] {
	return readFileSync( FILE, 'utf8' )
		.split( /^### /m )
		.filter( ( section ) => section.includes( '#### Example Request' ) )
		.flatMap( ( section ) => {
			const name = section.slice( 0, section.indexOf( '\n' ) );
			const answer: unknown = JSON.parse( block( section, 'Response' ) );
			const request = curl( block( section, 'Example Request' ) );
			const body = block( section, 'Request Body' );
			return [
				{ name, answer, ...request },
				...( body
					? [
							{
								name: `${ name }, with the documented body`,
								answer,
								...request,
								body,
							},
						]
					: [] ),
			];
		} );
}

/** The first code block under a heading; empty if it has none. */
function block( section: string, heading: string ): string {
	const [ , below = '' ] = section.split( `#### ${ heading }\n` );
	const [ , code = '' ] = below.match( /^\s*```\w+\n([\s\S]*?)\n```/ ) ?? [];
	return code;
}

function curl( command: string ) {
	const [ , method = '', url = '' ] =
		command.match( /^curl -X (\w+) "([^"]+)"/ ) ?? [];
	const [ , body ] = command.match( /-d '([\s\S]*)'$/ ) ?? [];
	return {
		method,
		path: url.replace( /^.*\/wp-json\/fluent-cart\/v1\//, '' ),
		...( body !== undefined && { body } ),
	};
}
