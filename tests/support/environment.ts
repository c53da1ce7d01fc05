import { type SiteOptions, databaseNamed } from '../../tools/site/site.mjs';

/** Whether FluentCart is active on the sites of this run, beside the plugin. */
export const IS_BESIDE_FLUENTCART = process.env.FCC_HOST === 'fluentcart';

/** Whether the sites of this run stand on SQLite, else on MySQL, or on MariaDB of one node or several. */
export const IS_ON_SQLITE =
	databaseNamed( process.env.FCC_DATABASE || undefined ) === 'sqlite';

/** Whether they stand on a cluster, with an object cache that its machines share. */
export const IS_ON_CLUSTER = process.env.FCC_DATABASE === 'galera';

/** Whether they stand on one database server, whose users and settings a test may change. */
export const IS_ON_SERVER = ! IS_ON_SQLITE && ! IS_ON_CLUSTER;

/**
 * On what the tests of this run are to run; the command line of `npm test`
 * hands it down.
 */
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

/** A folder's name for a site of this run: two runs at once do not meet. */
export function siteName( role: string ): string {
	const run = ( process.env.FCC_TEST_RUN ??= String( process.pid ) );
	return `test-${ run }-${ role }`;
}
