<?php
/**
 * Calls the plugin within a database transaction, as another plugin may.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Transactions;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/** Written within the transaction, and rolled back with it. */
const MARKER = 'written_within';

/**
 * Begins a transaction, writes, sends requests, fires actions, deletes a user, and rolls back.
 *
 * @param string                                                      $begin    The statement that begins it.
 * @param int                                                         $user_id  Who sends the requests.
 * @param list<array{string, string, array<string, mixed>}>           $requests Method, route and parameters.
 * @param string[]                                                    $actions  Fired behind them.
 * @return array{answers: list<array{status: int, data: mixed}>, is_whole: bool, is_rolled_back: bool} Whether what was written was there before the rollback, and gone after it.
 */
function within( string $begin, int $user_id, array $requests, array $actions = array() ): array {
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
