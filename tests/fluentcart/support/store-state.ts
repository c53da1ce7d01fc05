import { type TestSite } from '../../support/test-site.ts';

/** All data of FluentCart and WordPress, without this plugin's. */
export interface StoreState {
	/** By table, without the prefix. */
	rows: Record< string, unknown[] >;
	/** The definition of each table, without the next id. */
	schema: Record< string, string >;
	options: Record< string, string >;
	roles: unknown;
	/** The events of WordPress's cron. */
	jobs: string[];
}

/** Reads it without caches. Of this plugin it contains only the indexes on FluentCart's tables. */
export function storeState( site: TestSite ): Promise< StoreState > {
	return site.call( 'store-state/read' );
}

/**
 * The definitions of FluentCart's tables on a site without this plugin: FluentCart creates them again, with another
 * prefix.
 */
export async function schemaOfFluentCart(
	site: TestSite
): Promise< StoreState[ 'schema' ] > {
	return site.call( 'store-state/schema_of_fluentcart' );
}

/** The same schema without this plugin's indexes. */
export function withoutPluginIndexes(
	schema: StoreState[ 'schema' ]
): StoreState[ 'schema' ] {
	return Object.fromEntries(
		Object.entries( schema ).map( ( [ table, made ] ) => [
			table,
			made.replace(
				// The index of notes has the length of its beginning: (`notes`(1)).
				/,\s+KEY `fcc_\w+` \((?:[^()]|\(\d+\))*\)/g,
				''
			),
		] )
	);
}
