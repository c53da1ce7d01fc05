/**
 * A WordPress site on this machine, with the plugin of this checkout in it:
 * for development, and one or more for each test run.
 *
 *     const site = await Site.prepare( { name: 'demo' } );
 *     await site.start();
 *     await site.install();
 *     await site.seed();
 *     await site.call( 'options/get', { name: 'blogname' } );
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
 * @property {( options: { root: string, guestPath: ( file: string ) => string, isLasting: boolean } ) => Promise< Record< string, Constant > >} prepare Starts it and puts its driver in place; resolves with constants for wp-config.php.
 * @property {( file: string ) => Promise< void >}                                                                                               save    Writes all of it to a file.
 * @property {( file: string ) => Promise< void >}                                                                                               load    Replaces all of it by what `save` wrote.
 * @property {string[]}                                                                                                                          [hosts] Of its nodes, if it has several: a PHP machine is to run beside each.
 * @property {( sql: string ) => Promise< string >}                                                                                              [query] Runs statements of any length of time; resolves with the rows, one a line, with tabs between their columns. SQLite has no server that could.
 * @property {() => Promise< void >}                                                                                                             stop    Ends it. Its files stay, in the site's folder; but for a cluster's, which are thrown away.
 */

/**
 * @typedef {Object} SiteOptions
 * @property {string}       name         Names its folder in `SITES_DIR`.
 * @property {number}       [port]       A free one by default.
 * @property {string}       [runtime]    `native`, `npm` or `playground`; the first that fits by default.
 * @property {string}       [wordpress]  `newest`, `oldest`, or a folder with WordPress.
 * @property {DatabaseName} [database]
 * @property {string}       [fluentCart] A folder with FluentCart, to have it among the plugins: not active yet, but for `install()`.
 * @property {boolean}      [isLasting]  Whether people work in it: page views run due jobs, and no crash harms the database. Tests run jobs when they want them, and throw the site away.
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
				`There is no database “${ name }”: choose sqlite, mariadb, mysql or galera.`
			);
	}
}

export const ADMIN = { user: 'admin', password: 'password' };

export class Site {
	#folder;
	#runtime;
	#database;
	/** The secret with which our tools run PHP in it. */
	#token = '';
	/** @type {Record< string, Constant >} Of its wp-config.php. */
	#constants = {};
	/** @type {import('../lib/process.mjs').Daemon[]} Of each PHP machine. */
	#servers = [];
	/** @type {Balancer | undefined} In front of several. */
	#balancer;
	/** @type {Redis | undefined} What several share. */
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
	 * Puts a site's files in place. What is there already is kept.
	 *
	 * @param {SiteOptions} options
	 * @throws {Failure} When something that it needs is missing.
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
			// Playground's only worker cannot ask itself to run the jobs.
			DISABLE_WP_CRON: ! isLasting || runtimeName === 'playground',
			// Files are shared between sites by hard links: nobody may edit them in place.
			DISALLOW_FILE_EDIT: true,
			AUTOMATIC_UPDATER_DISABLED: true,
			FS_METHOD: 'direct',
			FCC_LOCAL_SITE_TOKEN: token,
			...( this.#cache && { FCC_REDIS_SOCKET: this.#cache.socket } ),
		};
		await this.#cache?.start();
		await this.#writeConfig();
	}

	/** Machines that share a database share their object cache, too. */
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
	 * Changes what wp-config.php says.
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

	/** What PHP and WordPress complain about goes here. */
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
	 * Starts another web server for the same site, whose PHP lacks something.
	 *
	 * @param {import('../runtime/php.mjs').Lack} lack
	 * @return {Promise< { url: string, stop: () => Promise< void > } >}
	 */
	async serveWithout( lack ) {
		const runtime = await npmPhp( lack );
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
					`The web server ended at once: ${
						output.trim().split( '\n' ).at( -1 ) ||
						'it said nothing'
					} (${ this.#serverLogFile }).`
				);
			}
			await sleep( 50 );
		}
	}

	/**
	 * Waits until the web server is stopped.
	 *
	 * @throws {Failure} When it ended by itself.
	 */
	async served() {
		await Promise.race( this.#servers.map( ( { exited } ) => exited ) );
		if ( ! this.#servers.some( ( { wasStopped } ) => wasStopped ) ) {
			throw new Failure(
				`The web server ended by itself; see ${ this.#serverLogFile }.`
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

	/** Installs WordPress and activates the plugin, unless that has been done. */
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
					`WordPress could not be installed; see ${ this.errorLogFile }.`
				);
			}
			await this.#setUp( 'use_pretty_permalinks' );
			// WordPress's own installer is not free of notices.
			await this.clearErrorLog();
		}
		await this.activate( PLUGIN_SLUG );
	}

	/**
	 * Makes an installed site the first one of a network, whose others are in
	 * folders of it. No plugin may be active.
	 */
	async makeNetwork() {
		const domain = new URL( this.url ).host;
		await this.#setUp( 'make_network', { domain } );
		// They would be the address of each of its sites.
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
	 * Activates a plugin, as a person does on wp-admin's page of plugins.
	 *
	 * @param {string} slug
	 */
	async activate( slug ) {
		await this.#setUp( 'activate', { plugin: `${ slug }/${ slug }.php` } );
	}

	/**
	 * Puts another FluentCart among the plugins, in place of the one that is there.
	 *
	 * @param {string} folder
	 */
	async placeFluentCart( folder ) {
		await placeFluentCart( this.#root, folder );
	}

	/**
	 * Puts another plugin among the plugins, to be measured beside ours.
	 *
	 * @param {string} folder The plugin's, with its name.
	 */
	async placePeer( folder ) {
		await placePeer( this.#root, folder );
	}

	/**
	 * Puts a file among those with which WordPress lets hosts replace a part of it.
	 *
	 * @param {string} name `db.php` …
	 * @param {string} file
	 */
	async placeDropIn( name, file ) {
		await copyFile( file, path.join( this.#root, 'wp-content', name ) );
	}

	/** @param {string} name Of a drop-in that was placed. */
	async removeDropIn( name ) {
		await rm( path.join( this.#root, 'wp-content', name ), {
			force: true,
		} );
	}

	/**
	 * Adds a file of `tests/support/php/plugins/` as a must-use plugin, which WordPress loads before all plugins. Written
	 * past PHP, because a request costs a boot of WordPress.
	 *
	 * @param {string}                    name       `slow-orders` for `slow-orders.php`.
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

	/** @param {string} name Of a must-use plugin that was placed. */
	async removeMustUsePlugin( name ) {
		await rm( this.#mustUsePlugin( name ), { force: true } );
	}

	/** @param {string} name */
	#mustUsePlugin( name ) {
		return path.join( this.#root, `wp-content/mu-plugins/${ name }.php` );
	}

	/**
	 * Fills the demo store, or fills it again: everything that the plugin and
	 * FluentCart keep is replaced.
	 */
	async seed() {
		await this.#run( {
			file: 'tools/demo-store/seed.php',
			function: 'FluentCartCustomers\\DemoStore\\fill',
		} );
	}

	/**
	 * Whether the demo store has been filled once.
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
	 * @template Result Declared by the caller, which knows the code.
	 * @param {string}                    code   Without an opening tag; reads its arguments from `$args`.
	 * @param {Record< string, unknown >} [args]
	 * @param {string}                    [url]  The PHP server of one node.
	 * @return {Promise< Result >} What the code returns, by way of JSON.
	 * @throws {PhpError} What the code throws, or the fatal error that ended it.
	 */
	php( code, args, url ) {
		return this.#run( { code }, args, url );
	}

	/**
	 * Calls a function of `tests/support/php/` inside this WordPress, with all plugins loaded and no user signed in.
	 *
	 * @template Result Declared by the caller, which knows the function.
	 * @param {string}                    name   `orders/insert_paid` is `FluentCartCustomers\\Tests\\Orders\\insert_paid()` in `orders.php`.
	 * @param {Record< string, unknown >} [args] By the function's parameter names.
	 * @param {string}                    [url]  The PHP server of one node.
	 * @return {Promise< Result >} What the function returns, by way of JSON.
	 * @throws {PhpError} What the function throws, or the fatal error that ended it.
	 */
	call( name, args, url ) {
		const [ file = '', functionName ] = name.split( '/' );
		const namespace = file.replace( /(?:^|-)(\w)/g, ( _match, letter ) =>
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
	 * Runs SQL in the database server itself: no request could take as long as some of it.
	 *
	 * @param {string} sql
	 * @return {Promise< string >} The rows, one a line, with tabs between their columns.
	 * @throws {Failure} On SQLite, or when the server refuses.
	 */
	async sql( sql ) {
		if ( ! this.#database.query ) {
			throw new Failure( 'SQLite takes no SQL past PHP.' );
		}
		return this.#database.query( sql );
	}

	/**
	 * The cluster that the site stands on.
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
			throw new Failure(
				'Only a started site on galera stands on a cluster.'
			);
		}
		return { database, balancer, cache };
	}

	/** What PHP and WordPress have complained about since the log was cleared. */
	async errorLog() {
		return existsSync( this.errorLogFile )
			? readFile( this.errorLogFile, 'utf8' )
			: '';
	}

	/** Everything that the web server printed, PHP's errors outside WordPress included. */
	serverLog() {
		return readFile( this.#serverLogFile, 'utf8' );
	}

	async clearErrorLog() {
		await rm( this.errorLogFile, { force: true } );
	}

	/**
	 * Remembers the database as it is now.
	 *
	 * @param {string} [file] Where to; other sites with the same kind of database can take it from there.
	 */
	async save( file = this.#savedFile ) {
		await this.#database.save( file );
	}

	/**
	 * Takes the database back to where it was at `save()`.
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
