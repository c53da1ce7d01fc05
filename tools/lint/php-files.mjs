import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_DIR } from '../lib/paths.mjs';

/** Folders of the repository that hold PHP, the root without its folders first. */
const FOLDERS = [ '.', 'src', 'tests', 'tools' ];

/**
 * @return {Promise< string[] >} The PHP files of the repository, relative to its root, with slashes on every system.
 */
export async function phpFiles() {
	const lists = await Promise.all(
		FOLDERS.map( async ( folder ) => {
			const names = await readdir( path.join( PROJECT_DIR, folder ), {
				recursive: folder !== '.',
			} );
			return names.map( ( name ) =>
				path.posix.join( folder, name.replaceAll( path.sep, '/' ) )
			);
		} )
	);
	return lists
		.flat()
		.filter( ( file ) => file.endsWith( '.php' ) )
		.sort();
}
