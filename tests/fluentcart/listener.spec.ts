import { IS_ON_SQLITE } from '../support/environment.ts';
import { type APIRequestContext } from '@playwright/test';
import { rowsOf } from '../api/support/store-tables.ts';
import { expect } from '../api/support/test.ts';
import { type TestSite } from '../support/test-site.ts';
import { test } from './support/following.ts';

const FAILURES: {
	what: string;
	sql?: string;
	plugin?: string;
}[] = [
	{ what: 'the queue is missing', sql: 'DROP TABLE {queue}' },
	{
		what: 'the queue takes no rows',
		sql: ! IS_ON_SQLITE
			? "CREATE TRIGGER refuse BEFORE INSERT ON {queue} FOR EACH ROW SIGNAL SQLSTATE '45000'"
			: 'ALTER TABLE {queue} DROP COLUMN kind',
	},
	{
		what: 'something throws within',
		plugin: `
			add_filter( 'query', function ( $query ) {
				if ( str_contains( $query, 'fcc_queue' ) && str_contains( $query, 'INSERT' ) ) {
					throw new Error( 'Thrown by a test' );
				}
				return $query;
			} );
		`,
	},
	// SQLite locks no table by itself.
	...( ! IS_ON_SQLITE
		? [
				{
					what: 'somebody else has locked the queue',
					plugin: `
						if ( str_contains( $_SERVER['REQUEST_URI'] ?? '', 'fluent-cart/v2' ) ) {
							$GLOBALS['test_rival'] = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
							$GLOBALS['test_rival']->query( 'LOCK TABLES ' . $GLOBALS['table_prefix'] . 'fcc_queue WRITE' );
						}
					`,
				},
			]
		: [] ),
];

for ( const { what, sql, plugin } of FAILURES ) {
	test( `FluentCart answers the same when ${ what }`, async ( {
		addPlugin,
		fluentCart,
		site,
	} ) => {
		const well = await written( fluentCart );
		expect( await queue( site ) ).not.toEqual( [] );

		await site.reset();
		if ( sql ) {
			await site.php(
				"global $wpdb; $wpdb->query( str_replace( '{queue}', $wpdb->prefix . 'fcc_queue', $args['sql'] ) );",
				{ sql }
			);
		}
		if ( plugin ) {
			await addPlugin( plugin );
		}
		const began = Date.now();
		expect( await written( fluentCart ) ).toEqual( well );
		// Four requests, of which three wait for a locked queue, a second each.
		expect( Date.now() - began ).toBeLessThan( 10_000 );
		expect(
			await rowsOf( site, 'fct_customers', 'WHERE id IN ( 12, 13 )' )
		).toEqual( [] );
	} );
}

test( 'FluentCart finds wpdb as it has left it', async ( { site } ) => {
	const state = await site.php( `
		global $wpdb;
		$wpdb->insert( $wpdb->prefix . 'fct_meta', array( 'object_type' => 'test', 'meta_key' => 'test' ) );
		$id = $wpdb->insert_id;
		\\FluentCart\\App\\Models\\Customer::find( 3 )->update( array( 'first_name' => 'Quirinius' ) );
		return array( $wpdb->insert_id === $id, $wpdb->rows_affected, $wpdb->last_error, strtok( $wpdb->last_query, ' ' ) );
	` );
	expect( state ).toEqual( [ true, 1, '', 'update' ] );
	expect( await queue( site ) ).toHaveLength( 1 );
} );

test( 'a row for what its rows do not tell, none for what they do', async ( {
	site,
} ) => {
	const customer =
		'$customer = \\FluentCart\\App\\Models\\Customer::find( 3 );';
	const order = '$order = \\FluentCart\\App\\Models\\Order::find( 5 );';
	for ( const [ code, rows ] of [
		[ "$customer->update( array( 'notes' => 'Called' ) );", 0 ],
		[ '$customer->recountStat();', 0 ],
		[ "$customer->updateCustomerStatus( 'inactive' );", 0 ],
		[
			"$customer->update( array( 'first_name' => 'Ada', 'last_name' => 'Byron', 'email' => 'ada@example.com' ) );",
			1,
		],
		[ "$order->update( array( 'note' => 'Ring twice' ) );", 0 ],
		[ "$order->update( array( 'payment_status' => 'pending' ) );", 0 ],
		[ "$order->syncOrderAfterRefund( 'partial', 100 );", 0 ],
		[ "$order->update( array( 'customer_id' => 9 ) );", 1 ],
		[ '$order->delete();', 1 ],
		[
			"\\FluentCart\\App\\Models\\Customer::create( array( 'email' => 'new@example.com' ) );",
			0,
		],
		// For the number of customers, the search and the overview, which read apart; in one statement.
		[ '$customer->delete();', 3 ],
	] as const ) {
		await site.php(
			'global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}fcc_queue" );'
		);
		await site.php( customer + order + code );
		expect( await queue( site ), code ).toHaveLength( rows );
	}
} );

test( 'what FluentCart rolls back is not told', async ( { site } ) => {
	await site.php( `
		global $wpdb;
		$wpdb->query( 'START TRANSACTION' );
		\\FluentCart\\App\\Models\\Customer::find( 3 )->update( array( 'first_name' => 'Quirinius' ) );
		$wpdb->query( 'ROLLBACK' );
	` );
	expect( await queue( site ) ).toEqual( [] );
} );

/** What FluentCart answers to writes that it is told of, but for times. */
async function written( fluentCart: APIRequestContext ): Promise< string[] > {
	const answers = [
		await fluentCart.put( 'customers/11', {
			data: { full_name: 'Quirinius Bell', email: 'q@example.com' },
		} ),
		await fluentCart.put( 'customers/11', {
			data: { full_name: '', email: 'nobody' },
		} ),
		await fluentCart.post( 'orders/7/change-customer', {
			data: { customer_id: 14 },
		} ),
		await fluentCart.post( 'customers/do-bulk-action', {
			data: { action: 'delete_customers', customer_ids: [ 12, 13 ] },
		} ),
	];
	return Promise.all(
		answers.map( async ( answer ) =>
			`${ answer.status() } ${ await answer.text() }`.replaceAll(
				/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/g,
				'…'
			)
		)
	);
}

/** The rows of the queue. */
function queue( site: TestSite ): Promise< object[] > {
	return site.php(
		'global $wpdb; return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}fcc_queue" );'
	);
}
