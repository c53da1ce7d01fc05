/**
 * Sends each request to the next server, as a load balancer does in front of several PHP servers. A real one detects a
 * dead server by health checks; this one is told with `setDown()`.
 */
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { HOST } from '../lib/port.mjs';

export class Balancer {
	#server;
	#ports;
	/** @type {Set< number >} */
	#down = new Set();
	#turn = 0;

	/** @param {number[]} ports Of the servers. */
	constructor( ports ) {
		this.#ports = ports;
		this.#server = createServer( ( asked, answer ) => {
			const passed = request( {
				host: HOST,
				port: this.#next(),
				method: asked.method,
				path: asked.url,
				headers: asked.headers,
				agent: false,
			} );
			// PHP's own server ends its response by closing the connection.
			answer.useChunkedEncodingByDefault = false;
			passed.on( 'response', ( given ) => {
				answer.writeHead( given.statusCode ?? 502, given.rawHeaders );
				// A broken response breaks for the client, too.
				pipeline( given, answer, () => {} );
			} );
			passed.on( 'error', () => answer.destroy() );
			answer.on( 'close', () => passed.destroy() );
			asked.pipe( passed );
		} );
	}

	/** @param {number} number Of a server. */
	urlOf( number ) {
		return `http://${ HOST }:${ this.#ports[ number ] }`;
	}

	/** @param {number} port */
	listen( port ) {
		return new Promise( ( resolve ) => {
			this.#server.listen( port, HOST, () => resolve( undefined ) );
		} );
	}

	/** Also ends open connections. */
	close() {
		this.#server.closeAllConnections();
		return new Promise( ( resolve ) => this.#server.close( resolve ) );
	}

	/**
	 * @param {number}  number Of a server.
	 * @param {boolean} isDown Whether the server gets no requests.
	 */
	setDown( number, isDown ) {
		this.#down[ isDown ? 'add' : 'delete' ]( number );
	}

	#next() {
		const there = this.#ports.filter(
			( _port, number ) => ! this.#down.has( number )
		);
		return there[ this.#turn++ % there.length ];
	}
}
