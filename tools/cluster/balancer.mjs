/**
 * Sends every request to the next server in turn, as a load balancer does in
 * front of several PHP machines. A server that is gone is left out as soon as
 * somebody says so, which a real one finds out by asking.
 */
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { HOST } from '../lib/port.mjs';

export class Balancer {
	#server;
	#ports;
	/** @type {Set< number >} */
	#gone = new Set();
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
			// As PHP's own server answers: until it hangs up.
			answer.useChunkedEncodingByDefault = false;
			passed.on( 'response', ( given ) => {
				answer.writeHead( given.statusCode ?? 502, given.rawHeaders );
				// An answer that breaks off breaks off for whoever asked, too.
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

	/** Ends what is under way, too. */
	close() {
		this.#server.closeAllConnections();
		return new Promise( ( resolve ) => this.#server.close( resolve ) );
	}

	/**
	 * @param {number}  number Of a server.
	 * @param {boolean} isGone Whether no request shall go there.
	 */
	setGone( number, isGone ) {
		this.#gone[ isGone ? 'add' : 'delete' ]( number );
	}

	#next() {
		const there = this.#ports.filter(
			( _port, number ) => ! this.#gone.has( number )
		);
		return there[ this.#turn++ % there.length ];
	}
}
