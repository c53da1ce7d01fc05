/**
 * MySQL from Debian sid, the only suite that has it. Its programs need a newer C library than most systems have, so
 * sid's own loader starts them with sid's libraries.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { TOOLS_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { say, show } from '../lib/progress.mjs';
import { checkVersion, privateApt, unpack } from './apt.mjs';
import { cached } from './packages.mjs';

/** @typedef {import('./apt.mjs').Pin} Pin */

/**
 * @typedef {Object} MySql
 * @property {string[]} server First part of the command line: `mysqld` with the options it needs here.
 * @property {string[]} client `mysql`.
 * @property {string[]} dump   `mysqldump`.
 * @property {string}   data   Data folder of an empty server, to copy; creating one takes ten seconds.
 */

/** @type {{ mysql: { newest: Pin } }} */
const pins = JSON.parse(
	await readFile( path.join( TOOLS_DIR, 'pins.json' ), 'utf8' )
);

const PACKAGES = [ 'mysql-server-core', 'mysql-client-core' ];

/** Dependencies that the programs used here do not need. */
const UNUSED = [ 'perl' ];

/**
 * Downloads MySQL at its first use.
 *
 * @return {Promise< MySql >}
 * @throws {Failure} On an unsupported system, or when the Debian archive does not have it.
 */
export async function mysql() {
	if ( process.platform !== 'linux' || process.arch !== 'x64' ) {
		throw new Failure(
			'MySQL can be downloaded only for Linux x64. Run with --database=mariadb or without --database.'
		);
	}
	const pin = pins.mysql.newest;
	const folder = await cached( `mysql/${ pin.version }`, async ( draft ) => {
		say( `Fetching MySQL ${ pin.version } (55 MB) …` );
		await fetchFromDebian( pin, path.join( draft, 'root' ) );
		show( 'MySQL: creating an empty data folder …' );
		await makeData( programsIn( draft ) );
	} );
	return programsIn( folder );
}

/**
 * @param {string} folder
 * @return {MySql}
 */
function programsIn( folder ) {
	const base = path.join( folder, 'root/usr' );
	const libraries = path.join( base, 'lib/x86_64-linux-gnu' );
	const loader = [
		path.join( libraries, 'ld-linux-x86-64.so.2' ),
		'--library-path',
		libraries,
	];
	return {
		server: [
			...loader,
			path.join( base, 'sbin/mysqld' ),
			'--no-defaults',
			`--basedir=${ base }`,
			// The built-in defaults are folders of an installed package.
			'--secure-file-priv=NULL',
			'--mysqlx=OFF',
		],
		client: [ ...loader, path.join( base, 'bin/mysql' ), '--no-defaults' ],
		dump: [
			...loader,
			path.join( base, 'bin/mysqldump' ),
			'--no-defaults',
		],
		data: path.join( folder, 'data' ),
	};
}

/**
 * @param {Pin}    pin
 * @param {string} root Is created.
 */
async function fetchFromDebian( pin, root ) {
	const work = `${ root }.debian`;
	try {
		await mkdir( root );
		const apt = await privateApt( work, pin.debianSuite, 'MySQL', UNUSED );
		await checkVersion( apt, pin, 'MySQL', 'mysql-server-core' );
		show( 'MySQL: downloading it with its libraries …' );
		await apt( [
			'install',
			'--yes',
			'--download-only',
			'--no-install-recommends',
			...PACKAGES,
		] );
		await unpack( path.join( work, 'cache/archives' ), root, 'MySQL' );
	} catch ( error ) {
		throw error instanceof Failure
			? new Failure(
					`Couldn’t download MySQL ${ pin.version } (${ error.message }). Check your connection, or run with --database=mariadb.`
				)
			: error;
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

/** @param {MySql} programs */
async function makeData( { server, data } ) {
	const [ command = '', ...args ] = server;
	const { code, output } = await run( command, [
		...args,
		'--initialize-insecure',
		`--user=${ userInfo().username }`,
		`--datadir=${ data }`,
		// The server enlarges it when it starts; a copy is smaller until then.
		'--innodb-redo-log-capacity=8388608',
	] );
	if ( code !== 0 ) {
		throw new Failure(
			`MySQL doesn’t run on this computer (${
				output.match( /\[ERROR\] (.*)/ )?.[ 1 ] ?? output.trim()
			}). Run with --database=mariadb.`
		);
	}
}
