import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { filesBelow } from '../lib/files.mjs';

/** @typedef {import('./client-imports.mjs').SourceFile} SourceFile */

/** @return {Promise< SourceFile[] >} All TypeScript files below src. */
export async function clientFiles() {
	const files = ( await filesBelow( 'src' ) ).filter( ( file ) =>
		/\.tsx?$/.test( file )
	);
	return Promise.all(
		files.map( async ( file ) => ( {
			path: file,
			code: await readFile( path.join( PROJECT_DIR, file ), 'utf8' ),
		} ) )
	);
}
