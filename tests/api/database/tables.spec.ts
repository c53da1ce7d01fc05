import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

/** As created by FluentCart 1.3.25 on MariaDB 10.11. */
const FLUENTCART = new URL(
	'../support/fluentcart/fluentcart-1.3.25.sql',
	import.meta.url
);

const TABLES = [
	'fct_customers',
	'fct_customer_addresses',
	'fct_customer_meta',
	'fct_orders',
];

test(
	'the tables are identical to FluentCart’s, so that FluentCart can be added later',
	{ tag: [ '@standalone', '@oldest', '@cluster' ] },
	async ( { site } ) => {
		const [ fluentCartTables, pluginTables ] = await site.call<
			Record< string, string >[]
		>( 'tables/definitions_with_reference', {
			sql: await statements(),
			names: TABLES,
		} );
		for ( const table of TABLES ) {
			expect( definitions( pluginTables?.[ table ] ), table ).toEqual(
				definitions( fluentCartTables?.[ table ] )
			);
		}
	}
);

/** With JSON under its name on this database, and without the collation of the site. */
async function statements(): Promise< string > {
	const sql = await readFile( FLUENTCART, 'utf8' );
	return sql
		.replace( /^--.*$/gm, '' )
		.replace(
			/longtext .* CHECK \(json_valid\(.*\)\)/g,
			`${ IS_ON_SQLITE ? 'longtext' : 'JSON' } DEFAULT NULL`
		)
		.replaceAll( 'bigint(20)', 'bigint' ) // MariaDB adds this automatically.
		.replace( /ENGINE=.*;/g, ';' );
}

/**
 * The columns, keys and options of a CREATE TABLE statement, without parts that may differ: the prefix, the next id,
 * and the indexes of this plugin.
 */
function definitions( sql = '' ): string[] {
	return (
		sql
			.replaceAll( /`(reference|wp)_/g, '`' )
			.replace( / AUTO_INCREMENT=\d+/, '' )
			// MySQL adds the character set where a dump names the collation, which starts with it.
			.replaceAll(
				'CHARACTER SET utf8mb4 COLLATE utf8mb4_',
				'COLLATE utf8mb4_'
			)
			.split( '\n' )
			.map( ( line ) => line.trim().replace( /,$/, '' ) )
			.filter( ( line ) => ! line.startsWith( 'KEY `fcc_' ) )
	);
}
