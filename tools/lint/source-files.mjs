import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';

/** @typedef {import('./source-sizes.mjs').Stylesheet} Stylesheet */

/** @return {Promise< Stylesheet[] >} The stylesheets below src. */
export async function stylesheets() {
	const sheets = ( await filesBelow( 'src' ) ).filter( ( file ) =>
		file.endsWith( '.scss' )
	);
	return Promise.all(
		sheets.map( async ( file ) => ( {
			path: file,
			code: await readFile( path.join( PROJECT_DIR, file ), 'utf8' ),
		} ) )
	);
}

/** @return {Promise< string[] >} The files of tests and tools. */
export async function testsAndTools() {
	return [
		...( await filesBelow( 'tests' ) ),
		...( await filesBelow( 'tools' ) ),
	];
}

/**
 * @param {string} folder
 * @return {Promise< string[] >} Its files, with slashes in their paths on every system. Hidden ones are left out.
 */
async function filesBelow( folder ) {
	const entries = await readdir( path.join( PROJECT_DIR, folder ), {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter( ( entry ) => entry.isFile() && ! entry.name.startsWith( '.' ) )
		.map( ( entry ) =>
			path
				.relative(
					PROJECT_DIR,
					path.join( entry.parentPath, entry.name )
				)
				.replaceAll( path.sep, '/' )
		)
		.sort();
}
