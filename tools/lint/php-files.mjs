import { readdir } from 'node:fs/promises';
import { PROJECT_DIR } from '../lib/paths.mjs';
import { filesBelow } from '../lib/files.mjs';

/** Folders of the repository that hold PHP. */
const FOLDERS = [ 'src', 'tests', 'tools' ];

/**
 * @return {Promise< string[] >} The PHP files of the repository, relative to its root, with slashes on every system.
 */
export async function phpFiles() {
	const lists = await Promise.all( [
		readdir( PROJECT_DIR ),
		...FOLDERS.map( filesBelow ),
	] );
	return lists
		.flat()
		.filter( ( file ) => file.endsWith( '.php' ) )
		.sort();
}
