<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Platform;

defined( 'ABSPATH' ) || exit;

/**
 * Functions of PHP that hosts disable. PHP ends a request that calls one, so they are called here only, where they are there.
 * None of them is needed for an answer to be right.
 */
final class PhpFunctions {

	/** A test looks for calls of these elsewhere. */
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
			error_log( $message );
		}
	}

	public static function pause( int $microseconds ): void {
		if ( function_exists( 'usleep' ) ) {
			usleep( $microseconds );
		}
	}

	/**
	 * @param int $usual What PHP comes with, where the setting cannot be read.
	 */
	public static function setting( string $name, int $usual ): int {
		return function_exists( 'ini_get' ) ? (int) ini_get( $name ) : $usual;
	}

	/**
	 * Lets the request run for as long as it takes, and sends what it prints as it is printed.
	 */
	public static function stream_output(): void {
		if ( function_exists( 'set_time_limit' ) ) {
			set_time_limit( 0 );
		}
		// What is held back to be compressed or looked at would be the whole file.
		if ( function_exists( 'ini_set' ) ) {
			ini_set( 'zlib.output_compression', '0' ); // phpcs:ignore WordPress.PHP.IniSet.Risky
		}
		while ( ob_get_level() > 0 && ob_end_clean() ) {
			continue;
		}
	}

	/**
	 * Sends what was printed.
	 *
	 * @return bool Whether somebody still reads it.
	 */
	public static function send_output(): bool {
		if ( function_exists( 'flush' ) ) {
			flush();
		}
		return ! function_exists( 'connection_aborted' ) || 0 === connection_aborted();
	}
}
