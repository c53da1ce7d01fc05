/**
 * Ports on 127.0.0.1, the only address on which the servers listen.
 */
import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

export const HOST = '127.0.0.1';

/**
 * A port that is free now.
 *
 * @param {number} [wanted] 0: any.
 * @return {Promise< number >}
 * @throws {Failure} When the wanted port is taken.
 */
export function freePort( wanted = 0 ) {
	return new Promise( ( resolve, reject ) => {
		const server = createServer();
		server.once( 'error', ( /** @type {NodeJS.ErrnoException} */ error ) =>
			reject( portFailure( error, wanted ) )
		);
		server.listen( wanted, HOST, () => {
			const address = server.address();
			const port =
				address && typeof address === 'object' ? address.port : wanted;
			server.close( () => resolve( port ) );
		} );
	} );
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number}                port
 */
function portFailure( error, port ) {
	const suggestion = `npm start -- --port=${ port + 1 }`;
	if ( error.code === 'EADDRINUSE' ) {
		return new Failure(
			`Port ${ port } is already in use. Stop the other program or use another port, for example: \`${ suggestion }\``
		);
	}
	if ( error.code === 'EACCES' ) {
		return new Failure(
			`You don’t have permission to use port ${ port }. Use a port above 1023, for example: \`npm start -- --port=8890\``
		);
	}
	return error;
}
