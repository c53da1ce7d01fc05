import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a folder as hard links. A WordPress of 3,000 files takes 0.1 s and no space. Where the file system does not
 * support links, files are copied.
 *
 * The copies share their contents: replace a file, never write into it.
 *
 * @param {string}                          from
 * @param {string}                          to
 * @param {( relative: string ) => boolean} [wanted] Which entries to take, by path relative to `from`.
 */
export async function linkTree( from, to, wanted = () => true ) {
	await linkFolder( from, to, '', wanted );
}

/**
 * @param {string}                          from
 * @param {string}                          to
 * @param {string}                          folder
 * @param {( relative: string ) => boolean} wanted
 */
async function linkFolder( from, to, folder, wanted ) {
	await mkdir( path.join( to, folder ), { recursive: true } );
	const entries = await readdir( path.join( from, folder ), {
		withFileTypes: true,
	} );
	await Promise.all(
		entries.map( async ( entry ) => {
			const relative = path.join( folder, entry.name );
			if ( ! wanted( relative ) ) {
				return;
			}
			if ( entry.isDirectory() ) {
				await linkFolder( from, to, relative, wanted );
			} else {
				await linkOrCopy(
					path.join( from, relative ),
					path.join( to, relative )
				);
			}
		} )
	);
}

/**
 * @param {string} from
 * @param {string} to
 */
async function linkOrCopy( from, to ) {
	try {
		await link( from, to );
	} catch {
		await copyFile( from, to, constants.COPYFILE_FICLONE );
	}
}
