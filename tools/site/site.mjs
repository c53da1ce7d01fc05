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
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Balancer } from '../cluster/balancer.mjs';
import { Redis } from '../cluster/redis.mjs';
import { databaseFor } from '../database/database.mjs';
import { GaleraDatabase } from '../database/galera.mjs';
import { Failure } from '../lib/failure.mjs';
import { PLUGIN_SLUG, PROJECT_DIR, SITES_DIR } from '../lib/paths.mjs';
import { HOST, freePort } from '../lib/port.mjs';
import { wordpressCore } from '../provision/wordpress.mjs';
import { npmPhp } from '../runtime/php.mjs';
import { chooseRuntime } from '../runtime/runtime.mjs';
import { PhpError, remotePhp } from './remote-php.mjs';
import {
	placeFluentCart,
	placePeer,
	placePlugin,
	placeWordPress,
	siteToken,
} from './site-files.mjs';
import { wpConfig } from './wp-config.mjs';

/** @typedef {import('./wp-config.mjs').Constant} Constant */

/**
 * @typedef {'sqlite' | 'mariadb' | 'mysql' | 'galera'} DatabaseName
 */

/**
 * @typedef {Object} Database
 * @property {DatabaseName}                                                                                                                      name
 * @property {( options: { root: string, guestPath: ( file: string ) => string, isLasting: boolean } ) => Promise< Record< string, Constant > >} prepare Starts it and installs its driver; resolves with constants for wp-config.php.
 * @property {( file: string ) => Promise< void >}                                                                                               save    Writes the whole database to a file.
 * @property {( file: string ) => Promise< void >}                                                                                               load    Replaces the database with the content of such a file.
 * @property {string[]}                                                                                                                          [hosts] Hosts of its nodes, if it has several. A PHP server runs beside each.
 * @property {( sql: string ) => Promise< string >}                                                                                              [query] Runs statements without a time limit; resolves with the rows, one a line, columns separated by tabs. SQLite has none.
 * @property {() => Promise< void >}                                                                                                             stop    Stops it. Its files stay in the site's folder; those of a cluster are deleted.
 */

/**
 * @typedef {Object} SiteOptions
 * @property {string}       name         Name of its folder in `SITES_DIR`.
 * @property {number}       [port]       A free one by default.
 * @property {string}       [runtime]    `native`, `npm` or `playground`; the first that fits by default.
 * @property {string}       [wordpress]  `newest`, `oldest`, or a folder with WordPress.
 * @property {DatabaseName} [database]
 * @property {string}       [fluentCart] A folder with FluentCart, which is copied to the plugins; `install()` activates it.
 * @property {boolean}      [isLasting]  For development: page views run due jobs, and the database survives a crash. Tests run jobs themselves and delete the site.
 */

/**
 * @param {string} [name] From the command line.
 * @return {DatabaseName}
 */
export function databaseNamed( name = 'sqlite' ) {
	switch ( name ) {
		case 'sqlite':
		case 'mariadb':
		case 'mysql':
		case 'galera':
			return name;
		default:
			throw new Failure(
				`Unknown database “${ name }”. Use sqlite, mariadb, mysql, or galera.`
			);
	}
}

export const ADMIN = { user: 'admin', password: 'password' };

export class Site {
	#folder;
	#runtime;
	#database;
	/** The secret with which the tools run PHP in it. */
	#token = '';
	/** @type {Record< string, Constant >} Constants of its wp-config.php. */
	#constants = {};
	/** @type {import('../lib/process.mjs').Daemon[]} One for each PHP server. */
	#servers = [];
	/** @type {Balancer | undefined} With several servers only. */
	#balancer;
	/** @type {Redis | undefined} With several servers only. */
	#cache;

	/**
	 * @param {string}                                   folder
	 * @param {number}                                   port
	 * @param {import('../runtime/runtime.mjs').Runtime} runtime
	 * @param {Database}                                 database
	 */
	constructor( folder, port, runtime, database ) {
		this.#folder = folder;
		this.#runtime = runtime;
		this.#database = database;
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
		await site.#placeCache();
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
			WP_HOME: this.url,
			WP_SITEURL: this.url,
			WP_ENVIRONMENT_TYPE: 'local',
			WP_DEBUG: true,
			WP_DEBUG_LOG: guestPath( this.errorLogFile ),
			WP_DEBUG_DISPLAY: false,
			// Playground has one worker, which cannot send itself a request for cron.
			DISABLE_WP_CRON: ! isLasting || runtimeName === 'playground',
			// Sites share files by hard links, so files must not be edited in place.
			DISALLOW_FILE_EDIT: true,
			AUTOMATIC_UPDATER_DISABLED: true,
			FS_METHOD: 'direct',
			FCC_LOCAL_SITE_TOKEN: token,
			...( this.#cache && { FCC_REDIS_SOCKET: this.#cache.socket } ),
		};
		await this.#cache?.start();
		await this.#writeConfig();
	}

	/** Servers that share a database share their object cache, too. */
	async #placeCache() {
		const place = path.join( this.#root, 'wp-content/object-cache.php' );
		await rm( place, { force: true } );
		if ( ! ( this.#database instanceof GaleraDatabase ) ) {
			return;
		}
		await copyFile(
			path.join( PROJECT_DIR, 'tools/cluster/object-cache.php' ),
			place
		);
		this.#cache = new Redis( this.#database.cacheSocket );
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
		const { hosts = [] } = this.#database;
		const ports = hosts.length
			? await Promise.all( hosts.map( () => freePort() ) )
			: [ this.port ];
		this.#servers = ports.map( ( port, number ) =>
			this.#runtime.serve( {
				root: this.#root,
				port,
				logFile: this.#serverLogFile,
				env: { FCC_DB_HOST: hosts[ number ] ?? '' },
			} )
		);
		await Promise.all(
			ports.map( ( port, number ) =>
				this.#answers( port, this.#servers[ number ] )
			)
		);
		if ( hosts.length ) {
			this.#balancer = new Balancer( ports );
			await this.#balancer.listen( this.port );
		}
		await writeFile( path.join( this.#folder, 'url' ), this.url );
	}

	/**
	 * Starts another web server for the same site, without some extensions or functions of PHP.
	 *
	 * @param {import('../runtime/php.mjs').DisabledParts} disabled
	 * @return {Promise< { url: string, stop: () => Promise< void > } >}
	 */
	async serveWithout( disabled ) {
		const runtime = await npmPhp( disabled );
		const port = await freePort();
		const server = runtime.serve( {
			root: this.#root,
			port,
			logFile: this.#serverLogFile,
		} );
		await this.#answers( port, server );
		return {
			url: `http://${ HOST }:${ port }`,
			stop: () => server.stop( 'SIGINT' ),
		};
	}

	/**
	 * @param {number}                                          port
	 * @param {import('../lib/process.mjs').Daemon | undefined} server
	 */
	async #answers( port, server ) {
		const file = `http://${ HOST }:${ port }/wp-includes/css/buttons.css`;
		while ( ! ( await fetch( file ).catch( () => undefined ) )?.ok ) {
			if ( ! server?.isRunning ) {
				const output = await readFile( this.#serverLogFile, 'utf8' );
				throw new Failure(
					`The web server stopped right after it started: ${
						output.trim().split( '\n' ).at( -1 ) || 'no output'
					} (see ${ this.#serverLogFile }).`
				);
			}
			await sleep( 50 );
		}
	}

	/**
	 * Waits until the web server is stopped.
	 *
	 * @throws {Failure} When it ended unexpectedly.
	 */
	async served() {
		await Promise.race( this.#servers.map( ( { exited } ) => exited ) );
		if ( ! this.#servers.some( ( { wasStopped } ) => wasStopped ) ) {
			throw new Failure(
				`The web server stopped unexpectedly. See ${ this.#serverLogFile }.`
			);
		}
	}

	async stop() {
		await this.#balancer?.close();
		await Promise.all(
			this.#servers.map( ( server ) => server.stop( 'SIGINT' ) )
		);
		await this.#cache?.stop();
		await this.#database.stop();
	}

	/** Installs WordPress and activates the plugin, if that has not been done. */
	async install() {
		const page = `${ this.url }/wp-admin/install.php`;
		if (
			( await ( await fetch( page ) ).text() ).includes( 'id="setup"' )
		) {
			const response = await fetch( `${ page }?step=2`, {
				method: 'POST',
				body: new URLSearchParams( {
					weblog_title: 'Demo store',
					user_name: ADMIN.user,
					admin_password: ADMIN.password,
					admin_password2: ADMIN.password,
					pw_weak: 'on',
					admin_email: 'owner@example.com',
					blog_public: '0',
				} ),
			} );
			const answer = await response.text();
			if ( ! answer.includes( 'wp-login.php' ) ) {
				throw new Failure(
					`Couldn’t install WordPress. See ${ this.errorLogFile }.`
				);
			}
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
		// These constants would set the URL of every site.
		const { WP_HOME, WP_SITEURL, ...constants } = this.#constants;
		this.#constants = {
			...constants,
			MULTISITE: true,
			SUBDOMAIN_INSTALL: false,
			DOMAIN_CURRENT_SITE: domain,
			PATH_CURRENT_SITE: '/',
			SITE_ID_CURRENT_SITE: '1',
			BLOG_ID_CURRENT_SITE: '1',
		};
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
	 * Replaces the site's FluentCart.
	 *
	 * @param {string} folder
	 */
	async placeFluentCart( folder ) {
		await placeFluentCart( this.#root, folder );
	}

	/**
	 * Adds another plugin, for measurements beside this one.
	 *
	 * @param {string} folder Folder of the plugin, with its name.
	 */
	async placePeer( folder ) {
		await placePeer( this.#root, folder );
	}

	/**
	 * Adds a drop-in to wp-content.
	 *
	 * @param {string} name `db.php` …
	 * @param {string} file
	 */
	async placeDropIn( name, file ) {
		await copyFile( file, path.join( this.#root, 'wp-content', name ) );
	}

	/** @param {string} name Name of a placed drop-in. */
	async removeDropIn( name ) {
		await rm( path.join( this.#root, 'wp-content', name ), {
			force: true,
		} );
	}

	/**
	 * Adds a file of `tests/support/php/plugins/` as a must-use plugin, which WordPress loads before all plugins.
	 * Writes the file without PHP, because a request would boot WordPress.
	 *
	 * @param {string}                    name       `database/slow-statements` for `database/slow-statements.php`.
	 * @param {Record< string, unknown >} [settings] The file reads them from `$settings`.
	 */
	async placeMustUsePlugin( name, settings = {} ) {
		const json = JSON.stringify( settings ).replace( /[\\']/g, '\\$&' );
		await writeFile(
			this.#mustUsePlugin( name ),
			`<?php
$settings = json_decode( '${ json }', true );
require WP_PLUGIN_DIR . '/${ PLUGIN_SLUG }/tests/support/php/plugins/${ name }.php';
`
		);
	}

	/** @param {string} name Name of a placed must-use plugin. */
	async removeMustUsePlugin( name ) {
		await rm( this.#mustUsePlugin( name ), { force: true } );
	}

	/** @param {string} name */
	#mustUsePlugin( name ) {
		return path.join(
			this.#root,
			`wp-content/mu-plugins/${ name.replaceAll( '/', '-' ) }.php`
		);
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
		const { dir: file, base: functionName } = path.posix.parse( name );
		const namespace = path.posix
			.basename( file )
			.replace( /(?:^|-)(\w)/g, ( _match, letter ) =>
				letter.toUpperCase()
			);
		return this.#run(
			{
				file: `tests/support/php/${ file }.php`,
				function: `FluentCartCustomers\\Tests\\${ namespace }\\${ functionName }`,
			},
			args,
			url
		);
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
		const [ database, balancer, cache ] = [
			this.#database,
			this.#balancer,
			this.#cache,
		];
		if (
			! ( database instanceof GaleraDatabase ) ||
			! balancer ||
			! cache
		) {
			throw new Failure( 'This needs a running site on galera.' );
		}
		return { database, balancer, cache };
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
