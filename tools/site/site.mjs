/**
 * A WordPress site on this computer with the plugin of this checkout, for development and for each worker of a test
 * run.
 *
 *     const site = await Site.prepare( { name: 'demo' } );
 *     await site.start();
 *     await site.install();
 *     await site.seed();
 *     await site.call( 'wordpress/options/get', { name: 'blogname' } );
 *     await site.stop();
 */
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { databaseFor } from '../database/database.mjs';
import { GaleraDatabase } from '../database/galera.mjs';
import { Failure } from '../lib/failure.mjs';
import { PLUGIN_SLUG, SITES_DIR } from '../lib/paths.mjs';
import { HOST, freePort } from '../lib/port.mjs';
import { wordpressCore } from '../provision/wordpress.mjs';
import { chooseRuntime } from '../runtime/runtime.mjs';
import { installWordPress } from './install.mjs';
import { placeObjectCache } from './object-cache.mjs';
import { PhpError, remotePhp, testFunction } from './remote-php.mjs';
import {
	placeFluentCart,
	placePlugin,
	placeWordPress,
	siteToken,
} from './site-files.mjs';
import { WebServers } from './web-servers.mjs';
import { networkConstants, siteConstants, wpConfig } from './wp-config.mjs';
import { WpContent } from './wp-content.mjs';

/** @typedef {import('./wp-config.mjs').Constant} Constant */

/**
 * @typedef {Object} SiteOptions
 * @property {string}                                          name         Name of its folder in `SITES_DIR`.
 * @property {number}                                          [port]       A free one by default.
 * @property {string}                                          [runtime]    `native`, `npm` or `playground`; the first that fits by default.
 * @property {string}                                          [wordpress]  `newest`, `oldest`, or a folder with WordPress.
 * @property {import('../database/database.mjs').DatabaseName} [database]
 * @property {string}                                          [fluentCart] A folder with FluentCart, which is copied to the plugins; `install()` activates it.
 * @property {boolean}                                         [isLasting]  For development: page views run due jobs, and the database survives a crash. Tests run jobs themselves and delete the site.
 */

export class Site {
	#folder;
	#runtime;
	#database;
	/** The secret with which the tools run PHP in it. */
	#token = '';
	/** @type {Record< string, Constant >} Constants of its wp-config.php. */
	#constants = {};
	/** @type {import('../cluster/redis.mjs').Redis | undefined} With several servers only. */
	#cache;

	/**
	 * @param {string}                                      folder
	 * @param {number}                                      port
	 * @param {import('../runtime/runtime.mjs').Runtime}    runtime
	 * @param {import('../database/database.mjs').Database} database
	 */
	constructor( folder, port, runtime, database ) {
		this.#folder = folder;
		this.#runtime = runtime;
		this.#database = database;
		/** Its plugins and drop-ins. */
		this.content = new WpContent( this.#root );
		/** The PHP that serves it. */
		this.servers = new WebServers(
			runtime,
			this.#root,
			this.#serverLogFile
		);
		this.port = port;
		this.url = `http://${ HOST }:${ port }`;
	}

	/**
	 * Creates a site's files. Existing data is kept.
	 *
	 * @param {SiteOptions} options
	 * @throws {Failure} When a requirement is missing.
	 */
	static async prepare( {
		name,
		port = 0,
		runtime,
		wordpress,
		database = 'sqlite',
		fluentCart,
		isLasting = false,
	} ) {
		const folder = path.join( SITES_DIR, name );
		const site = new Site(
			folder,
			await freePort( port ),
			await chooseRuntime( database, runtime ),
			databaseFor( database, folder )
		);
		await placeWordPress( await wordpressCore( wordpress ), site.#root );
		await placePlugin( site.#root, site.#runtime );
		await placeFluentCart( site.#root, fluentCart );
		site.#cache = await placeObjectCache( site.#database, site.content );
		await site.#configure( await siteToken( folder ), isLasting );
		return site;
	}

	/**
	 * @param {string}  token
	 * @param {boolean} isLasting
	 */
	async #configure( token, isLasting ) {
		const { guestPath, name: runtimeName } = this.#runtime;
		this.#token = token;
		this.#constants = {
			...( await this.#database.prepare( {
				root: this.#root,
				guestPath,
				isLasting,
			} ) ),
			...siteConstants( {
				url: this.url,
				errorLog: guestPath( this.errorLogFile ),
				// Playground has one worker, which cannot send itself a request for cron.
				hasCron: isLasting && runtimeName !== 'playground',
				token,
			} ),
			...( this.#cache && { FCC_REDIS_SOCKET: this.#cache.socket } ),
		};
		await this.#cache?.start();
		await this.#writeConfig();
	}

	async #writeConfig() {
		await writeFile(
			path.join( this.#root, 'wp-config.php' ),
			wpConfig( this.#constants, this.#token )
		);
	}

	/**
	 * Changes constants of wp-config.php.
	 *
	 * @param {Record< string, Constant >} constants
	 */
	async define( constants ) {
		this.#constants = { ...this.#constants, ...constants };
		await this.#writeConfig();
	}

	/** The PHP that serves it. */
	get runtimeName() {
		return this.#runtime.name;
	}

	/** Log of PHP and WordPress. */
	get errorLogFile() {
		return path.join( this.#folder, 'debug.log' );
	}

	/** Starts the web server, or one for each node of a cluster, and waits until it answers. */
	async start() {
		await this.servers.start( this.port, this.#database.hosts );
		await writeFile( path.join( this.#folder, 'url' ), this.url );
	}

	/**
	 * Waits until the web server is stopped.
	 *
	 * @throws {Failure} When it ended unexpectedly.
	 */
	async served() {
		await this.servers.ended();
	}

	async stop() {
		await this.servers.stop();
		await this.#cache?.stop();
		await this.#database.stop();
	}

	/** Installs WordPress and activates the plugin, if that has not been done. */
	async install() {
		if ( await installWordPress( this.url, this.errorLogFile ) ) {
			await this.#setUp( 'use_pretty_permalinks' );
			// WordPress's installer writes notices.
			await this.clearErrorLog();
		}
		await this.activate( PLUGIN_SLUG );
	}

	/**
	 * Turns an installed site into the first of a network with subdirectories. No plugin may be active.
	 */
	async makeNetwork() {
		const domain = new URL( this.url ).host;
		await this.#setUp( 'make_network', { domain } );
		this.#constants = networkConstants( this.#constants, domain );
		await this.#writeConfig();
	}

	/**
	 * Activates a plugin, like wp-admin's page of plugins.
	 *
	 * @param {string} slug
	 */
	async activate( slug ) {
		await this.#setUp( 'activate', { plugin: `${ slug }/${ slug }.php` } );
	}

	/**
	 * Fills the demo store. Replaces all data of the plugin and FluentCart.
	 */
	async seed() {
		await this.#run( {
			file: 'tools/demo-store/seed.php',
			function: 'FluentCartCustomers\\DemoStore\\fill',
		} );
	}

	/**
	 * Whether the demo store has been filled.
	 *
	 * @return {Promise< boolean >}
	 */
	isSeeded() {
		return this.#setUp( 'has_demo_store' );
	}

	/**
	 * Calls a function of setup.php.
	 *
	 * @template Result
	 * @param {string}                    name
	 * @param {Record< string, unknown >} [args]
	 * @return {Promise< Result >}
	 */
	#setUp( name, args ) {
		return this.#run(
			{
				file: 'tools/site/setup.php',
				function: `FluentCartCustomers\\LocalSite\\${ name }`,
			},
			args
		);
	}

	/**
	 * Runs PHP inside this WordPress, with all plugins loaded and no user signed in.
	 *
	 * @template Result Declared by the caller.
	 * @param {string}                    code   Without an opening tag; reads its arguments from `$args`.
	 * @param {Record< string, unknown >} [args]
	 * @param {string}                    [url]  The PHP server of one node.
	 * @return {Promise< Result >} The return value, decoded from JSON.
	 * @throws {PhpError} An exception or fatal error of the PHP.
	 */
	php( code, args, url ) {
		return this.#run( { code }, args, url );
	}

	/**
	 * Calls a function of `tests/support/php/` inside this WordPress, with all plugins loaded and no user signed in.
	 *
	 * @template Result Declared by the caller.
	 * @param {string}                    name   `wordpress/options/get` is `FluentCartCustomers\\Tests\\Options\\get()` in `wordpress/options.php`.
	 * @param {Record< string, unknown >} [args] By the function's parameter names.
	 * @param {string}                    [url]  The PHP server of one node.
	 * @return {Promise< Result >} The return value, decoded from JSON.
	 * @throws {PhpError} An exception or fatal error of the PHP.
	 */
	call( name, args, url ) {
		return this.#run( testFunction( name ), args, url );
	}

	/**
	 * @template Result
	 * @param {import('./remote-php.mjs').PhpTask} task
	 * @param {Record< string, unknown >}          [args]
	 * @param {string}                             [url]
	 * @return {Promise< Result >}
	 */
	async #run( task, args, url = this.url ) {
		try {
			return await remotePhp( { url, token: this.#token }, task, args );
		} catch ( error ) {
			const fatal = ( await this.errorLog() ).match(
				/PHP (Fatal|Parse) error: .*/g
			);
			throw fatal && error instanceof PhpError
				? new PhpError( `${ error.message }\n${ fatal.at( -1 ) }` )
				: error;
		}
	}

	/**
	 * Runs SQL directly on the database server, without the time limit of a request.
	 *
	 * @param {string} sql
	 * @return {Promise< string >} The rows, one a line, columns separated by tabs.
	 * @throws {Failure} On SQLite, or when a statement fails.
	 */
	async sql( sql ) {
		if ( ! this.#database.query ) {
			throw new Failure(
				'Only mariadb, mysql, and galera accept SQL directly.'
			);
		}
		return this.#database.query( sql );
	}

	/**
	 * The cluster of the site.
	 *
	 * @throws {Failure} On another database.
	 */
	get cluster() {
		const database = this.#database;
		const cache = this.#cache;
		const { balancer } = this.servers;
		if (
			! ( database instanceof GaleraDatabase ) ||
			! balancer ||
			! cache
		) {
			throw new Failure( 'This needs a running site on galera.' );
		}
		return { database, balancer, cache };
	}

	/** Kills the database, and starts it again. Not on SQLite and on a cluster. */
	async crashDatabase() {
		await this.#database.crash?.();
	}

	/** Content of the log since it was cleared. */
	async errorLog() {
		return existsSync( this.errorLogFile )
			? readFile( this.errorLogFile, 'utf8' )
			: '';
	}

	/** Output of the web server, including PHP errors outside WordPress. */
	serverLog() {
		return readFile( this.#serverLogFile, 'utf8' );
	}

	async clearErrorLog() {
		await rm( this.errorLogFile, { force: true } );
	}

	/**
	 * Saves the database.
	 *
	 * @param {string} [file] Target; other sites with the same kind of database can restore it.
	 */
	async save( file = this.#savedFile ) {
		await this.#database.save( file );
	}

	/**
	 * Resets the database to the state of `save()`.
	 *
	 * @param {string} [file]
	 */
	async restore( file = this.#savedFile ) {
		await this.#database.load( file );
		await this.#cache?.ask( 'FLUSHALL' );
	}

	/** Stops the server and deletes files and database. */
	async delete() {
		await this.stop();
		await rm( this.#folder, { recursive: true, force: true } );
	}

	get #root() {
		return path.join( this.#folder, 'wordpress' );
	}

	get #serverLogFile() {
		return path.join( this.#folder, 'server.log' );
	}

	get #savedFile() {
		return path.join( this.#folder, 'saved-database' );
	}
}
