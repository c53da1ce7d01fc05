import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
	compiled,
	readCatalog,
	scriptCatalog,
	scriptCatalogName,
} from './catalog.mjs';
import { DOMAIN } from './messages.mjs';
import { keysByScript } from './sources.mjs';

/**
 * Writes what WordPress reads: an MO file, and JSON for each built script.
 *
 * @param {string} folder
 * @param {string} locale `de_DE`.
 * @param {string} po
 */
export async function compile( folder, locale, po ) {
	await mkdir( folder, { recursive: true } );
	// Those of scripts that no longer exist.
	for ( const name of await readdir( folder ) ) {
		if ( name.startsWith( `${ DOMAIN }-${ locale }-` ) ) {
			await rm( path.join( folder, name ) );
		}
	}
	await writeFile(
		path.join( folder, `${ DOMAIN }-${ locale }.mo` ),
		compiled( po )
	);
	const stored = readCatalog( po );
	for ( const [ script, keys ] of await keysByScript() ) {
		await writeFile(
			path.join( folder, scriptCatalogName( locale, script ) ),
			scriptCatalog( stored, keys )
		);
	}
}
