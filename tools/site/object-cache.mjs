import path from 'node:path';
import { Redis } from '../cluster/redis.mjs';
import { GaleraDatabase } from '../database/galera.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';

const DROP_IN = 'object-cache.php';

/**
 * Gives a site on a cluster an object cache, because servers that share a database share their object cache, too.
 *
 * @param {import('../database/database.mjs').Database} database
 * @param {import('./wp-content.mjs').WpContent}        content
 * @return {Promise< Redis | undefined >} Not started. Undefined on one server.
 */
export async function placeObjectCache( database, content ) {
	await content.removeDropIn( DROP_IN );
	if ( ! ( database instanceof GaleraDatabase ) ) {
		return undefined;
	}
	await content.placeDropIn(
		DROP_IN,
		path.join( PROJECT_DIR, 'tools/cluster', DROP_IN )
	);
	return new Redis( database.cacheSocket );
}
