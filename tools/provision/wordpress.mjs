/**
 * Finds or downloads WordPress.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { TOOLS_DIR } from '../lib/paths.mjs';
import { say, show } from '../lib/progress.mjs';
import { fetchFromDebian } from './debian.mjs';
import { cached } from './packages.mjs';
import { fetchFromWordPressOrg } from './wordpress-org.mjs';

/** @typedef {import('./apt.mjs').Pin} Pin */

/** @type {{ wordpress: { newest: Pin, oldest: Pin } }} */
const pins = JSON.parse(
	await readFile( path.join( TOOLS_DIR, 'pins.json' ), 'utf8' )
);

const SOURCES = [
	{ name: 'wordpress.org', fetch: fetchFromWordPressOrg },
	{ name: 'the Debian archive', fetch: fetchFromDebian },
];

/**
 * A folder with a complete WordPress. It can be shared, because no caller writes to it.
 *
 * @param {string} [wanted] `newest`, `oldest`, or a folder. By default `WP_CORE_DIR`, otherwise the newest.
 * @return {Promise< string >}
 * @throws {Failure} When no source has it.
 */
export async function wordpressCore( wanted ) {
	if ( wanted === 'newest' || wanted === 'oldest' ) {
		return fetchPinned( pins.wordpress[ wanted ] );
	}
	const folder = wanted || process.env.WP_CORE_DIR;
	return folder
		? givenFolder( folder )
		: fetchPinned( pins.wordpress.newest );
}

/** @param {string} folder */
function givenFolder( folder ) {
	if ( ! existsSync( path.join( folder, 'wp-includes/version.php' ) ) ) {
		throw new Failure(
			`Couldn’t find WordPress in ${ folder }. Set WP_CORE_DIR or --wordpress to the folder that contains wp-load.php.`
		);
	}
	return path.resolve( folder );
}

/** @param {Pin} pin */
function fetchPinned( pin ) {
	return cached( `wordpress/${ pin.version }`, async ( folder ) => {
		const refusals = [];
		for ( const source of SOURCES ) {
			show( `WordPress ${ pin.version }: asking ${ source.name } …` );
			try {
				await source.fetch( pin, folder );
				say( `WordPress ${ pin.version }: from ${ source.name }.` );
				return;
			} catch ( error ) {
				if ( ! ( error instanceof Failure ) ) {
					throw error;
				}
				refusals.push( error.message );
			}
		}
		throw new Failure(
			`Couldn’t download WordPress ${ pin.version } (${ refusals.join(
				'; '
			) }). Check your connection, or unpack WordPress and set WP_CORE_DIR to its folder.`
		);
	} );
}
