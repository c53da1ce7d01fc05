import fc from 'fast-check';
import { requestsTo } from './support/generated-requests.ts';
import { OPERATIONS } from './support/operations.ts';
import { expect, test } from './support/test.ts';

const { FCC_RUNS, FCC_SEED } = process.env;

/** `FCC_RUNS=1000` looks harder, `FCC_SEED=1` elsewhere; a failure prints its seed. */
const EFFORT = {
	seed: Number( FCC_SEED ?? 20261123 ),
	numRuns: Number( FCC_RUNS ?? 30 ),
	// All operations together take a minute at most, on whatever machine.
	...( ! FCC_RUNS && {
		interruptAfterTimeLimit: 60_000 / OPERATIONS.length,
	} ),
};

/**
 * Tells of each request whether a row changed meanwhile, and of what PHP
 * complained.
 */
const WATCH = `
	function fcc_test_rows() {
		global $wpdb;
		$rows = array();
		foreach ( array( 'fct_customers', 'fct_customer_addresses', 'fct_customer_meta', 'fct_orders', 'fcc_claims', 'fcc_words', 'fcc_filed', 'fcc_version', 'fcc_profiles', 'fcc_exports', 'fcc_activity', 'users' ) as $table ) {
			$rows[] = $wpdb->get_results( "SELECT * FROM $wpdb->prefix$table" );
		}
		return md5( serialize( $rows ) );
	}
	$fcc_test = (object) array( 'before' => '', 'complaints' => array() );
	set_error_handler( function ( $level, $message, $file, $line ) use ( $fcc_test ) {
		if ( error_reporting() & $level ) {
			$fcc_test->complaints[] = "$message in $file:$line";
		}
		return false;
	} );
	add_filter( 'rest_pre_dispatch', function ( $result ) use ( $fcc_test ) {
		$fcc_test->before = fcc_test_rows();
		return $result;
	}, -1000 );
	add_filter( 'rest_post_dispatch', function ( $response ) use ( $fcc_test ) {
		$response->header( 'X-Test-Rows', fcc_test_rows() === $fcc_test->before ? 'same' : 'changed' );
		$response->header( 'X-Test-Complaints', rawurlencode( implode( '; ', $fcc_test->complaints ) ) );
		return $response;
	}, 1000 );
`;

test.use( { rateLimits: 'lifted' } );

for ( const operation of OPERATIONS ) {
	test( `${ operation.operationId } bears whatever is sent`, async ( {
		addPlugin,
		admin,
		site,
	} ) => {
		test.setTimeout( 60_000 + EFFORT.numRuns * 500 );
		await addPlugin( WATCH );
		// A small store, since it is read again and again.
		await site.php(
			`global $wpdb;
			foreach ( array( 'fct_customers' => 'id', 'fct_customer_addresses' => 'customer_id', 'fct_customer_meta' => 'customer_id', 'fct_orders' => 'customer_id', 'fcc_words' => 'customer_id', 'fcc_filed' => 'customer_id' ) as $table => $column ) {
				$wpdb->query( "DELETE FROM $wpdb->prefix$table WHERE $column > 9" );
			}`
		);
		await fc.assert(
			fc.asyncProperty(
				requestsTo( operation ),
				async ( { method, path, ...options } ) => {
					const answer = await admin.send( method, path, options );
					const { status, headers } = answer;
					const mayChange = status < 300 && method !== 'GET';
					expect( {
						isServerError: status >= 500,
						complaints: decodeURIComponent(
							headers[ 'x-test-complaints' ] ?? 'none told'
						),
						rows: mayChange ? 'same' : headers[ 'x-test-rows' ],
					} ).toEqual( {
						isServerError: false,
						complaints: '',
						rows: 'same',
					} );
				}
			),
			EFFORT
		);
	} );
}
