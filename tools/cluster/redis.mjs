/**
 * Redis: the object cache that several PHP servers share. It writes nothing to disk.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../lib/failure.mjs';
import { Daemon, run } from '../lib/process.mjs';

export class Redis {
	/** @type {Daemon | undefined} */
	#server;

	/** @param {string} socket Its path may have 107 characters at most. */
	constructor( socket ) {
		this.socket = socket;
	}

	get isRunning() {
		return this.#server?.isRunning ?? false;
	}

	/** Starts with an empty cache. */
	async start() {
		await rm( this.socket, { force: true } );
		const logFile = `${ this.socket }.log`;
		this.#server = new Daemon(
			'redis-server',
			[
				...[ '--port', '0', '--unixsocket', this.socket ],
				...[ '--save', '', '--appendonly', 'no' ],
			],
			{ logFile }
		);
		while ( ! existsSync( this.socket ) ) {
			if ( ! this.#server.isRunning ) {
				throw new Failure(
					`Couldn’t start Redis (see ${ logFile }). If it isn’t installed, install it (Debian: \`apt-get install redis-server php-redis\`).`
				);
			}
			await sleep( 20 );
		}
	}

	/**
	 * @param {...string} command
	 * @return {Promise< string >} The answer of Redis.
	 */
	async ask( ...command ) {
		const { output } = await run( 'redis-cli', [
			'-s',
			this.socket,
			...command,
		] );
		return output.trim();
	}

	/** Kills it. */
	async stop() {
		await this.#server?.kill();
	}
}
