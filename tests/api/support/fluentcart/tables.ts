import { type TestSite } from '../../../support/test-site.ts';
import { runSql } from '../store-tables.ts';

/**
 * Tables that only FluentCart creates, with the columns that the plugin uses (FluentCart 1.3.25,
 * database/Migrations).
 */
const TABLES = {
	subscriptions: `
		id BIGINT UNSIGNED NOT NULL PRIMARY KEY AUTO_INCREMENT,
		customer_id BIGINT(20) UNSIGNED NOT NULL,
		parent_order_id BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
		status VARCHAR(45) NULL`,
	label_relationships: `
		id BIGINT UNSIGNED NOT NULL PRIMARY KEY AUTO_INCREMENT,
		label_id BIGINT(20) NOT NULL,
		labelable_id BIGINT(20) NOT NULL,
		labelable_type VARCHAR(192) NOT NULL,
		created_at DATETIME NULL,
		updated_at DATETIME NULL`,
	label: `
		id BIGINT UNSIGNED NOT NULL PRIMARY KEY AUTO_INCREMENT,
		value VARCHAR(192) NOT NULL UNIQUE,
		created_at DATETIME NULL,
		updated_at DATETIME NULL`,
	carts: `
		customer_id BIGINT(20) UNSIGNED NULL,
		cart_hash varchar(192) NOT NULL,
		UNIQUE KEY cart_hash (cart_hash)`,
	order_download_permissions: `
		id BIGINT UNSIGNED NOT NULL PRIMARY KEY AUTO_INCREMENT,
		order_id BIGINT(20) UNSIGNED NOT NULL,
		customer_id BIGINT(20) UNSIGNED NOT NULL`,
};

type FluentCartTable = keyof typeof TABLES;

type Rows = Partial<
	Record< FluentCartTable, Record< string, string | number >[] >
>;

/** Creates FluentCart's own tables if missing, as an earlier FluentCart leaves them, and adds rows. */
export async function addFluentCartTables(
	site: TestSite,
	rows: Rows = {}
): Promise< void > {
	await runSql(
		site,
		...Object.entries( TABLES ).map(
			( [ table, columns ] ) =>
				`CREATE TABLE IF NOT EXISTS {fct_${ table }} ( ${ columns } )`
		)
	);
	await site.call( 'rows/insert_all', {
		rows: Object.fromEntries(
			Object.entries( rows ).map( ( [ table, ofTable ] ) => [
				`fct_${ table }`,
				ofTable,
			] )
		),
	} );
}
