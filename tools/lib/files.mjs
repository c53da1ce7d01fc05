import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from './paths.mjs';

/**
 * @param {string} folder Relative to the repository.
 * @return {Promise< string[] >} Its files and those of its folders, with slashes in their paths on every system.
 */
export async function filesBelow( folder ) {
	const entries = await readdir( path.join( PROJECT_DIR, folder ), {
		recursive: true,
		withFileTypes: true,
	} );
	return entries
		.filter( ( entry ) => entry.isFile() )
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
