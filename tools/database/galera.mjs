/**
 * A MariaDB Galera cluster of three nodes on this computer. Every node accepts reads and writes; a commit on one
 * reaches the others soon after.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { HOST, freePort } from '../lib/port.mjs';
import { Daemon } from '../lib/process.mjs';
import { MARIADB, installDatabase, mariadb } from './mariadb.mjs';
import {
	NOT_DURABLE,
	SERVER_OPTIONS,
	reasonIn,
	socketFolder,
	temporaryFolder,
} from './server.mjs';
import { Snapshot } from './snapshot.mjs';

/** @typedef {import('./database.mjs').Database} Database */

export const NODES = 3;

const NAME = 'wordpress';

/** Paths of the library in Debian's `galera-4` and other distributions. */
const PROVIDERS = [
	'/usr/lib/galera/libgalera_smm.so',
	'/usr/lib64/galera-4/libgalera_smm.so',
];

/** Rsync does not copy files that belong to root. */
const USER = userInfo().uid === 0 ? 'mysql' : userInfo().username;

/** Milliseconds. A node copies all data of another node before it joins. */
const READY_WITHIN_MS = 120_000;

/**
 * @implements {Database}
 */
export class GaleraDatabase {
	/** @type {'galera'} */
	name = 'galera';
	#folder;
	/** @type {Node[]} */
	#nodes = [];
	#snapshot;

	/** @param {string} siteFolder */
	constructor( siteFolder ) {
		// The whole folder, because MariaDB's user cannot read the home folder.
		this.#folder = socketFolder( siteFolder );
		this.#snapshot = new Snapshot(
			( args ) =>
				MARIADB.dump( [
					...args,
					`--socket=${ this.#socketOf( 0 ) }`,
					'--user=root',
					NAME,
				] ),
			( sql ) => this.query( sql ),
			{ keepsNextIds: true }
		);
	}

	/** @type {Database[ 'prepare' ]} */
	async prepare() {
		const provider = PROVIDERS.find( existsSync );
		if ( ! provider ) {
			throw new Failure(
				'Couldn’t find Galera. Install it (Debian: `apt-get install mariadb-server galera-4 rsync`).'
			);
		}
		await rm( this.#folder, { recursive: true, force: true } );
		await mkdir( this.#folder );
		// MariaDB's user needs access, whatever the umask.
		await chmod( this.#folder, 0o777 );
		const ports = [];
		for ( let number = 0; number < NODES; number++ ) {
			ports.push( await freePort() );
		}
		const peers = ports.map( ( port ) => `${ HOST }:${ port }` );
		for ( const [ number, port ] of ports.entries() ) {
			const node = new Node( {
				folder: path.join( this.#folder, String( number ) ),
				socket: this.#socketOf( number ),
				provider,
				port,
				peers,
			} );
			this.#nodes.push( node );
			await node.install();
			await node.start( { isFirst: number === 0 } );
		}
		await this.query( `CREATE DATABASE IF NOT EXISTS ${ NAME }`, 0, '' );
		return {
			DB_NAME: NAME,
			DB_HOST: { env: 'FCC_DB_HOST' },
			FCC_DB_HOSTS: this.hosts.join(),
			DB_USER: 'root',
			DB_PASSWORD: '',
			DB_CHARSET: 'utf8mb4',
			DB_COLLATE: '',
		};
	}

	/** @param {number} number Of a node. */
	#socketOf( number ) {
		return path.join( this.#folder, `${ number }.sock` );
	}

	/** `DB_HOST` of each node. */
	get hosts() {
		return this.#nodes.map( ( { socket } ) => `localhost:${ socket }` );
	}

	/** Socket of the object cache that the nodes' PHP servers share. */
	get cacheSocket() {
		return path.join( this.#folder, 'redis.sock' );
	}

	/** @type {Database[ 'save' ]} */
	save( file ) {
		return this.#snapshot.save( file );
	}

	/** @type {Database[ 'load' ]} */
	async load( file ) {
		if ( ! ( await this.#snapshot.restore( file ) ) ) {
			await this.query(
				`DROP DATABASE ${ NAME }; CREATE DATABASE ${ NAME }; USE ${ NAME };\nsource ${ file }`,
				0,
				''
			);
		}
		await this.settle();
	}

	/** Waits until all nodes have all commits. */
	async settle() {
		await Promise.all(
			this.#nodes.map( ( { isRunning }, number ) =>
				isRunning ? this.query( 'SELECT 1', number ) : ''
			)
		);
	}

	/**
	 * Runs statements without a time limit on a node, which first waits for earlier commits of other nodes.
	 *
	 * @param {string} sql
	 * @param {number} [number] Of the node.
	 * @param {string} [name]   Of the database.
	 * @return {Promise< string >} The rows, one a line, columns separated by tabs.
	 */
	query( sql, number = 0, name = NAME ) {
		return mariadb( 'mariadb', [
			'--no-defaults',
			'--default-character-set=utf8mb4',
			`--socket=${ this.#socketOf( number ) }`,
			'--user=root',
			'--init-command=SET SESSION wsrep_sync_wait = 15',
			'--batch',
			'--skip-column-names',
			`--execute=${ name && `USE ${ name };\n` }${ sql }`,
		] );
	}

	/**
	 * Kills a node.
	 *
	 * @param {number} number
	 */
	async kill( number ) {
		await this.#nodes[ number ]?.kill();
	}

	/**
	 * Starts a node again. It copies missed commits from the others.
	 *
	 * @param {number} number
	 */
	async revive( number ) {
		await this.#nodes[ number ]?.start( { isFirst: false } );
	}

	/** @type {Database[ 'stop' ]} */
	async stop() {
		// Concurrently: an orderly shutdown of a cluster that is thrown away only takes time.
		await Promise.all( this.#nodes.map( ( node ) => node.kill() ) );
		await rm( this.#folder, { recursive: true, force: true } );
	}
}

/**
 * A node listens on a socket for PHP, and on a port for its peers.
 */
class Node {
	#folder;
	#provider;
	#port;
	#peers;
	/** @type {Daemon | undefined} */
	#server;

	/**
	 * @param {{ folder: string, socket: string, provider: string, port: number, peers: string[] }} options
	 */
	constructor( { folder, socket, provider, port, peers } ) {
		this.#folder = folder;
		this.#provider = provider;
		this.#port = port;
		this.#peers = peers;
		this.socket = socket;
	}

	get isRunning() {
		return this.#server?.isRunning ?? false;
	}

	async install() {
		await installDatabase( this.#folder, USER );
	}

	/** @param {{ isFirst: boolean }} options Whether it starts the cluster instead of joining it. */
	async start( { isFirst } ) {
		const [ incremental, whole ] = [ await freePort(), await freePort() ];
		const logFile = `${ this.#folder }.log`;
		await rm( this.socket, { force: true } );
		const temporary = await temporaryFolder( `${ this.#folder }.tmp` );
		this.#server = new Daemon(
			'mariadbd',
			[
				'--no-defaults',
				...SERVER_OPTIONS,
				...NOT_DURABLE,
				`--user=${ USER }`,
				`--datadir=${ this.#folder }`,
				`--socket=${ this.socket }`,
				`--tmpdir=${ temporary }`,
				`--pid-file=${ this.#folder }.pid`,
				'--binlog-format=ROW',
				'--innodb-autoinc-lock-mode=2',
				'--wsrep-on=ON',
				`--wsrep-provider=${ this.#provider }`,
				`--wsrep-cluster-address=gcomm://${ this.#peers.join( ',' ) }`,
				`--wsrep-node-address=${ HOST }:${ this.#port }`,
				`--wsrep-provider-options=gmcast.listen_addr=tcp://${ HOST }:${ this.#port };ist.recv_addr=${ HOST }:${ incremental }`,
				'--wsrep-sst-method=rsync',
				`--wsrep-sst-receive-address=${ HOST }:${ whole }`,
				...( isFirst ? [ '--wsrep-new-cluster' ] : [] ),
			],
			{ logFile }
		);
		const deadline = Date.now() + READY_WITHIN_MS;
		while ( ! ( await this.#isReady() ) ) {
			if ( ! this.#server.isRunning || Date.now() > deadline ) {
				throw new Failure(
					`A cluster node didn’t start: ${ await reasonIn( logFile ) } (see ${ logFile }).`
				);
			}
			await sleep( 100 );
		}
	}

	async #isReady() {
		if ( ! existsSync( this.socket ) ) {
			return false;
		}
		const state = await mariadb( 'mariadb', [
			'--no-defaults',
			`--socket=${ this.socket }`,
			'--user=root',
			'--batch',
			'--skip-column-names',
			"--execute=SHOW STATUS LIKE 'wsrep_ready'",
		] ).catch( () => '' );
		return state.includes( 'ON' );
	}

	async kill() {
		await this.#server?.kill();
	}
}
