/**
 * A connection that stays open, through the database's command-line client. Starting that client costs more than most
 * statements.
 */
import { spawn } from 'node:child_process';
import { Failure } from '../lib/failure.mjs';

/** A row that ends the answer to a script. */
const END = 'end of the answer';

export class SqlSession {
	#command;
	/** @type {import('node:child_process').ChildProcessWithoutNullStreams | undefined} */
	#client;

	/** @param {() => Promise< string[] >} command The client's command line, which connects and prints rows without names. */
	constructor( command ) {
		this.#command = command;
	}

	/**
	 * Runs statements, one script at a time.
	 *
	 * @param {string} sql The last statement ends with a semicolon.
	 * @return {Promise< string >} The rows, one a line, columns separated by tabs.
	 * @throws {Failure} When a statement fails, after which the next script opens a new connection.
	 */
	async query( sql ) {
		const client = ( this.#client ??= await this.#open() );
		return new Promise( ( resolve, reject ) => {
			let output = '';
			let errors = '';
			const stop = () => {
				client.removeAllListeners( 'close' );
				client.stdout.removeAllListeners( 'data' );
				client.stderr.removeAllListeners( 'data' );
			};
			client.stdout.on( 'data', ( text ) => {
				output += text;
				if ( output.endsWith( `${ END }\n` ) ) {
					stop();
					resolve( output.slice( 0, -END.length - 1 ) );
				}
			} );
			client.stderr.on( 'data', ( text ) => {
				errors += text;
			} );
			client.on( 'close', () => {
				stop();
				this.#client = undefined;
				reject(
					new Failure(
						`The database’s client ended: ${
							errors.trim().split( '\n' ).at( -1 ) || 'no reason'
						}`
					)
				);
			} );
			client.stdin.write( `${ sql }\nSELECT '${ END }';\n` );
		} );
	}

	async #open() {
		const [ program = '', ...args ] = await this.#command();
		// Otherwise it would print the rows at its end.
		const client = spawn( program, [ ...args, '--unbuffered' ] );
		client.stdout.setEncoding( 'utf8' );
		client.stderr.setEncoding( 'utf8' );
		// The event "close" follows and reports it.
		client.on( 'error', () => {} );
		client.stdin.on( 'error', () => {} );
		return client;
	}

	/** Closes the connection. The next script opens another one. */
	close() {
		this.#client?.removeAllListeners( 'close' );
		this.#client?.kill();
		this.#client = undefined;
	}
}
