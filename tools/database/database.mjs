import { GaleraDatabase } from './galera.mjs';
import { MARIADB } from './mariadb.mjs';
import { MYSQL } from './mysql.mjs';
import { ServerDatabase } from './server.mjs';
import { SqliteDatabase } from './sqlite.mjs';

/**
 * @param {import('../site/site.mjs').DatabaseName} name
 * @param {string}                                  siteFolder Where the site is, and its database with it.
 * @return {import('../site/site.mjs').Database}
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
