<?php
/**
 * Plugin Name: Local site
 * Description: Makes this WordPress a local one: nothing goes out, and the tools that started it can arrange it. Never shipped with the plugin.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\LocalSite;

use mysqli;
use Throwable;

defined( 'ABSPATH' ) || exit;

/** Answer of every api.wordpress.org service if there is nothing to update. */
const NO_UPDATES = '{"offers":[],"plugins":[],"themes":[],"translations":[],"no_update":[]}';

/** A feed without news, for the dashboard. */
const NO_NEWS = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>';

if ( isset( $_GET['fcc-local-site'] ) ) {
	settle();
	// The option was read before the change.
	wp_cache_delete( 'alloptions', 'options' );
}

add_filter( 'pre_http_request', __NAMESPACE__ . '\\stay_inside', 10, 3 );
add_filter( 'pre_wp_mail', '__return_true' );
add_filter( 'admin_email_check_interval', '__return_zero' );
add_action( 'wp_loaded', __NAMESPACE__ . '\\run_requested_code', PHP_INT_MAX );

/**
 * Answers requests to other hosts locally, without news, so a site works the same with and without a network.
 *
 * @param mixed                $response False, or what another filter answered.
 * @param array<string, mixed> $args     Arguments of the request.
 * @param string               $url      URL of the request.
 * @return mixed The response; unchanged for requests to this site.
 */
function stay_inside( mixed $response, array $args, string $url ): mixed {
	$is_inside = wp_parse_url( $url, PHP_URL_HOST ) === wp_parse_url( home_url(), PHP_URL_HOST );
	// The installer requests a page of its own server, to test permalinks. A server with one worker would never answer.
	if ( $is_inside && ! wp_installing() ) {
		return $response;
	}
	$path = (string) wp_parse_url( $url, PHP_URL_PATH );

	[ $code, $type, $body ] = match ( 1 ) {
		preg_match( '#-check/[\d.]+/$#', $path ) => array( 200, 'application/json', NO_UPDATES ),
		preg_match( '#/feed/$#', $path )         => array( 200, 'application/rss+xml', NO_NEWS ),
		default                                  => array( 404, 'text/plain', '' ),
	};

	return array(
		'headers'  => array( 'content-type' => $type ),
		'body'     => $body,
		'response' => array(
			'code'    => $code,
			'message' => get_status_header_desc( $code ),
		),
		'cookies'  => array(),
		'filename' => null,
	);
}

/**
 * Runs PHP for a tool if the request has this site's token: `POST /?fcc-local-site` with `{ "file", "function", "args"
 * }` or `{ "code", "args" }`. Answers the returned value as JSON.
 */
function run_requested_code(): void {
	if ( ! isset( $_GET['fcc-local-site'] ) ) {
		return;
	}
	if ( ! hash_equals( FCC_LOCAL_SITE_TOKEN, (string) ( $_SERVER['HTTP_X_FCC_LOCAL_SITE_TOKEN'] ?? '' ) ) ) {
		status_header( 403 );
		exit;
	}

	$task = json_decode( (string) file_get_contents( 'php://input' ), true, 512, JSON_THROW_ON_ERROR );
	try {
		$result = isset( $task['function'] )
			? call_function( $task['file'], $task['function'], $task['args'] )
			: run_code( $task['code'], $task['args'] );
		$answer = array( 'result' => $result );
	} catch ( Throwable $error ) {
		$answer = array( 'error' => get_class( $error ) . ': ' . $error->getMessage() . "\n" . $error->getTraceAsString() );
	}

	settle();
	header( 'Content-Type: application/json' );
	echo wp_json_encode( $answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES );
	exit;
}

/**
 * Waits until all nodes of a cluster have all commits. A test's arrangement is then visible on every node, so a stale
 * read in the test is the plugin's fault.
 */
function settle(): void {
	foreach ( defined( 'FCC_DB_HOSTS' ) ? explode( ',', FCC_DB_HOSTS ) : array() as $host ) {
		// A test may have killed that node.
		$node = @new mysqli( null, DB_USER, DB_PASSWORD, DB_NAME, 0, explode( ':', $host )[1] ); // phpcs:ignore WordPress.PHP.NoSilencedErrors, Generic.PHP.NoSilencedErrors
		if ( 0 === $node->connect_errno ) {
			$node->query( 'SET SESSION wsrep_sync_wait = 15' );
			$node->query( 'SELECT 1' );
		}
	}
}

/**
 * Calls a function of a PHP file in this plugin's checkout.
 *
 * @param string               $file     Path within the checkout.
 * @param string               $function Name with its namespace.
 * @param array<string, mixed> $args     By parameter name.
 * @return mixed What the function returns.
 */
function call_function( string $file, string $function, array $args ): mixed {
	require_once WP_PLUGIN_DIR . "/fluent-cart-customers/$file";
	return $function( ...$args );
}

/**
 * Runs PHP in its own scope.
 *
 * @param string               $code Without an opening tag.
 * @param array<string, mixed> $args The code reads them from `$args`.
 * @return mixed What the code returns.
 */
function run_code( string $code, array $args ): mixed { // phpcs:ignore Generic.CodeAnalysis.UnusedFunctionParameter -- The code reads it.
	// phpcs:ignore Squiz.PHP.Eval.Discouraged -- Running code is what this local tool is for.
	return eval( $code );
}
