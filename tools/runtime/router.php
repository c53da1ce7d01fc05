<?php
/**
 * Router of PHP's built-in web server for a WordPress folder. It serves files, sends everything else to WordPress, and
 * hides what a web server hides.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

$request_path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$request_file = $_SERVER['DOCUMENT_ROOT'] . $request_path;

// The plugin is a link to the whole checkout, with databases and downloads in dot folders.
if ( preg_match( '#/(\.(?!well-known/)|node_modules/)#', $request_path ) ) {
	http_response_code( 404 );
	return true;
}

// Sites of a network request WordPress's files below their own folder.
if ( ! file_exists( $request_file ) && preg_match( '#^/[\w-]+(/(wp-(admin|content|includes)/.*|[\w-]+\.php))$#', $request_path, $request_parts ) ) {
	$request_path = $request_parts[1];
	$request_file = $_SERVER['DOCUMENT_ROOT'] . $request_path;
	if ( is_file( $request_file ) && ! str_ends_with( $request_file, '.php' ) ) {
		header( "Location: $request_path", true, 301 );
		return true;
	}
}

if ( is_dir( $request_file ) && is_file( "$request_file/index.php" ) && '/' !== $request_path ) {
	if ( ! str_ends_with( $request_path, '/' ) ) {
		// Relative links in wp-admin need the slash.
		$request_query = (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_QUERY );
		header( "Location: $request_path/" . ( '' === $request_query ? '' : "?$request_query" ), true, 301 );
		return true;
	}
	$request_path .= 'index.php';
	$request_file .= 'index.php';
}

if ( is_file( $request_file ) && ! str_ends_with( $request_file, '.php' ) ) {
	$mime_types = array( 'css' => 'text/css', 'js' => 'text/javascript' );
	$mime_type  = $mime_types[ pathinfo( $request_file, PATHINFO_EXTENSION ) ] ?? null;
	if ( null === $mime_type || ! isset( $_GET['ver'] ) ) {
		return false;
	}
	header( "Content-Type: $mime_type; charset=utf-8" );
	header( 'Cache-Control: public, max-age=3600, immutable' );
	header( 'Content-Length: ' . filesize( $request_file ) );
	readfile( $request_file );
	return true;
}

if ( ! is_file( $request_file ) ) {
	$request_path = '/index.php';
	$request_file = $_SERVER['DOCUMENT_ROOT'] . $request_path;
}

$_SERVER['SCRIPT_NAME']     = $request_path;
$_SERVER['SCRIPT_FILENAME'] = $request_file;
$_SERVER['PHP_SELF']        = $request_path;
unset( $_SERVER['PATH_INFO'] );

// wp-admin includes files relative to the working folder.
chdir( dirname( $request_file ) );
require $request_file;
