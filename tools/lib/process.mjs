/**
 * Child processes: run one to its end, or keep one running and stop it, with its own children, when this process ends.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {Object} RunResult
 * @property {number} code   Exit code; 128 + n when signal n ended it.
 * @property {string} output What it wrote to standard output and error (empty when inherited).
 */

/**
 * Runs a program to its end.
 *
 * @param {string}                                                                          command
 * @param {string[]}                                                                        args
 * @param {{ cwd?: string | undefined, env?: Record< string, string >, inherit?: boolean }} [options] `env` is added to this process's; `inherit` shows the output instead of collecting it.
 * @return {Promise< RunResult >} Rejects when the program cannot be started.
 */
export function run( command, args, { cwd, env, inherit = false } = {} ) {
	return new Promise( ( resolve, reject ) => {
		const child = spawn( command, args, {
			cwd,
			env: { ...process.env, ...env },
			stdio: [ 'ignore', ...streams( inherit ) ],
		} );
		let output = '';
		for ( const stream of [ child.stdout, child.stderr ] ) {
			stream?.setEncoding( 'utf8' ).on( 'data', ( text ) => {
				output += text;
			} );
		}
		child.on( 'error', reject );
		child.on( 'close', ( code, signal ) =>
			resolve( { code: exitCode( code, signal ), output } )
		);
	} );
}

/**
 * @param {boolean} inherit
 * @return {Array< 'inherit' | 'pipe' >} For standard output and error.
 */
function streams( inherit ) {
	return inherit ? [ 'inherit', 'inherit' ] : [ 'pipe', 'pipe' ];
}

/**
 * @param {number | null}         code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode( code, signal ) {
	return code ?? 128 + ( signal ? constants.signals[ signal ] : 0 );
}

/** @type {Set< Daemon >} */
const daemons = new Set();

/**
 * Becomes the program in its arguments, and ends the process group when standard input closes, which happens even when
 * this process is killed.
 */
const WHILE_PARENT_RUNS =
	'exec 3<&0; ( cat <&3 > /dev/null; kill -TERM 0 ) & exec "$@" < /dev/null 3<&-';

/**
 * A program that runs until it is stopped, or until this process ends. It leads its own process group, so its workers
 * end with it.
 */
export class Daemon {
	#child;
	#exited;

	/** Whether it was asked to end. */
	wasStopped = false;

	/**
	 * @param {string}                                                             command
	 * @param {string[]}                                                           args
	 * @param {{ cwd?: string, env?: Record< string, string >, logFile?: string }} [options] Without a log file it writes to this process's output.
	 */
	constructor( command, args, { cwd, env, logFile } = {} ) {
		const output = logFile ? openSync( logFile, 'w' ) : 'inherit';
		this.#child = spawn(
			'sh',
			[ '-c', WHILE_PARENT_RUNS, 'sh', command, ...args ],
			{
				cwd,
				env: { ...process.env, ...env },
				stdio: [ 'pipe', output, output ],
				detached: true,
			}
		);
		if ( typeof output === 'number' ) {
			closeSync( output );
		}
		this.#exited = new Promise( ( resolve ) => {
			this.#child.on( 'error', resolve );
			this.#child.on( 'exit', resolve );
		} );
		daemons.add( this );
		this.#exited.then( () => {
			daemons.delete( this );
			this.#child.stdin?.destroy();
		} );
	}

	/** Whether it is still running. */
	get isRunning() {
		return daemons.has( this );
	}

	/** Resolves when it has ended. */
	get exited() {
		return this.#exited;
	}

	/**
	 * Asks the whole group to end, and kills it after five seconds.
	 *
	 * @param {NodeJS.Signals} [signal]
	 */
	async stop( signal = 'SIGTERM' ) {
		this.wasStopped = true;
		this.#signal( signal );
		const timer = new AbortController();
		await Promise.race( [
			this.#exited,
			sleep( 5000, undefined, { signal: timer.signal } ).catch(
				() => {}
			),
		] );
		timer.abort();
		this.#signal( 'SIGKILL' );
		await this.#exited;
	}

	/** Kills the whole group. */
	async kill() {
		this.wasStopped = true;
		this.#signal( 'SIGKILL' );
		await this.#exited;
	}

	/** @param {NodeJS.Signals} signal */
	#signal( signal ) {
		if ( this.#child.pid === undefined ) {
			return;
		}
		try {
			process.kill( -this.#child.pid, signal );
		} catch {
			// The group has ended.
		}
	}
}

/** Stops everything that is still running. */
export async function stopDaemons() {
	await Promise.all( [ ...daemons ].map( ( daemon ) => daemon.stop() ) );
}

/**
 * Ends this command and its daemons on Ctrl-C, on a closed terminal and on SIGTERM.
 */
export function stopOnSignals() {
	/** @param {NodeJS.Signals} signal */
	const end = async ( signal ) => {
		await stopDaemons();
		process.exit( signal === 'SIGINT' ? 0 : exitCode( null, signal ) );
	};
	process.once( 'SIGINT', end );
	process.once( 'SIGTERM', end );
	process.once( 'SIGHUP', end );

	// A signal to npm ends npm and its shell, but not this process.
	const parent = process.ppid;
	if ( process.env.npm_lifecycle_event ) {
		setInterval( () => {
			if ( process.ppid !== parent ) {
				end( 'SIGTERM' );
			}
		}, 500 ).unref();
	}
}
