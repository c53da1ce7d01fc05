import { type TestSite } from '../../support/test-site.ts';

/**
 * PHP that cuts a request off from its database before the statement whose
 * number the header `X-Test-Cut` names, counted from where WordPress hands the
 * request to its route. MariaDB ends the connection, as a restart or a failover
 * does, and wpdb opens another without a word; SQLite has none to lose, there
 * the statement fails. The answer's headers tell which statement it was, and
 * whether a COMMIT had been sent.
 */
export const CUT_PLUGIN = `
	// Counted, but never too many.
	add_filter( 'fluent_cart_customers/rate_limit', fn () => 100000 );
	$fcc_cut = (object) array( 'at' => (int) ( $_SERVER['HTTP_X_TEST_CUT'] ?? 0 ), 'count' => 0, 'statement' => '', 'has_committed' => false, 'is_armed' => false );
	add_filter( 'rest_request_before_callbacks', function ( $response ) use ( $fcc_cut ) {
		$fcc_cut->is_armed = true;
		return $response;
	}, PHP_INT_MAX );
	add_filter( 'rest_request_after_callbacks', function ( $response ) use ( $fcc_cut ) {
		$fcc_cut->is_armed = false;
		return $response;
	}, -1000 );
	add_filter( 'query', function ( $query ) use ( $fcc_cut ) {
		global $wpdb;
		if ( ! $fcc_cut->is_armed || '' !== $fcc_cut->statement ) {
			return $query;
		}
		if ( 'COMMIT' === $query ) {
			$fcc_cut->has_committed = true;
		}
		if ( ++$fcc_cut->count !== $fcc_cut->at ) {
			return $query;
		}
		$fcc_cut->statement = $query;
		if ( defined( 'DB_ENGINE' ) && 'sqlite' === DB_ENGINE ) {
			return 'SELECT cut FROM nowhere';
		}
		$id    = $wpdb->dbh->thread_id;
		$other = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
		$other->query( "KILL $id" );
		while ( $other->get_var( "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = $id" ) ) {
			usleep( 500 );
		}
		return $query;
	} );
	add_filter( 'rest_post_dispatch', function ( $response ) use ( $fcc_cut ) {
		$response->header( 'X-Test-Cut', rawurlencode( substr( $fcc_cut->statement, 0, 200 ) ) );
		$response->header( 'X-Test-Committed', (string) (int) $fcc_cut->has_committed );
		return $response;
	}, 1000 );
`;

/**
 * PHP that loses the connection while the first COMMIT of a request is under
 * way, if the header `X-Test-Let-Go` asks for it: the database goes on with the
 * COMMIT two seconds later, as a cluster does that counts itself, but wpdb has
 * another connection by then. The answer's header tells that it was so.
 */
export const LET_GO_PLUGIN = `
	$fcc_kept = array();
	add_filter( 'query', function ( $query ) use ( &$fcc_kept ) {
		global $wpdb;
		if ( 'COMMIT' !== $query || array() !== $fcc_kept || empty( $_SERVER['HTTP_X_TEST_LET_GO'] ) ) {
			return $query;
		}
		$connect  = fn () => ( new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST ) )->dbh;
		$fcc_kept = array( $wpdb->dbh, $blocker = $connect(), $ender = $connect() );
		foreach ( array( 'START', 'FLUSH', 'BLOCK_DDL', 'BLOCK_COMMIT' ) as $stage ) {
			mysqli_query( $blocker, "BACKUP STAGE $stage" );
		}
		mysqli_query( $wpdb->dbh, 'COMMIT', MYSQLI_ASYNC );
		mysqli_query( $ender, "BEGIN NOT ATOMIC DO SLEEP(2); KILL {$blocker->thread_id}; END", MYSQLI_ASYNC );
		$wpdb->dbh = null;
		$wpdb->db_connect( false );
		return $query;
	} );
	add_filter( 'rest_post_dispatch', function ( $response ) use ( &$fcc_kept ) {
		$response->header( 'X-Test-Let-Go', (string) (int) ( array() !== $fcc_kept ) );
		return $response;
	} );
`;

/** Customers who differ in a number only, each with all that a customer may have. */
export interface LikeCustomer {
	/** Stands in their email: `cut12`. */
	name: string;
	/** 0 for one who is not there yet. */
	id: number;
	/** Of a billing address, the primary one. */
	primaryId: number;
	/** Of another billing address. */
	addressId: number;
	/** Somebody whom nobody has. */
	userId: number;
}

/** Makes them, behind the plugin's back. */
export function likeCustomers(
	site: TestSite,
	count: number
): Promise< LikeCustomer[] > {
	return site.php(
		`global $wpdb;
		$add = function ( $table, $row ) use ( $wpdb ) {
			$wpdb->insert( $wpdb->prefix . $table, $row ) || throw new RuntimeException( $wpdb->last_error );
			return $wpdb->insert_id;
		};
		return array_map( function ( $number ) use ( $add ) {
			$name  = "cut$number";
			$users = array_map( fn ( $login ) => $add( 'users', array( 'user_login' => $login, 'user_nicename' => $login, 'user_email' => "$login@example.com" ) ), array( "a$name", "b$name" ) );
			$id    = $add( 'fct_customers', array( 'email' => "$name@example.com", 'first_name' => 'Like', 'last_name' => 'Another', 'status' => 'active', 'notes' => '', 'user_id' => $users[0] ) );
			$address = array( 'customer_id' => $id, 'type' => 'billing', 'name' => 'Like Another', 'phone' => '', 'city' => 'Paris' );
			$primary = $add( 'fct_customer_addresses', array( 'is_primary' => 1 ) + $address );
			$add( 'fct_customer_meta', array( 'customer_id' => $id, 'meta_key' => 'phone', 'meta_value' => '1' ) );
			$add( 'fct_orders', array( 'customer_id' => $id, 'status' => 'completed', 'payment_method' => 'card', 'payment_method_title' => 'Card', 'currency' => 'USD', 'note' => '', 'ip_address' => '', 'uuid' => $name ) );
			return array( 'name' => $name, 'id' => $id, 'primaryId' => $primary, 'addressId' => $add( 'fct_customer_addresses', $address ), 'userId' => $users[1] );
		}, range( 1, $args['count'] ) );`,
		{ count }
	);
}

/**
 * All that the database holds about such a customer, told alike for each of
 * them: without ids and times.
 */
export function stateOf(
	site: TestSite,
	{ id, name }: LikeCustomer
): Promise< string > {
	return site.php(
		`global $wpdb;
		$prefix = $wpdb->prefix;
		$found  = $wpdb->get_col( $wpdb->prepare( "SELECT id FROM {$prefix}fct_customers WHERE email LIKE %s", "%{$args['name']}@%" ) );
		$ids    = implode( ',', array_unique( array_map( 'intval', array_merge( array( $args['id'] ), $found ) ) ) );
		$rows   = array(
			$wpdb->get_results( "SELECT user_id IS NOT NULL, email, first_name, last_name, status, notes FROM {$prefix}fct_customers WHERE id IN ( $ids ) ORDER BY email", ARRAY_N ),
			$wpdb->get_results( "SELECT type, is_primary, name, label, address_1, city, phone FROM {$prefix}fct_customer_addresses WHERE customer_id IN ( $ids ) ORDER BY id", ARRAY_N ),
			$wpdb->get_results( "SELECT meta_key, meta_value FROM {$prefix}fct_customer_meta WHERE customer_id IN ( $ids ) ORDER BY meta_key, meta_value", ARRAY_N ),
			$wpdb->get_results(
				"SELECT (SELECT meta_key FROM {$prefix}fct_customer_meta AS m WHERE m.id = p.phone_id), (SELECT meta_key FROM {$prefix}fct_customer_meta AS m WHERE m.id = p.info_id),
					(SELECT is_primary FROM {$prefix}fct_customer_addresses AS a WHERE a.id = p.phone_address_id)
				FROM {$prefix}fcc_profiles AS p WHERE customer_id IN ( $ids )",
				ARRAY_N
			),
			$wpdb->get_col( "SELECT uuid FROM {$prefix}fct_orders WHERE customer_id IN ( $ids )" ),
			$wpdb->get_col( "SELECT kind FROM {$prefix}fcc_claims WHERE customer_id IN ( $ids ) ORDER BY kind" ),
			$wpdb->get_col( "SELECT word FROM {$prefix}fcc_words WHERE customer_id IN ( $ids ) ORDER BY word" ),
			preg_replace( '/(?<=before":|after":)\\d+/', 'id', $wpdb->get_col( "SELECT CONCAT( type, changes ) FROM {$prefix}fcc_activity WHERE customer_id IN ( $ids ) ORDER BY id" ) ),
		);
		foreach ( array( 'fct_customer_addresses', 'fct_customer_meta', 'fcc_words', 'fcc_filed', 'fcc_claims', 'fcc_activity', 'fcc_profiles' ) as $table ) {
			$rows[] = $wpdb->get_var( "SELECT COUNT(*) FROM $prefix$table WHERE customer_id NOT IN ( SELECT id FROM {$prefix}fct_customers )" );
		}
		return preg_replace( '/cut\\d+/', 'cut', wp_json_encode( $rows ) );`,
		{ id, name }
	);
}
