/**
 * A database server for one site. It listens on a socket only, so it uses no port, account or database of this
 * computer.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { Daemon } from '../lib/process.mjs';
import { Snapshot } from './snapshot.mjs';
import { SqlSession } from './sql-session.mjs';

/** @typedef {import('./database.mjs').Database} Database */

/**
 * @typedef {Object} Engine What differs between MariaDB and MySQL.
 * @property {'mariadb' | 'mysql'}                        name
 * @property {string}                                     title
 * @property {( folder: string ) => Promise< void >}      install Creates the data folder of an empty server.
 * @property {() => Promise< string[] >}                  server  The beginning of the server's command line.
 * @property {() => Promise< string[] >}                  client  The beginning of the client's command line.
 * @property {( command: string[] ) => Promise< string >} run     Runs one of its programs and resolves with what it prints.
 * @property {( args: string[] ) => Promise< unknown >}   dump    Runs the program that writes a database to a file.
 */

const NAME = 'wordpress';

/** All other options keep their defaults. */
export const SERVER_OPTIONS = [
	'--skip-networking',
	'--skip-log-bin',
	'--character-set-server=utf8mb4',
	'--collation-server=utf8mb4_unicode_520_ci',
];

/** Options for data that survive a crash of the server, and need not survive one of the computer. */
export const NOT_DURABLE = [
	'--innodb-flush-log-at-trx-commit=2',
	'--innodb-doublewrite=0',
	'--innodb-flush-method=nosync',
];

/**
 * @implements {Database}
 */
export class ServerDatabase {
	#engine;
	#folder;
	#socketFolder;
	/** @type {Daemon | undefined} */
	#server;
	/** @type {string[]} Of the running server. */
	#options = [];
	#session;
	#snapshot;

	/**
	 * @param {Engine} engine
	 * @param {string} siteFolder
	 */
	constructor( engine, siteFolder ) {
		this.#engine = engine;
		this.name = engine.name;
		this.#folder = path.join( siteFolder, engine.name );
		this.#socketFolder = socketFolder( siteFolder );
		this.#session = new SqlSession( () => this.#client() );
		this.#snapshot = new Snapshot(
			( args ) => engine.dump( [ ...args, ...this.#access, NAME ] ),
			( sql ) => this.#session.query( `USE ${ NAME };\n${ sql }` )
		);
	}

	/** @type {Database[ 'prepare' ]} */
	async prepare( { isLasting } ) {
		if ( ! existsSync( this.#folder ) ) {
			await this.#engine.install( this.#folder );
		}
		this.#options = isLasting ? [] : NOT_DURABLE;
		await this.#start();
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

	/** @type {NonNullable< Database[ 'crash' ] >} */
	async crash() {
		await this.#server?.kill();
		await this.#start();
	}

	/** @type {Database[ 'stop' ]} */
	async stop() {
		this.#session.close();
		await this.#server?.stop();
		await rm( this.#socketFolder, { recursive: true, force: true } );
	}

	get #socket() {
		return path.join( this.#socketFolder, `${ this.name }.sock` );
	}

	get #access() {
		return [ `--socket=${ this.#socket }`, '--user=root' ];
	}

	async #start() {
		this.#session.close();
		await rm( this.#socketFolder, { recursive: true, force: true } );
		await mkdir( this.#socketFolder, { mode: 0o700 } );
		const temporary = await temporaryFolder(
			path.join( this.#socketFolder, 'tmp' )
		);
		const logFile = path.join( this.#folder, 'server.log' );
		const [ command = '', ...args ] = await this.#engine.server();
		this.#server = new Daemon(
			command,
			[
				...args,
				...SERVER_OPTIONS,
				...this.#options,
				`--user=${ userInfo().username }`,
				`--datadir=${ this.#folder }`,
				`--socket=${ this.#socket }`,
				`--tmpdir=${ temporary }`,
				`--pid-file=${ path.join(
					this.#socketFolder,
					`${ this.name }.pid`
				) }`,
			],
			{ logFile }
		);
		while ( ! existsSync( this.#socket ) ) {
			if ( ! this.#server.isRunning ) {
				throw new Failure(
					`${ this.#engine.title } stopped right after it started: ${ await reasonIn(
						logFile
					) } (see ${ logFile }).`
				);
			}
			await sleep( 50 );
		}
	}

	/** @type {NonNullable< Database[ 'query' ] >} */
	query( sql ) {
		return this.#query( `USE ${ NAME };\n${ sql }` );
	}

	/**
	 * @param {string} sql
	 * @return {Promise< string >}
	 */
	async #query( sql ) {
		return this.#engine.run( [
			...( await this.#client() ),
			`--execute=${ sql }`,
		] );
	}

	/** The command line of a client without statements. */
	async #client() {
		return [
			...( await this.#engine.client() ),
			...this.#access,
			'--default-character-set=utf8mb4',
			'--batch',
			'--skip-column-names',
		];
	}
}

/**
 * Creates a folder for the temporary tables of one server. When MariaDB starts, it deletes all temporary tables in its
 * folder. In a shared folder, it would delete those of running servers too, which then end with a segmentation fault.
 *
 * @param {string} folder
 */
export async function temporaryFolder( folder ) {
	await mkdir( folder, { recursive: true } );
	// The server may run as another user.
	await chmod( folder, 0o777 );
	return folder;
}

/**
 * Folder for the sockets of a site's servers. The path of a socket has at most 107 characters.
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
 * The reason for which a server has ended.
 *
 * @param {string} logFile
 */
export async function reasonIn( logFile ) {
	const output = await readFile( logFile, 'utf8' );
	return output.match( /\[ERROR\] (.*)/ )?.[ 1 ] ?? 'no reason given';
}
