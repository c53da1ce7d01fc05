/**
 * MySQL, downloaded at its first use.
 */
import { cp } from 'node:fs/promises';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/process.mjs';
import { mysql } from '../provision/mysql.mjs';

/** @type {import('./server.mjs').Engine} */
export const MYSQL = {
	name: 'mysql',
	title: 'MySQL',

	async install( folder ) {
		const { data } = await mysql();
		await cp( data, folder, { recursive: true } );
	},

	async server() {
		return ( await mysql() ).server;
	},

	async client() {
		// `source` is a client command, which is off by default.
		return [ ...( await mysql() ).client, '--commands' ];
	},

	run: runProgram,

	async dump( args ) {
		return runProgram( [ ...( await mysql() ).dump, ...args ] );
	},
};

/**
 * @param {string[]} command
 * @return {Promise< string >} What it prints.
 * @throws {Failure} When the program fails.
 */
async function runProgram( [ program = '', ...args ] ) {
	const { code, output } = await run( program, args );
	if ( code !== 0 ) {
		throw new Failure(
			`MySQL failed: ${ output.trim().split( '\n' ).at( -1 ) }`
		);
	}
	return output;
}
