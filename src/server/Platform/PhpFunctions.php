<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * PHP functions that some web hosts disable. A call of a disabled function ends the request, so only this class calls them, if
 * they exist. No answer depends on them.
 */
final class PhpFunctions {

	/** A test fails if other classes call them. */
	public const GUARDED = array(
		'connection_aborted',
		'error_log',
		'flush',
		'getenv',
		'gethostname',
		'getmypid',
		'ignore_user_abort',
		'ini_get',
		'ini_set',
		'php_uname',
		'set_time_limit',
		'sleep',
		'usleep',
	);

	public static function log( string $message ): void {
		if ( function_exists( 'error_log' ) ) {
			error_log( $message ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- Failures that no screen shows.
		}
	}

	public static function pause( int $microseconds ): void {
		if ( function_exists( 'usleep' ) ) {
			usleep( $microseconds );
		}
	}

	/**
	 * @param int $default PHP's default, used if the setting cannot be read.
	 */
	public static function setting( string $name, int $default ): int {
		return function_exists( 'ini_get' ) ? (int) ini_get( $name ) : $default;
	}

	/**
	 * Removes the time limit of the request, and the buffers and compression of its output.
	 */
	public static function stream_output(): void {
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( 0 ); // phpcs:ignore Squiz.PHP.DiscouragedFunctions.Discouraged -- A download of a million rows.
		}
		// Compression and buffers would hold the whole file in memory.
		if ( function_exists( 'ini_set' ) ) {
			ini_set( 'zlib.output_compression', '0' ); // phpcs:ignore WordPress.PHP.IniSet.Risky, Squiz.PHP.DiscouragedFunctions.Discouraged -- Of this response only.
		}
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
	}

	/**
	 * Ends the answer, if the web server can do that before the request ends.
	 */
	public static function finish_request(): void {
		foreach ( array( 'fastcgi_finish_request', 'litespeed_finish_request' ) as $function ) {
			if ( function_exists( $function ) ) {
				$function();
				return;
			}
		}
	}

	/**
	 * Sends the output.
	 *
	 * @return bool Whether the client is still connected.
	 */
	public static function send_output(): bool {
		if ( function_exists( 'flush' ) ) {
			flush();
		}
		return ! function_exists( 'connection_aborted' ) || 0 === connection_aborted();
	}
}
