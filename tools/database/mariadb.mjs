/**
 * MariaDB: a server of the site's own, which listens on a socket only, so that
 * no port, account or database of the machine is touched.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { Daemon, run } from '../lib/process.mjs';
import { Snapshot } from './snapshot.mjs';

/** @typedef {import('../site/site.mjs').Database} Database */

const NAME = 'wordpress';

/** The rest is as MariaDB comes. */
export const SERVER_OPTIONS = [
	'--no-defaults',
	'--skip-networking',
	'--skip-log-bin',
	'--character-set-server=utf8mb4',
	'--collation-server=utf8mb4_unicode_520_ci',
];

/** For what need not survive a power failure. */
export const FORGETFUL = [
	'--innodb-flush-log-at-trx-commit=0',
	'--innodb-doublewrite=0',
];

/**
 * @implements {Database}
 */
export class MariaDbDatabase {
	/** @type {'mariadb'} */
	name = 'mariadb';
	#folder;
	#socketFolder;
	/** @type {Daemon | undefined} */
	#server;
	#snapshot;

	/** @param {string} siteFolder */
	constructor( siteFolder ) {
		this.#folder = path.join( siteFolder, 'mariadb' );
		this.#socketFolder = socketFolder( siteFolder );
		this.#snapshot = new Snapshot(
			[ `--socket=${ this.#socket }`, '--user=root', NAME ],
			( sql ) => this.query( sql )
		);
	}

	/** @type {Database[ 'prepare' ]} */
	async prepare( { isLasting } ) {
		if ( ! existsSync( this.#folder ) ) {
			await installDatabase( this.#folder, userInfo().username );
		}
		await this.#start( isLasting ? [] : FORGETFUL );
		await this.#query( `CREATE DATABASE IF NOT EXISTS ${ NAME }` );
		return {
			DB_NAME: NAME,
			DB_USER: 'root',
			DB_PASSWORD: '',
			DB_HOST: `localhost:${ this.#socket }`,
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
		};
	}

	/** @type {Database[ 'save' ]} */
	save( file ) {
		return this.#snapshot.save( file );
	}

	/** @type {Database[ 'load' ]} */
	async load( file ) {
		if ( await this.#snapshot.restore( file ) ) {
			return;
		}
		await this.#query(
			`DROP DATABASE ${ NAME }; CREATE DATABASE ${ NAME }; USE ${ NAME };\nsource ${ file }`
		);
	}

	/** @type {Database[ 'stop' ]} */
	async stop() {
		await this.#server?.stop();
		await rm( this.#socketFolder, { recursive: true, force: true } );
	}

	get #socket() {
		return path.join( this.#socketFolder, 'mariadb.sock' );
	}

	/** @param {string[]} options */
	async #start( options ) {
		await rm( this.#socketFolder, { recursive: true, force: true } );
		await mkdir( this.#socketFolder, { mode: 0o700 } );
		const logFile = path.join( this.#folder, 'server.log' );
		this.#server = new Daemon(
			'mariadbd',
			[
				...SERVER_OPTIONS,
				...options,
				`--user=${ userInfo().username }`,
				`--datadir=${ this.#folder }`,
				`--socket=${ this.#socket }`,
				`--pid-file=${ path.join( this.#socketFolder, 'mariadb.pid' ) }`,
			],
			{ logFile }
		);
		while ( ! existsSync( this.#socket ) ) {
			if ( ! this.#server.isRunning ) {
				throw new Failure(
					`MariaDB ended at once: ${ await reasonIn( logFile ) } (${ logFile }).`
				);
			}
			await sleep( 50 );
		}
	}

	/**
	 * Runs statements of any length of time.
	 *
	 * @param {string} sql
	 * @return {Promise< string >} The rows, one a line, with tabs between their columns.
	 */
	query( sql ) {
		return this.#query( `USE ${ NAME };\n${ sql }` );
	}

	/**
	 * @param {string} sql
	 * @return {Promise< string >}
	 */
	#query( sql ) {
		return mariadb( 'mariadb', [
			'--no-defaults',
			'--default-character-set=utf8mb4',
			`--socket=${ this.#socket }`,
			'--user=root',
			'--batch',
			'--skip-column-names',
			`--execute=${ sql }`,
		] );
	}
}

/**
 * Where the sockets of a site's servers are: a socket's path may have 107
 * characters at most.
 *
 * @param {string} siteFolder
 */
export function socketFolder( siteFolder ) {
	return path.join(
		tmpdir(),
		`fcc-${ createHash( 'sha256' )
			.update( siteFolder )
			.digest( 'hex' )
			.slice( 0, 16 ) }`
	);
}

/**
 * Makes an empty database server's data folder.
 *
 * @param {string} folder
 * @param {string} user   Whom it shall belong to.
 */
export async function installDatabase( folder, user ) {
	const install = () =>
		mariadb( 'mariadb-install-db', [
			'--no-defaults',
			`--datadir=${ folder }`,
			`--user=${ user }`,
			'--auth-root-authentication-method=normal',
			'--skip-test-db',
		] ).catch( async ( error ) => {
			await rm( folder, { recursive: true, force: true } );
			throw error;
		} );
	// It was seen to fail, once in some fifty times, without a reason that it named; once even twice.
	await install().catch( install ).catch( install );
}

/**
 * Why a server has ended.
 *
 * @param {string} logFile
 */
export async function reasonIn( logFile ) {
	const output = await readFile( logFile, 'utf8' );
	return output.match( /\[ERROR\] (.*)/ )?.[ 1 ] ?? 'no reason given';
}

/**
 * Runs one of MariaDB's programs.
 *
 * @param {string}   program
 * @param {string[]} args
 * @return {Promise< string >} What it prints.
 * @throws {Failure} When MariaDB is not installed, or refuses.
 */
export async function mariadb( program, args ) {
	const { code, output } = await run( program, args ).catch( () => {
		throw new Failure(
			`There is no ${ program } on the path: install MariaDB (on Debian \`apt-get install mariadb-server\`), or leave --database out.`
		);
	} );
	if ( code !== 0 ) {
		throw new Failure(
			`${ program } failed: ${ output.trim().split( '\n' ).at( -1 ) }`
		);
	}
	return output;
}
