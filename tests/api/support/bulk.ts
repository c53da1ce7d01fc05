import { type TestSite } from '../../support/test-site.ts';
import { type BulkResult } from './api-client.ts';
import { importCustomer, rowsOf } from './store-tables.ts';

/** Adds customers without orders behind the plugin's back; their ids. */
export async function makeCustomers(
	site: TestSite,
	count: number
): Promise< number[] > {
	await importCustomer( site, { email: 'bulk0@example.com' } );
	// Not all in a row: each node of a cluster has ids of its own.
	return site.php(
		`global $wpdb;
		foreach ( array_chunk( range( 1, max( 1, $args['count'] - 1 ) ), 100 ) as $chunk ) {
			$rows = array_map( static fn ( int $n ): string => "( 'bulk$n@example.com', '' )", $chunk );
			if ( $args['count'] > 1 ) {
				$wpdb->query( "INSERT INTO {$wpdb->prefix}fct_customers ( email, notes ) VALUES " . implode( ', ', $rows ) );
			}
		}
		return array_map( 'intval', $wpdb->get_col( "SELECT id FROM {$wpdb->prefix}fct_customers WHERE email LIKE 'bulk%@example.com' ORDER BY id" ) );`,
		{ count }
	);
}

/** 1, 2, 3, … */
export function numbers( count: number ): number[] {
	return Array.from( { length: count }, ( _, index ) => index + 1 );
}

/** What was told of each customer. */
export function outcomes( { results }: BulkResult ): Record< number, string > {
	return Object.fromEntries(
		results.map( ( { customer_id: id, success, error } ) => [
			id,
			success ? 'success' : ( error?.code ?? '' ),
		] )
	);
}

/** Which of these customers are still there. */
export async function existing(
	site: TestSite,
	ids: number[]
): Promise< number[] > {
	const rows = await rowsOf< { id: string } >(
		site,
		'fct_customers',
		`WHERE id IN ( ${ ids.join() } ) ORDER BY id`
	);
	return rows.map( ( { id } ) => Number( id ) );
}

/** All of the store. */
export async function snapshot( site: TestSite ): Promise< unknown > {
	return Promise.all( [
		rowsOf( site, 'fct_customers', 'ORDER BY id' ),
		rowsOf( site, 'fct_orders', 'ORDER BY id' ),
	] );
}
