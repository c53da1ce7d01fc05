import { Failure } from '../lib/failure.mjs';
import { GaleraDatabase } from './galera.mjs';
import { MARIADB } from './mariadb.mjs';
import { MYSQL } from './mysql.mjs';
import { ServerDatabase } from './server.mjs';
import { SqliteDatabase } from './sqlite.mjs';

/**
 * @typedef {'sqlite' | 'mariadb' | 'mysql' | 'galera'} DatabaseName
 */

/**
 * @typedef {Object} Database
 * @property {DatabaseName}                                                                                                                                                      name
 * @property {( options: { root: string, guestPath: ( file: string ) => string, isLasting: boolean } ) => Promise< Record< string, import('../site/wp-config.mjs').Constant > >} prepare Starts it and installs its driver; resolves with constants for wp-config.php.
 * @property {( file: string ) => Promise< void >}                                                                                                                               save    Writes the whole database to a file.
 * @property {( file: string ) => Promise< void >}                                                                                                                               load    Replaces the database with the content of such a file.
 * @property {string[]}                                                                                                                                                          [hosts] Hosts of its nodes, if it has several. A PHP server runs beside each.
 * @property {( sql: string ) => Promise< string >}                                                                                                                              [query] Runs statements without a time limit; resolves with the rows, one a line, columns separated by tabs. SQLite has none.
 * @property {() => Promise< void >}                                                                                                                                             [crash] Kills it and starts it again. SQLite and a cluster have none.
 * @property {() => Promise< void >}                                                                                                                                             stop    Stops it. Its files stay in the site's folder; those of a cluster are deleted.
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

/**
 * @param {DatabaseName} name
 * @param {string}       siteFolder Where the site is, and its database with it.
 * @return {Database}
 */
export function databaseFor( name, siteFolder ) {
	switch ( name ) {
		case 'galera':
			return new GaleraDatabase( siteFolder );
		case 'mariadb':
			return new ServerDatabase( MARIADB, siteFolder );
		case 'mysql':
			return new ServerDatabase( MYSQL, siteFolder );
		default:
			return new SqliteDatabase( siteFolder );
	}
}
