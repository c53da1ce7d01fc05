import { type APIRequest, type APIRequestContext } from '@playwright/test';
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

/** Where the contract is served below WordPress's REST root: the documented base, unless that is FluentCart's. */
export const NAMESPACE = IS_BESIDE_FLUENTCART
	? 'fluent-cart/v1'
	: 'fluent-cart/v2';

/** The owner of the database server, as whom a site connects. */
const ROOT = 'root';

/** The character set in which a site speaks to it. */
const CHARSET = 'utf8mb4';

/** A user of it with some rights only. */
const LIMITED = 'limited';

/** All of them, the first being the other's double. */
export const NAMESPACES = IS_BESIDE_FLUENTCART
	? [ 'fluent-cart/v1' ]
	: [ 'fluent-cart/v1', 'fluent-cart/v2' ];

/**
 * A WordPress with the plugin and the demo store, for one worker. Before each
 * test it is taken back to where it started, users and sessions included.
 */
export class TestSite {
	readonly #site: Site;
	readonly #requests: APIRequest;
	/** Placed by this test. */
	readonly #dropIns: string[] = [];
	/** Must-use plugins that this test added. */
	readonly #plugins = new Set< string >();
	/** Further web servers that this test started. */
	readonly #servers: Array< { stop: () => Promise< void > } > = [];
	/** Statements that take back what this test did to the database server. */
	#undo = '';

	/** `http://127.0.0.1:…`, without a slash at the end. */
	readonly url: string;

	readonly users: Readonly<
		Record< 'admin' | 'editor' | 'subscriber', TestUser >
	>;

	/** The browser state in which the administrator is signed in. */
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

	/** Starts the site of a worker. */
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

	/** Stops it and deletes it. */
	async close(): Promise< void > {
		await this.#site.delete();
	}

	/** Takes database and log back to where they were when the site was opened. */
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
	 * Lets WordPress connect as a database user with some rights only, until this test is over. Not on SQLite.
	 *
	 * @param rights `SELECT, INSERT`, or `ALL PRIVILEGES`: without rights of the whole server, such as SUPER.
	 */
	async limitDatabaseUser( rights: string ): Promise< void > {
		await this.#site.sql(
			`DROP USER IF EXISTS ${ LIMITED }@localhost; CREATE USER ${ LIMITED }@localhost; GRANT ${ rights } ON \`wordpress\`.* TO ${ LIMITED }@localhost`
		);
		this.#undo += `DROP USER IF EXISTS ${ LIMITED }@localhost;`;
		await this.#site.define( { DB_USER: LIMITED } );
	}

	/** Lets WordPress speak to the database in another character set, until this test is over. Not on SQLite. */
	async useCharset( charset: string ): Promise< void > {
		this.#undo += 'SELECT 1;';
		await this.#site.define( { DB_CHARSET: charset } );
	}

	/** Lets the database server refuse all changes, as it does in a failover, until this test is over. Not on SQLite. */
	async makeReadOnly(): Promise< void > {
		await this.limitDatabaseUser( 'ALL PRIVILEGES' );
		await this.#site.sql( 'SET GLOBAL read_only = 1' );
		this.#undo += 'SET GLOBAL read_only = 0;';
	}

	/** Ends refuseChanges(). */
	async makeWritable(): Promise< void > {
		await this.#site.sql( 'SET GLOBAL read_only = 0' );
	}

	/**
	 * Serves the site by another PHP, too, until this test is over: one that lacks extensions, or functions that a host has
	 * disabled.
	 *
	 * @return The address, as `url`.
	 */
	async serveWithout( disabled: DisabledParts ): Promise< string > {
		const server = await this.#site.serveWithout( disabled );
		this.#servers.push( server );
		return server.url;
	}

	/** Runs SQL as the owner of the database server. Not on SQLite. */
	ownerSql( sql: string ): Promise< string > {
		return this.#site.sql( sql );
	}

	/**
	 * Calls a function of `tests/support/php/` inside WordPress, to arrange or to inspect what the API does not show. No
	 * user is signed in there.
	 *
	 * @example
	 * await site.call< number[] >( 'orders/insert_paid', { customer_id: 1 } );
	 */
	call< Result = void >(
		name: string,
		args: Record< string, unknown > = {},
		url: string = this.url
	): Promise< Result > {
		return this.#site.call< Result >( name, args, url );
	}

	/**
	 * Adds a file of `tests/support/php/plugins/` as a must-use plugin, until this test is over.
	 *
	 * @param name     `slow-orders` for `slow-orders.php`. Adding it again replaces its settings.
	 * @param settings The file reads them from `$settings`.
	 */
	async addPlugin(
		name: string,
		settings: Record< string, unknown > = {}
	): Promise< void > {
		await this.#site.placeMustUsePlugin( name, settings );
		this.#plugins.add( name );
	}

	/** Removes a plugin that addPlugin() added, before the test is over. */
	async removePlugin( name: string ): Promise< void > {
		await this.#site.removeMustUsePlugin( name );
		this.#plugins.delete( name );
	}

	/** Puts FluentCart's files in place, those of another version perhaps. */
	placeFluentCart( folder: string ): Promise< void > {
		return this.#site.placeFluentCart( folder );
	}

	/** Its nodes, what stands in front of them, and the object cache that they share. */
	get cluster(): Site[ 'cluster' ] {
		return this.#site.cluster;
	}

	/** Puts a file in the place of a part of WordPress, until this test is over. */
	async placeDropIn( name: string, file: string ): Promise< void > {
		await this.#site.placeDropIn( name, file );
		this.#dropIns.push( name );
	}

	/** Lets the object cache of a cluster forget everything. */
	async flushCache(): Promise< void > {
		await this.cluster.cache.ask( 'FLUSHALL' );
	}

	/** Takes away what placeDropIn() has placed. */
	async removeDropIns(): Promise< void > {
		for ( const name of this.#dropIns.splice( 0 ) ) {
			await this.#site.removeDropIn( name );
		}
	}

	/** All of WordPress's debug log during this test, also what others than the plugin have caused. */
	wholeErrorLog(): Promise< string > {
		return this.#site.errorLog();
	}

	/** All that the web server printed, also before this test: PHP's errors outside WordPress are there. */
	serverLog(): Promise< string > {
		return this.#site.serverLog();
	}

	/** Makes a user for this test. */
	createUser( user: NewUser ): Promise< TestUser > {
		return createUser( this.#site, user );
	}

	/** Grants rights to a user, who has none so far. */
	grant( id: number, rights: readonly Right[] ): Promise< void > {
		return grant( this.#site, id, rights );
	}

	/** Takes all rights with customers from a user. */
	revoke( id: number ): Promise< void > {
		return revoke( this.#site, id );
	}

	/** Gives a user one of FluentCart's own roles. */
	giveRole( id: number, role: string ): Promise< void > {
		return giveRole( this.#site, id, role );
	}

	/** What the plugin has caused in WordPress's debug log during this test. */
	async errorLog(): Promise< string[] > {
		return pluginEntries( await this.#site.errorLog() );
	}

	/**
	 * A client of the API, as an outside program is one: an application
	 * password, no cookie. Paths are relative to the namespace: `customers/1`.
	 *
	 * @param user      Nobody is signed in without.
	 * @param namespace The documented base by default.
	 * @param url       One of several machines; by default each request goes to the next.
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

	/**
	 * A client of the API, as a page of wp-admin is one: the cookie of a
	 * session and, unless it is left out, the nonce that belongs to it.
	 */
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
