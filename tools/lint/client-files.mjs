import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';

/** @typedef {import('./client-imports.mjs').SourceFile} SourceFile */

/**
 * @return {Promise< SourceFile[] >} All TypeScript files below src, with slashes in their paths on every system.
 */
export async function clientFiles() {
	const names = await readdir( path.join( PROJECT_DIR, 'src' ), {
		recursive: true,
	} );
	return Promise.all(
		names
			.filter( ( name ) => /\.tsx?$/.test( name ) )
			.map( ( name ) => `src/${ name.replaceAll( path.sep, '/' ) }` )
			.sort()
			.map( async ( name ) => ( {
				path: name,
				code: await readFile( path.join( PROJECT_DIR, name ), 'utf8' ),
			} ) )
	);
}
