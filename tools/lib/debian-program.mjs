/** Runs a checker that a Debian package installs. */
import { PROJECT_DIR } from './paths.mjs';
import { run } from './process.mjs';

/** The exit code if the program is missing: EX_UNAVAILABLE of sysexits.h, which the programs do not use. */
const MISSING = 69;

/**
 * @param {Object}   program
 * @param {string}   program.name
 * @param {string[]} program.options
 * @param {string}   program.missing What did not happen if the program is missing, and the package: `…: apt-get install …`.
 * @return {Promise< number >} Its exit code, or MISSING.
 */
export async function runDebianProgram( { name, options, missing } ) {
	try {
		const { code } = await run( name, options, {
			cwd: PROJECT_DIR,
			inherit: true,
		} );
		return code;
	} catch ( error ) {
		if ( Object( error ).code !== 'ENOENT' ) {
			throw error;
		}
		console.error( `${ name } is not on the path, so ${ missing }` );
		return MISSING;
	}
}
