/** The tables of this plugin by purpose, and FluentCart's. */
const GROUPS = {
	customers: [ 'fct_customers' ],
	orders: [ 'fct_orders' ],
	search: [ 'fcc_search_terms', 'fcc_search_documents' ],
};

/** @typedef {Record< string, { data: number, indexes: number } >} Sizes In bytes, by group. */

/**
 * @param {import('../../../tools/site/site.mjs').Site} site On MariaDB.
 * @return {Promise< Sizes >}
 */
export async function sizesOfTables( site ) {
	/** @type {Sizes} */
	const sizes = {};
	for ( const [ group, tables ] of Object.entries( GROUPS ) ) {
		const names = tables.map( ( table ) => `'wp_${ table }'` ).join();
		await site.sql(
			tables
				.map( ( table ) => `ANALYZE TABLE wp_${ table };` )
				.join( ' ' )
		);
		const [ data = 0, indexes = 0 ] = (
			await site.sql(
				`SELECT SUM(data_length), SUM(index_length) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (${ names })`
			)
		)
			.trim()
			.split( '\t' )
			.map( Number );
		sizes[ group ] = { data, indexes };
	}
	return sizes;
}

/**
 * @param {{ customers: number, sizes: Sizes }[]} stores
 * @return {string[]} Lines of Markdown.
 */
export function tableOfSizes( stores ) {
	return [
		`| MB (data + indexes), with customers | ${ stores
			.map( ( { customers } ) => customers.toLocaleString( 'en-US' ) )
			.join( ' | ' ) } |`,
		`| --- |${ ' ---: |'.repeat( stores.length ) }`,
		...Object.keys( GROUPS ).map(
			( group ) =>
				`| ${ group } | ${ stores
					.map( ( { sizes } ) =>
						[ sizes[ group ]?.data, sizes[ group ]?.indexes ]
							.map( ( bytes = 0 ) =>
								( bytes / 1e6 ).toFixed( 1 )
							)
							.join( ' + ' )
					)
					.join( ' | ' ) } |`
		),
	];
}
