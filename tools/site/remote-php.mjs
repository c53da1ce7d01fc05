/**
 * Runs PHP inside a running site, through mu-plugin.php.
 */

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
