/**
 * MariaDB, as installed on this computer.
 */
import { rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/process.mjs';
import { temporaryFolder } from './server.mjs';

/** @type {import('./server.mjs').Engine} */
export const MARIADB = {
	name: 'mariadb',
	title: 'MariaDB',

	install( folder ) {
		return installDatabase( folder, userInfo().username );
	},

	async server() {
		return [ 'mariadbd', '--no-defaults' ];
	},

	async client() {
		return [ 'mariadb', '--no-defaults' ];
	},

	run( [ program = '', ...args ] ) {
		return mariadb( program, args );
	},

	dump( args ) {
		return mariadb( 'mariadb-dump', [ '--no-defaults', ...args ] );
	},
};

/**
 * Creates the data folder of an empty server.
 *
 * @param {string} folder
 * @param {string} user   The owner of the files.
 */
export async function installDatabase( folder, user ) {
	const temporary = await temporaryFolder( `${ folder }.install` );
	try {
		await mariadb(
			'mariadb-install-db',
			[
				'--no-defaults',
				`--datadir=${ folder }`,
				`--user=${ user }`,
				'--auth-root-authentication-method=normal',
				'--skip-test-db',
			],
			{ TMPDIR: temporary }
		);
	} catch ( error ) {
		await rm( folder, { recursive: true, force: true } );
		throw error;
	} finally {
		await rm( temporary, { recursive: true, force: true } );
	}
}

/**
 * Runs one of MariaDB's programs.
 *
 * @param {string}                   program
 * @param {string[]}                 args
 * @param {Record< string, string >} [env]   Added to its environment.
 * @return {Promise< string >} What it prints.
 * @throws {Failure} When MariaDB is not installed, or the program fails.
 */
export async function mariadb( program, args, env = {} ) {
	const { code, output } = await run( program, args, { env } ).catch( () => {
		throw new Failure(
			`Couldn’t find ${ program }. Install MariaDB (Debian: \`apt-get install mariadb-server\`) or run without --database.`
		);
	} );
	if ( code !== 0 ) {
		throw new Failure(
			`${ program } failed: ${ output.trim().split( '\n' ).at( -1 ) }`
		);
	}
	return output;
}
