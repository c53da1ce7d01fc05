/**
 * Runs PHP inside a running site, through mu-plugin.php.
 */
import path from 'node:path';

/**
 * An exception or fatal error of the PHP.
 */
export class PhpError extends Error {}

/**
 * @typedef {Object} PhpTask
 * @property {string} [code]     PHP without an opening tag; reads its arguments from `$args`.
 * @property {string} [file]     Path within the checkout of a file that defines the function.
 * @property {string} [function] Name with its namespace; takes the arguments by name.
 */

/**
 * @param {string} name `wordpress/options/get` is `FluentCartCustomers\Tests\Options\get()` in `wordpress/options.php`.
 * @return {PhpTask} A function of `tests/support/php/`.
 */
export function testFunction( name ) {
	const { dir: file, base: functionName } = path.posix.parse( name );
	const namespace = path.posix
		.basename( file )
		.replace( /(?:^|-)(\w)/g, ( _match, letter ) => letter.toUpperCase() );
	return {
		file: `tests/support/php/${ file }.php`,
		function: `FluentCartCustomers\\Tests\\${ namespace }\\${ functionName }`,
	};
}

/**
 * @template Result Declared by the caller.
 * @param {{ url: string, token: string }} site
 * @param {PhpTask}                        task   Either code, or a function and its file.
 * @param {Record< string, unknown >}      [args]
 * @return {Promise< Result >} The code's return value, decoded from JSON.
 * @throws {PhpError}
 */
export async function remotePhp( { url, token }, task, args = {} ) {
	const response = await fetch( `${ url }/?fcc-local-site`, {
		method: 'POST',
		headers: { 'X-Fcc-Local-Site-Token': token },
		body: JSON.stringify( { ...task, args } ),
	} );
	const text = await response.text();
	const answer = parseAnswer( text );
	if ( ! answer ) {
		const page = text.replace( /<style[\s\S]*?<\/style>|<[^>]+>/g, ' ' );
		throw new PhpError(
			`PHP returned status ${ response.status } without a result: ${ page
				.replace( /\s+/g, ' ' )
				.trim()
				.slice( 0, 300 ) }`
		);
	}
	if ( 'error' in answer ) {
		throw new PhpError( answer.error );
	}
	return answer.result;
}

/**
 * @param {string} text
 * @return {{ result: any } | { error: string } | undefined} Undefined if PHP ended without an answer.
 */
function parseAnswer( text ) {
	try {
		return JSON.parse( text );
	} catch {
		return undefined;
	}
}
