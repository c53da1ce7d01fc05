import { type APIRequest, type APIRequestContext } from '@playwright/test';
import {
	PSEUDO_LOCALE,
	writePseudoLocale,
} from '../../tools/languages/pseudo-locale.mjs';
import type { DisabledParts } from '../../tools/runtime/php.mjs';
import { Site } from '../../tools/site/site.mjs';
import { IS_BESIDE_FLUENTCART, siteName, siteOptions } from './environment.ts';
import { pluginEntries } from './error-log.ts';
import { type Right, giveRole, grant, prepareRoles, revoke } from './rights.ts';
import { templateFile } from './template.ts';
import {
	type NewUser,
	type TestUser,
	basicAuthorization,
	createUser,
	signIn,
} from './users.ts';

type StorageState = Awaited<
	ReturnType< APIRequestContext[ 'storageState' ] >
>;

/** The contract's namespace below WordPress's REST root: the documented base, unless FluentCart serves that. */
export const NAMESPACE = IS_BESIDE_FLUENTCART
	? 'fluent-cart/v1'
	: 'fluent-cart/v2';

/** The owner of the database server, and the default database user of a site. */
const ROOT = 'root';

/** The default character set of a site's connection. */
const CHARSET = 'utf8mb4';

/** A database user with some rights only. */
const LIMITED = 'limited';

/** All namespaces. The first is an alias of the second. */
export const NAMESPACES = IS_BESIDE_FLUENTCART
	? [ 'fluent-cart/v1' ]
	: [ 'fluent-cart/v1', 'fluent-cart/v2' ];

/**
 * A WordPress with the plugin and the demo store, for one worker. It is reset before each test, users and sessions
 * included.
 */
export class TestSite {
	readonly #site: Site;
	readonly #requests: APIRequest;
	readonly #dropIns: string[] = [];
	readonly #plugins = new Set< string >();
	/** It takes ten seconds, and a reset keeps the files. */
	#pseudoLocale: Promise< void > | undefined;
	readonly #servers: Array< { stop: () => Promise< void > } > = [];
	/** Statements that undo this test's changes of the database server. */
	#undo = '';

	/** `http://127.0.0.1:…`, without a trailing slash. */
	readonly url: string;

	readonly users: Readonly<
		Record< 'admin' | 'editor' | 'subscriber', TestUser >
	>;

	readonly adminState: StorageState;

	private constructor(
		site: Site,
		requests: APIRequest,
		users: TestSite[ 'users' ],
		adminState: StorageState
	) {
		this.#site = site;
		this.#requests = requests;
		this.url = site.url;
		this.users = users;
		this.adminState = adminState;
	}

	static async open(
		workerIndex: number,
		requests: APIRequest
	): Promise< TestSite > {
		const site = await Site.prepare(
			siteOptions( siteName( String( workerIndex ) ) )
		);
		try {
			await site.restore( templateFile() );
			await site.start();
			await prepareRoles( site );
			const users = {
				admin: await createUser( site, { login: 'admin' } ),
				editor: await createUser( site, { login: 'editor' } ),
				subscriber: await createUser( site, { login: 'subscriber' } ),
			};
			const session = await signIn( site.url, users.admin, requests );
			const adminState = await session.storageState();
			await session.dispose();
			await site.save();
			return new TestSite( site, requests, users, adminState );
		} catch ( error ) {
			await site.delete();
			throw error;
		}
	}

	async close(): Promise< void > {
		await this.#site.delete();
	}

	/** Restores the database and the log of the opened site. */
	async reset(): Promise< void > {
		await this.removeDropIns();
		for ( const name of this.#plugins ) {
			await this.removePlugin( name );
		}
		for ( const server of this.#servers.splice( 0 ) ) {
			await server.stop();
		}
		if ( this.#undo ) {
			await this.#site.sql( this.#undo );
			await this.#site.define( { DB_USER: ROOT, DB_CHARSET: CHARSET } );
			this.#undo = '';
		}
		await this.#site.restore();
		await this.#site.clearErrorLog();
	}

	/**
	 * Connects WordPress as a database user with some rights only, for this test. Not on SQLite.
	 *
	 * @param rights `SELECT, INSERT`, or `ALL PRIVILEGES`: without rights on the whole server, such as SUPER.
	 */
	async limitDatabaseUser( rights: string ): Promise< void > {
		await this.#site.sql(
			`DROP USER IF EXISTS ${ LIMITED }@localhost; CREATE USER ${ LIMITED }@localhost; GRANT ${ rights } ON \`wordpress\`.* TO ${ LIMITED }@localhost`
		);
		this.#undo += `DROP USER IF EXISTS ${ LIMITED }@localhost;`;
		await this.#site.define( { DB_USER: LIMITED } );
	}

	/** Connects WordPress to the database in another character set, for this test. Not on SQLite. */
	async useCharset( charset: string ): Promise< void > {
		this.#undo += 'SELECT 1;';
		await this.#site.define( { DB_CHARSET: charset } );
	}

	/** Makes the database server read-only for this test, as in a failover. Not on SQLite. */
	async makeReadOnly(): Promise< void > {
		await this.limitDatabaseUser( 'ALL PRIVILEGES' );
		await this.#site.sql( 'SET GLOBAL read_only = 1' );
		this.#undo += 'SET GLOBAL read_only = 0;';
	}

	/** Ends makeReadOnly(). */
	async makeWritable(): Promise< void > {
		await this.#site.sql( 'SET GLOBAL read_only = 0' );
	}

	/**
	 * Serves the site with another PHP, too, for this test: one without some extensions, or with disabled functions.
	 *
	 * @return The address, as `url`.
	 */
	async serveWithout( disabled: DisabledParts ): Promise< string > {
		const server = await this.#site.servers.startWithout( disabled );
		this.#servers.push( server );
		return server.url;
	}

	/** Kills PHP or the database server in the middle of its work, and starts it again. Not on a cluster. */
	crash( part: 'php' | 'database' ): Promise< void > {
		return part === 'php'
			? this.#site.servers.crash()
			: this.#site.crashDatabase();
	}

	/** Runs SQL as the owner of the database server. Not on SQLite. */
	ownerSql( sql: string ): Promise< string > {
		return this.#site.sql( sql );
	}

	/**
	 * Calls a function of `tests/support/php/` inside WordPress, to arrange or to inspect data outside of the API. No
	 * user is signed in there.
	 *
	 * @example
	 * await site.call< number >( 'customers/insert_user', { login: 'ben' } );
	 */
	call< Result = void >(
		name: string,
		args: Record< string, unknown > = {},
		url: string = this.url
	): Promise< Result > {
		return this.#site.call< Result >( name, args, url );
	}

	/**
	 * Adds a file of `tests/support/php/plugins/` as a must-use plugin, for this test.
	 *
	 * @param name     `database/slow-statements` for `database/slow-statements.php`. Adding it again replaces its settings.
	 * @param settings The file reads them from `$settings`.
	 */
	async addPlugin(
		name: string,
		settings: Record< string, unknown > = {}
	): Promise< void > {
		await this.#site.content.placeMustUsePlugin( name, settings );
		this.#plugins.add( name );
	}

	/**
	 * Shows the site in the pseudo-locale, for this test.
	 *
	 * @param isRtl Whether it is written from right to left.
	 */
	async usePseudoLocale( isRtl = false ): Promise< void > {
		this.#pseudoLocale ??= writePseudoLocale(
			this.#site.content.languages
		);
		await this.#pseudoLocale;
		await this.addPlugin( 'language', {
			locale: PSEUDO_LOCALE,
			is_rtl: isRtl,
		} );
	}

	/** Removes a plugin of addPlugin() before the end of the test. */
	async removePlugin( name: string ): Promise< void > {
		await this.#site.content.removeMustUsePlugin( name );
		this.#plugins.delete( name );
	}

	/** Copies FluentCart's files to the site, for example of another version. */
	placeFluentCart( folder: string ): Promise< void > {
		return this.#site.content.placeFluentCart( folder );
	}

	/** The nodes, the balancer and the shared object cache. */
	get cluster(): Site[ 'cluster' ] {
		return this.#site.cluster;
	}

	/** Copies a drop-in into WordPress's content folder, for this test. */
	async placeDropIn( name: string, file: string ): Promise< void > {
		await this.#site.content.placeDropIn( name, file );
		this.#dropIns.push( name );
	}

	async flushCache(): Promise< void > {
		await this.cluster.cache.ask( 'FLUSHALL' );
	}

	async removeDropIns(): Promise< void > {
		for ( const name of this.#dropIns.splice( 0 ) ) {
			await this.#site.content.removeDropIn( name );
		}
	}

	/** WordPress's debug log during this test, with entries of other causes than this plugin. */
	wholeErrorLog(): Promise< string > {
		return this.#site.errorLog();
	}

	/** The output of the web server, also before this test. It contains PHP's errors outside of WordPress. */
	serverLog(): Promise< string > {
		return this.#site.serverLog();
	}

	createUser( user: NewUser ): Promise< TestUser > {
		return createUser( this.#site, user );
	}

	/** Grants rights to a user without any. */
	grant( id: number, rights: readonly Right[] ): Promise< void > {
		return grant( this.#site, id, rights );
	}

	revoke( id: number ): Promise< void > {
		return revoke( this.#site, id );
	}

	/** Gives a user one of FluentCart's own roles. */
	giveRole( id: number, role: string ): Promise< void > {
		return giveRole( this.#site, id, role );
	}

	/** The entries in WordPress's debug log that the plugin caused during this test. */
	async errorLog(): Promise< string[] > {
		return pluginEntries( await this.#site.errorLog() );
	}

	/**
	 * A client of the API like an external program: with an application password, without a cookie. Paths are
	 * relative to the namespace: `customers/1`.
	 *
	 * @param user      Without a user, the client is not signed in.
	 * @param namespace The documented base by default.
	 * @param url       One of several nodes. By default each request goes to the next one.
	 */
	client(
		user?: TestUser,
		namespace: string = NAMESPACE,
		url: string = this.url
	): Promise< APIRequestContext > {
		return this.#requests.newContext( {
			baseURL: `${ url }/wp-json/${ namespace }/`,
			storageState: { cookies: [], origins: [] },
			extraHTTPHeaders: user
				? { Authorization: basicAuthorization( user ) }
				: {},
		} );
	}

	/** A client of the API like a page of wp-admin: with the cookie of a session and, by default, its nonce. */
	async sessionClient(
		user: TestUser,
		{ nonce = true, namespace = NAMESPACE } = {}
	): Promise< APIRequestContext > {
		const session = await signIn( this.url, user, this.#requests );
		const answer = await session.get(
			`${ this.url }/wp-admin/admin-ajax.php?action=rest-nonce`
		);
		const headers: Record< string, string > = nonce
			? { 'X-WP-Nonce': await answer.text() }
			: {};
		const client = await this.#requests.newContext( {
			baseURL: `${ this.url }/wp-json/${ namespace }/`,
			storageState: await session.storageState(),
			extraHTTPHeaders: headers,
		} );
		await session.dispose();
		return client;
	}
}
