import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../lib/files.mjs';
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

/** @return {Promise< string[] >} The files of tests and tools, without hidden ones. */
export async function testsAndTools() {
	return [
		...( await filesBelow( 'tests' ) ),
		...( await filesBelow( 'tools' ) ),
	].filter( ( file ) => ! path.posix.basename( file ).startsWith( '.' ) );
}
