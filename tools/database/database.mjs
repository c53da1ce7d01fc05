import { MariaDbDatabase } from './mariadb.mjs';
import { SqliteDatabase } from './sqlite.mjs';

/**
 * @param {import('../site/site.mjs').DatabaseName} name
 * @param {string}                                  siteFolder Where the site is, and its database with it.
 * @return {import('../site/site.mjs').Database}
 */
export function databaseFor( name, siteFolder ) {
	return name === 'mariadb'
		? new MariaDbDatabase( siteFolder )
		: new SqliteDatabase( siteFolder );
}
