<?php
/**
 * Calls the plugin inside a database transaction that another plugin has opened.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Transactions;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/** Option that is written in the transaction and rolled back with it. */
const MARKER = 'written_within';

/**
 * Begins a transaction, writes an option, sends requests, fires actions, and rolls back.
 *
 * @param string                                            $begin    Statement that begins the transaction.
 * @param int                                               $user_id  User that sends the requests.
 * @param list<array{string, string, array<string, mixed>}> $requests Method, route and parameters of each request.
 * @param string[]                                          $actions  Actions to fire after the requests.
 * @return array{answers: list<array{status: int, data: mixed}>, is_whole: bool, is_rolled_back: bool} `is_whole`: the
 *         option was present before the rollback; `is_rolled_back`: it was absent afterwards.
 */
function run_and_roll_back( string $begin, int $user_id, array $requests, array $actions = array() ): array {
	global $wpdb;
	wp_set_current_user( $user_id );
	rest_get_server();
	$marker = $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name = %s", MARKER );
	$wpdb->query( $begin );
	$wpdb->insert( $wpdb->options, array( 'option_name' => MARKER, 'option_value' => '1' ) );
	$answers = array();
	foreach ( $requests as list( $method, $route, $parameters ) ) {
		$request = new WP_REST_Request( $method, $route );
		'GET' === $method ? $request->set_query_params( $parameters ) : $request->set_body_params( $parameters );
		$response  = rest_do_request( $request );
		$answers[] = array( 'status' => $response->get_status(), 'data' => rest_get_server()->response_to_data( $response, false ) );
	}
	foreach ( $actions as $action ) {
		do_action( $action );
	}
	$is_whole = '1' === $wpdb->get_var( $marker );
	$wpdb->query( 'ROLLBACK' );
	$is_rolled_back = '0' === $wpdb->get_var( $marker );
	return compact( 'answers', 'is_whole', 'is_rolled_back' );
}
