/**
 * The program that runs PHP, chosen once for each command.
 */
import { Failure } from '../lib/failure.mjs';
import { canRunNpmPhp, nativePhp, npmPhp } from './php.mjs';
import { playground } from './playground.mjs';

/**
 * @typedef {'native' | 'npm' | 'playground'} RuntimeName
 */

/**
 * @typedef {Object} ServeOptions
 * @property {string}                   root    The WordPress folder; its parent is the site's folder.
 * @property {number}                   port    On 127.0.0.1.
 * @property {string}                   logFile For the server's output.
 * @property {Record< string, string >} [env]   Added to its environment.
 */

/**
 * @typedef {Object} Runtime
 * @property {RuntimeName}                                                      name
 * @property {( file: string ) => string}                                       guestPath The path under which PHP sees a file of the site's folder.
 * @property {( options: ServeOptions ) => import('../lib/process.mjs').Daemon} serve
 */

/**
 * The requested runtime, otherwise the first that works: PHP on the path, PHP from npm, Playground.
 *
 * @param {import('../database/database.mjs').DatabaseName} database
 * @param {string}                                          [wanted]
 * @return {Promise< Runtime >}
 * @throws {Failure} When the requested runtime is unknown or does not work.
 */
export async function chooseRuntime( database, wanted ) {
	switch ( wanted ) {
		case undefined:
			return database === 'galera'
				? chooseRuntime( database, 'native' )
				: firstFit( database );
		case 'native': {
			const reason = await nativePhp().unusableReason( database );
			if ( reason ) {
				throw new Failure( reason );
			}
			return nativePhp();
		}
		case 'npm':
			if ( database === 'galera' ) {
				throw new Failure(
					'PHP from npm can’t connect to Redis. Run without --runtime.'
				);
			}
			return npmPhp();
		case 'playground':
			return playground( database );
		default:
			throw new Failure(
				`Unknown runtime “${ wanted }”. Use native, npm, or playground.`
			);
	}
}

/** @param {import('../database/database.mjs').DatabaseName} database */
async function firstFit( database ) {
	if ( ! ( await nativePhp().unusableReason( database ) ) ) {
		return nativePhp();
	}
	return canRunNpmPhp() ? npmPhp() : playground( database );
}
