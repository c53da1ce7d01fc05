import json2php from 'json2php';

const toPhp = json2php.make( {
	linebreak: '\n',
	indent: '\t',
	shortArraySyntax: true,
} );

/** A web server also runs the file when its URL is requested; it then does nothing. */
const GUARD = "defined( 'ABSPATH' ) || exit;";

/**
 * @param {unknown} value As in JSON.
 * @return {string} A PHP file that returns the value.
 */
export function phpFile( value ) {
	return `<?php\n\n${ GUARD }\n\nreturn ${ toPhp( value ) };\n`;
}
