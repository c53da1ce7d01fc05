/**
 * WordPress on Playground: PHP compiled to WebAssembly. It needs only Node and runs everywhere, but a request takes
 * about two seconds.
 */
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { PLUGIN_SLUG, PROJECT_DIR, SITES_DIR } from '../lib/paths.mjs';
import { HOST } from '../lib/port.mjs';
import { Daemon } from '../lib/process.mjs';
import { installPackage } from '../provision/packages.mjs';

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/** Where the site's folder is mounted in Playground's file system. */
const GUEST_SITE = '/site';

/**
 * @implements {Runtime}
 */
class PlaygroundRuntime {
	/** @type {'playground'} */
	name = 'playground';
	#cli;

	/** @param {string} cli Path of the program of `@wp-playground/cli`. */
	constructor( cli ) {
		this.#cli = cli;
	}

	/** @type {Runtime[ 'guestPath' ]} */
	guestPath( file ) {
		const [ , ...inside ] = path
			.relative( SITES_DIR, file )
			.split( path.sep );
		return path.posix.join( GUEST_SITE, ...inside );
	}

	/** @type {Runtime[ 'serve' ]} */
	serve( { root, port, logFile } ) {
		return new Daemon(
			process.execPath,
			[
				this.#cli,
				'server',
				`--port=${ port }`,
				`--site-url=http://${ HOST }:${ port }`,
				`--mount-before-install=${ root }:/wordpress`,
				`--mount-before-install=${ path.dirname( root ) }:${ GUEST_SITE }`,
				`--mount-before-install=${ PROJECT_DIR }:/wordpress/wp-content/plugins/${ PLUGIN_SLUG }`,
				'--wordpress-install-mode=do-not-attempt-installing',
				'--skip-sqlite-setup',
			],
			{ logFile }
		);
	}
}

/**
 * @param {import('../database/database.mjs').DatabaseName} database
 */
export async function playground( database ) {
	if ( database !== 'sqlite' ) {
		throw new Failure(
			'Playground can use only SQLite. Run without --database, or with --runtime=native or --runtime=npm.'
		);
	}
	return new PlaygroundRuntime( await playgroundCli() );
}

/**
 * @return {Promise< string >} Path of the program of `@wp-playground/cli`, downloaded at its first use.
 */
export async function playgroundCli() {
	const folder = await installPackage(
		'@wp-playground/cli',
		'WordPress Playground, 480 MB'
	);
	return path.join( folder, 'wp-playground.js' );
}
