import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

/** As FluentCart 1.3.25 made them on MariaDB 10.11. */
const FLUENTCART = new URL(
	'../support/fluentcart/fluentcart-1.3.25.sql',
	import.meta.url
);

/** Where FluentCart keeps JSON as text (its Schema.php). */

const TABLES = [
	'fct_customers',
	'fct_customer_addresses',
	'fct_customer_meta',
	'fct_orders',
];

test(
	"the tables are FluentCart's own, so that it can be added later",
	{ tag: [ '@standalone', '@oldest', '@cluster' ] },
	async ( { site } ) => {
		const [ theirs, ours ] = await site.call< Record< string, string >[] >(
			'tables/definitions_with_reference',
			{
				sql: await statements(),
				names: TABLES,
			}
		);
		for ( const table of TABLES ) {
			expect( definitions( ours?.[ table ] ), table ).toEqual(
				definitions( theirs?.[ table ] )
			);
		}
	}
);

/** With JSON by the name that it has there, and open for the collation of the site. */
async function statements(): Promise< string > {
	const sql = await readFile( FLUENTCART, 'utf8' );
	return sql
		.replace( /^--.*$/gm, '' )
		.replace(
			/longtext .* CHECK \(json_valid\(.*\)\)/g,
			`${ IS_ON_SQLITE ? 'longtext' : 'JSON' } DEFAULT NULL`
		)
		.replaceAll( 'bigint(20)', 'bigint' ) // MariaDB says what it is by itself.
		.replace( /ENGINE=.*;/g, ';' );
}

/**
 * The columns, keys and options of a CREATE TABLE, without what may differ: the
 * prefix, the next id, and the indexes that we add.
 */
function definitions( sql = '' ): string[] {
	return (
		sql
			.replaceAll( /`(reference|wp)_/g, '`' )
			.replace( / AUTO_INCREMENT=\d+/, '' )
			// MySQL adds the character set where a dump named the collation, which begins with it.
			.replaceAll(
				'CHARACTER SET utf8mb4 COLLATE utf8mb4_',
				'COLLATE utf8mb4_'
			)
			.split( '\n' )
			.map( ( line ) => line.trim().replace( /,$/, '' ) )
			.filter( ( line ) => ! line.startsWith( 'KEY `fcc_' ) )
	);
}
