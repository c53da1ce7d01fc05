/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./php-file.mjs').PhpFile} PhpFile */

/**
 * A violation of a rule in a file.
 *
 * @typedef {Object} Finding
 * @property {number} line
 * @property {string} [about] The subject, which an exception can name.
 * @property {number} [size]  Number of lines or files over a limit.
 * @property {string} message
 */

/** @typedef {Finding & { rule: string, path: string }} Violation `path` is that of a file or of a folder. */

/** @typedef {( file: PhpFile, layout: Layout ) => Finding[]} Rule Checks one file. */

/**
 * @template {Pick< Finding, 'line' | 'about' >} F
 * @param {F[]} findings
 * @return {F[]} One for each line and subject.
 */
export function once( findings ) {
	const seen = new Set();
	return findings.filter( ( { line, about = '' } ) => {
		const key = `${ line } ${ about }`;
		return ! seen.has( key ) && seen.add( key );
	} );
}
