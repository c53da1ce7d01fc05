import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Balancer } from '../cluster/balancer.mjs';
import { Failure } from '../lib/failure.mjs';
import { HOST, freePort } from '../lib/port.mjs';
import { npmPhp } from '../runtime/php.mjs';

/** @typedef {import('../lib/process.mjs').Daemon} Daemon */

/**
 * The PHP servers of a site: one, or one for each node of a cluster behind a balancer.
 */
export class WebServers {
	#runtime;
	#root;
	#logFile;
	#port = 0;
	/** @type {Daemon[]} */
	#servers = [];
	/** @type {Balancer | undefined} With several servers only. */
	balancer;

	/**
	 * @param {import('../runtime/runtime.mjs').Runtime} runtime
	 * @param {string}                                   root    Folder of WordPress.
	 * @param {string}                                   logFile
	 */
	constructor( runtime, root, logFile ) {
		this.#runtime = runtime;
		this.#root = root;
		this.#logFile = logFile;
	}

	/**
	 * Starts the servers, and waits until they answer.
	 *
	 * @param {number}   sitePort
	 * @param {string[]} [hosts]  Hosts of the nodes of a cluster.
	 */
	async start( sitePort, hosts = [] ) {
		this.#port = sitePort;
		const ports = hosts.length
			? await Promise.all( hosts.map( () => freePort() ) )
			: [ sitePort ];
		this.#servers = ports.map( ( port, number ) =>
			this.#runtime.serve( {
				root: this.#root,
				port,
				logFile: this.#logFile,
				env: { FCC_DB_HOST: hosts[ number ] ?? '' },
			} )
		);
		await Promise.all(
			ports.map( ( port, number ) =>
				this.#answers( port, this.#servers[ number ] )
			)
		);
		if ( hosts.length ) {
			this.balancer = new Balancer( ports );
			await this.balancer.listen( sitePort );
		}
	}

	/**
	 * Starts another server, without some extensions or functions of PHP.
	 *
	 * @param {import('../runtime/php.mjs').DisabledParts} disabled
	 * @return {Promise< { url: string, stop: () => Promise< void > } >}
	 */
	async startWithout( disabled ) {
		const runtime = await npmPhp( disabled );
		const port = await freePort();
		const server = runtime.serve( {
			root: this.#root,
			port,
			logFile: this.#logFile,
		} );
		await this.#answers( port, server );
		return {
			url: `http://${ HOST }:${ port }`,
			stop: () => server.stop( 'SIGINT' ),
		};
	}

	/**
	 * @param {number}             port
	 * @param {Daemon | undefined} server
	 */
	async #answers( port, server ) {
		const file = `http://${ HOST }:${ port }/wp-includes/css/buttons.css`;
		while ( ! ( await fetch( file ).catch( () => undefined ) )?.ok ) {
			if ( ! server?.isRunning ) {
				const output = await readFile( this.#logFile, 'utf8' );
				throw new Failure(
					`The web server stopped right after it started: ${
						output.trim().split( '\n' ).at( -1 ) || 'no output'
					} (see ${ this.#logFile }).`
				);
			}
			await sleep( 50 );
		}
	}

	/** Kills the only server and its requests, and starts it again. */
	async crash() {
		await Promise.all( this.#servers.map( ( server ) => server.kill() ) );
		// Workers end a little after the process that has started them.
		while ( ! ( await freePort( this.#port ).catch( () => 0 ) ) ) {
			await sleep( 50 );
		}
		await this.start( this.#port );
	}

	/**
	 * Waits until a server is stopped.
	 *
	 * @throws {Failure} When it ended unexpectedly.
	 */
	async ended() {
		await Promise.race( this.#servers.map( ( { exited } ) => exited ) );
		if ( ! this.#servers.some( ( { wasStopped } ) => wasStopped ) ) {
			throw new Failure(
				`The web server stopped unexpectedly. See ${ this.#logFile }.`
			);
		}
	}

	async stop() {
		await this.balancer?.close();
		await Promise.all(
			this.#servers.map( ( server ) => server.stop( 'SIGINT' ) )
		);
	}
}
