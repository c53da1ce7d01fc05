import { databaseNamed } from '../../tools/database/database.mjs';
import { type SiteOptions } from '../../tools/site/site.mjs';

/** Whether FluentCart is active beside the plugin. */
export const IS_BESIDE_FLUENTCART = process.env.FCC_HOST === 'fluentcart';

/** Whether the sites use SQLite, instead of MySQL, MariaDB or a cluster. */
export const IS_ON_SQLITE =
	databaseNamed( process.env.FCC_DATABASE || undefined ) === 'sqlite';

/** Whether the sites use a cluster, with an object cache that its nodes share. */
export const IS_ON_CLUSTER = process.env.FCC_DATABASE === 'galera';

/** Whether the sites use one database server, whose users and settings a test may change. */
export const IS_ON_SERVER = ! IS_ON_SQLITE && ! IS_ON_CLUSTER;

/** The environment of the tests, from the command line of `npm test`. */
export function siteOptions( name: string ): SiteOptions {
	const { FCC_RUNTIME, FCC_DATABASE, FCC_WORDPRESS, FLUENT_CART_DIR } =
		process.env;
	return {
		name,
		database: databaseNamed( FCC_DATABASE ),
		...( FCC_RUNTIME && { runtime: FCC_RUNTIME } ),
		...( FCC_WORDPRESS && { wordpress: FCC_WORDPRESS } ),
		...( IS_BESIDE_FLUENTCART &&
			FLUENT_CART_DIR && { fluentCart: FLUENT_CART_DIR } ),
	};
}

/** The name of a site's folder. Concurrent runs have different folders. */
export function siteName( role: string ): string {
	const run = ( process.env.FCC_TEST_RUN ??= String( process.pid ) );
	return `test-${ run }-${ role }`;
}
