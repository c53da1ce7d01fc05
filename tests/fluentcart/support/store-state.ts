import { type TestSite } from '../../support/test-site.ts';

/** All that FluentCart and WordPress keep, which is nothing of ours. */
export interface StoreState {
	/** By table, without the prefix. */
	rows: Record< string, unknown[] >;
	/** How each of these tables is made, without the next id. */
	schema: Record< string, string >;
	options: Record< string, string >;
	roles: unknown;
	/** The events of WordPress's cron. */
	jobs: string[];
}

/** Reads it past every cache. Of what is ours it holds nothing but the indexes on FluentCart's tables. */
export function storeState( site: TestSite ): Promise< StoreState > {
	return site.call( 'store-state/read' );
}

/**
 * How FluentCart's tables are made on a site that never had this plugin: by
 * FluentCart, a second time, with another prefix.
 */
export async function schemaOfFluentCart(
	site: TestSite
): Promise< StoreState[ 'schema' ] > {
	return site.call( 'store-state/schema_of_fluentcart' );
}

/** The same schema without the indexes that are ours. */
export function withoutPluginIndexes(
	schema: StoreState[ 'schema' ]
): StoreState[ 'schema' ] {
	return Object.fromEntries(
		Object.entries( schema ).map( ( [ table, made ] ) => [
			table,
			made.replace( /,\s+KEY `fcc_\w+` \([^)]*\)/g, '' ),
		] )
	);
}
