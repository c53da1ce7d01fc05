import { setTimeout as sleep } from 'node:timers/promises';
import { OURS, activate, deactivate, jobs } from '../support/plugins.ts';
import { type TestSite } from '../support/test-site.ts';
import { expect, test } from './support/test.ts';
import { IS_ON_CLUSTER, IS_ON_SQLITE } from '../support/environment.ts';

const JOB = 'fluent_cart_customers/add_indexes';

test.beforeEach( async ( { site } ) => {
	await deactivate( site, [ OURS ] );
	await dropOurIndexes( site );
} );

test( 'a small store has its indexes at once', async ( { site } ) => {
	await activate( site, [ OURS ] );
	expect( await ourIndexes( site ) ).toHaveLength( 13 );
	expect( await jobs( site ) ).not.toContain( JOB );
} );

test( 'a large store gets them in the background', async ( {
	site,
	admin,
} ) => {
	await addCustomers( site, 20_000 );
	await activate( site, [ OURS ] );
	const atOnce = await ourIndexes( site );
	expect( atOnce.every( ( name ) => name.startsWith( 'orders' ) ) ).toBe(
		true
	);
	const { pagination } = await admin.listCustomers( { order_by: 'email' } );
	expect( pagination.total ).toBe( 20_500 );

	await site.php( "do_action( 'fluent_cart_customers/sweep' );" );
	expect( await jobs( site ) ).toContain( JOB );
	await runJob( site );
	expect( await ourIndexes( site ) ).toHaveLength( 13 );
	expect( await jobs( site ) ).not.toContain( JOB );
} );

test( 'the sweep finds tables that were made anew', async ( { site } ) => {
	await activate( site, [ OURS ] );
	await dropOurIndexes( site );
	await site.php( "do_action( 'fluent_cart_customers/sweep' );" );
	expect( await jobs( site ) ).toContain( JOB );
	await runJob( site );
	expect( await ourIndexes( site ) ).toHaveLength( 13 );
} );

// SQLite locks no table for a reader.
// A cluster does it on all nodes at once, and ends who is at work there.
if ( ! IS_ON_SQLITE && ! IS_ON_CLUSTER ) {
	test( 'whoever is at work on the table is not disturbed', async ( {
		site,
		admin,
	} ) => {
		// As a backup does: a transaction that has read the tables and goes on.
		const backup = site.php( `
		global $wpdb;
		$wpdb->query( 'START TRANSACTION' );
		$wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}fct_customers" );
		$wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}fct_orders" );
		$wpdb->get_var( "SELECT GET_LOCK('fcc_backup', 0)" );
		sleep( 9 );
	` );
		// PHP's own server gives two requests that come at once to the same process, one after the other.
		await sleep( 500 );
		const isAtWork = () =>
			site.php(
				`global $wpdb; return $wpdb->get_var( "SELECT IS_USED_LOCK('fcc_backup')" );`
			);
		await expect.poll( isAtWork ).not.toBeNull();
		await activate( site, [ OURS ] );
		expect( await ourIndexes( site ) ).toEqual( [] );
		const job = runJob( site );
		// Not one of them waits for long.
		for ( let read = 0; read < 5; read++ ) {
			const begun = Date.now();
			await admin.listCustomers();
			expect( Date.now() - begun ).toBeLessThan( 5_000 );
		}
		await job;
		expect( await jobs( site ) ).toContain( JOB );
		await backup;
		await runJob( site );
		expect( await ourIndexes( site ) ).toHaveLength( 13 );
	} );
}

/** What WordPress's cron does with the job when its time has come. */
function runJob( site: TestSite ): Promise< void > {
	return site.php(
		'wp_unschedule_hook( $args["job"] ); do_action( $args["job"] );',
		{
			job: JOB,
		}
	);
}

/** `customers.fcc_status` … */
function ourIndexes( site: TestSite ): Promise< string[] > {
	return site.php( `
		global $wpdb;
		$found = array();
		foreach ( array( 'customers', 'orders' ) as $table ) {
			foreach ( array_unique( $wpdb->get_col( "SHOW INDEX FROM {$wpdb->prefix}fct_$table", 2 ) ) as $name ) {
				$found[] = "$table.$name";
			}
		}
		return array_values( preg_grep( '/[.]fcc_/', $found ) );
	` );
}

async function dropOurIndexes( site: TestSite ): Promise< void > {
	for ( const index of await ourIndexes( site ) ) {
		const [ table, name ] = index.split( '.' );
		await site.php(
			'global $wpdb; $wpdb->query( "ALTER TABLE {$wpdb->prefix}fct_{$args["table"]} DROP INDEX {$args["name"]}" );',
			{ table, name }
		);
	}
}

/** Past every plugin, as an importer does. */
function addCustomers( site: TestSite, number: number ): Promise< void > {
	return site.php(
		`global $wpdb;
		foreach ( array_chunk( range( 1, $args['number'] ), 1000 ) as $chunk ) {
			$rows = implode( ', ', array_map( fn ( $n ) => "( 'many$n@example.com', '', '2026-01-01', '2026-01-01' )", $chunk ) );
			$wpdb->query( "INSERT INTO {$wpdb->prefix}fct_customers ( email, notes, created_at, updated_at ) VALUES $rows" );
		}`,
		{ number }
	);
}
