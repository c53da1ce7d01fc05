import { readFile } from 'node:fs/promises';
import { Failure } from '../lib/failure.mjs';

const PLUGIN = new URL( '../../fluent-cart-customers.php', import.meta.url );

/**
 * The plugin's header is the only place with the version.
 *
 * @param {string} name `Version`.
 * @return {Promise< string >} The value of a line of the header.
 */
export async function pluginHeader( name ) {
	const [ , value ] =
		new RegExp( `^ \\* ${ name }:\\s+(.+)$`, 'm' ).exec(
			await readFile( PLUGIN, 'utf8' )
		) ?? [];
	if ( value === undefined ) {
		throw new Failure(
			`fluent-cart-customers.php has no header “${ name }”.`
		);
	}
	return value;
}

export function pluginVersion() {
	return pluginHeader( 'Version' );
}
